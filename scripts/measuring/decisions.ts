// Decides claims by the commands while their pages are read through a proxy, and prints after how many milliseconds each decision was seen
// there, as JSON. Runs with --conditions=react-server, as commands need it.
import "../cli.ts";

import { get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { reopenClaim, submitClaim } from "../../lib/claims/commands.ts";
import { connectTo } from "../../lib/db.ts";
import { env } from "../../lib/env.ts";
import { decide } from "../../lib/review/commands.ts";
import { aDecision, aPublishedClaim, seenOf } from "../../prisma/factories/claims.ts";
import { acting, aPerson } from "../../prisma/factories/people.ts";
import { finish } from "../cli.ts";

const [site = "", times = "7"] = process.argv.slice(2);
const db = connectTo(env.DATABASE_URL ?? "", 2);
const author = acting(db, await aPerson(db, "editor"));
const reviewer = acting(db, await aPerson(db, "reviewer"));

function read(address: string): Promise<{ code: number; location: string; text: string }> {
  return new Promise((done, failed) => {
    get(address, { agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => done({ code: response.statusCode ?? 0, location: response.headers.location ?? "", text }));
    }).on("error", failed);
  });
}

const taken: number[] = [];
for (let time = 0; time < Number(times); time++) {
  const claim = await aPublishedClaim(author, reviewer);
  const { location } = await read(`${site}/claims/${claim.number}`);
  const address = `${site}${new URL(location, site).pathname}`;
  const words = `It was looked at again, time ${time} of ${process.pid}.`;
  const opened = await reopenClaim(author, seenOf(claim), "correction", "It was looked at again.");
  const submitted = await submitClaim(author, { number: claim.number, revision: opened.revision });
  // The page is warm at every layer, and is asked for all the time.
  for (let once = 0; once < 20; once++) await read(address);
  await wait(time * 137);
  await read(address);
  await decide(reviewer, { ...aDecision({ number: claim.number, revision: submitted.revision }), rationale: words });
  const began = performance.now();
  while (!(await read(address)).text.includes(words)) {
    if (performance.now() - began > 30_000) throw new Error("A decision was not seen within 30 seconds.");
    await wait(5);
  }
  taken.push(performance.now() - began);
}
await db.$disconnect();
await finish(0, JSON.stringify(taken));
