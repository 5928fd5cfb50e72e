import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db as client, type Read, readDirectly } from "#lib/db";
import { claimSchema, licenceLineSchema } from "#lib/publication/api-schema";
import { CSV_COLUMNS, type Download, downloaded, stateOfClaims } from "#lib/publication/downloads";
import { retractClaim } from "#lib/publication/publish";
import { aDraft, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
const heading = {
  licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  publisher: "The Courier",
  site: "https://claims.example",
  madeAt: "2026-01-02T09:00:00.000Z",
};
let editor: Context;
let reviewer: Context;
const published: number[] = [];

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
  for (let at = 0; at < 5; at++) published.push((await aPublishedClaim(editor, reviewer, { text: `=Claim, "number" ${at}` })).number);
  await aDraft(editor, { text: "A quoll that nobody has published" });
});

async function whole(format: Download, atOnce?: number): Promise<string> {
  let text = "";
  for await (const piece of downloaded(readDirectly, format, heading, atOnce)) text += piece;
  return text;
}

describe("a download", () => {
  it("as JSON Lines is the licence, then every published claim once, in the order of their numbers", async () => {
    for (const atOnce of [1, 2, 5, 250]) {
      const [first, ...lines] = (await whole("jsonl", atOnce)).trimEnd().split("\n");
      expect(licenceLineSchema.parse(JSON.parse(first ?? ""))).toEqual(heading);
      const claims = lines.map((line) => claimSchema.parse(JSON.parse(line)));
      expect(claims.map((claim) => claim.number)).toEqual(published);
      expect(claims[0]?.url).toMatch(/^https:\/\/claims\.example\/claims\/\d+-/);
    }
  });

  it("as CSV says the licence in a comment, names its columns, and runs nothing", async () => {
    const [comment, columns, first] = (await whole("csv")).split("\r\n");
    expect(comment).toMatch(/^# Licence: CC BY 4\.0 \| https:\/\/creativecommons\.org/);
    expect(columns).toBe(CSV_COLUMNS.join(","));
    expect(first).toContain(`"'=Claim, ""number"" 0"`);
  });

  it("as CSV says the licence in one cell that nothing runs, whatever the newsroom and the licence are called", async () => {
    const licence = { name: 'Ours;=1+1\t"=2"', url: "https://claims.example/licence,=3;=4" };
    const pieces = downloaded(readDirectly, "csv", { ...heading, licence, publisher: "Acme,=1+1\r\n=5" });
    const [comment, columns] = String((await pieces.next()).value).split("\r\n");
    await pieces.return(undefined);
    expect(comment).toBe(
      "# Licence: Ours =1+1 =2  | https://claims.example/licence%2C=3%3B=4 | Acme =1+1 =5 | https://claims.example | as published at 2026-01-02T09:00:00.000Z",
    );
    expect(columns).toBe(CSV_COLUMNS.join(","));
  });

  it("never holds what has not been published", async () => {
    for (const format of ["csv", "jsonl"] as const) expect(await whole(format)).not.toMatch(/quoll/);
  });

  it("keeps what was retracted, with the reason, and is known to be another after each change", async () => {
    const states = [await stateOfClaims(readDirectly)];
    const claim = await aPublishedClaim(editor, reviewer, { text: "A forged letter" });
    states.push(await stateOfClaims(readDirectly));
    await retractClaim({ ...reviewer, now: new Date(reviewer.now.getTime() + 60_000) }, seenOf(claim), "It was forged.");
    expect(await whole("jsonl")).toContain('"reason":"It was forged."');
    expect(await whole("csv")).toContain(",It was forged.,\r\n");
    // A transaction may end after one that began later.
    const at = new Date(editor.now.getTime() - 60_000);
    states.push(await stateOfClaims(readDirectly));
    await aPublishedClaim({ ...editor, now: at }, { ...reviewer, now: at });
    states.push(await stateOfClaims(readDirectly));
    expect(new Set([...states, await stateOfClaims(readDirectly)]).size).toBe(4);
  });

  it("asks for no more once nobody reads it", async () => {
    let asked = 0;
    const counted: Read = (query) => {
      asked++;
      return readDirectly(query);
    };
    const pieces = downloaded(counted, "jsonl", heading, 1);
    await pieces.next();
    await pieces.return(undefined);
    expect([asked, (await pieces.next()).done]).toEqual([1, true]);
  });
});
