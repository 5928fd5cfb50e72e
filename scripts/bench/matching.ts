import { connectTo, type Db } from "../../lib/db.ts";
import { similarOnDesk, similarText } from "../../lib/matching/queries.ts";
import { atEnd } from "../cli.ts";
import type { Promised } from "../measure.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";

// The claims that are similar to a text, as the desk asks while somebody types and as the API answers, in the database with the big set.

const LIMIT_MS = 150;
const ASKED = 100;

/** What somebody may type: claims of the record, their beginnings, two of them in one, and words that are in very many. */
async function textsFrom(db: Db): Promise<string[]> {
  const claims = await db.claim.findMany({ orderBy: { id: "asc" }, select: { text: true }, take: ASKED, skip: 5_000 });
  const texts = claims.map((claim) => claim.text);
  const begun = texts.map((text) => text.split(" ").slice(0, 4).join(" "));
  const two = texts.slice(1).map((text, at) => `${texts[at]} ${text}`);
  return [...texts, ...begun, ...two, "the", "Trump said that", "We will win", "Obama and Clinton", "the economy of the United States"];
}

function promise(title: string, texts: readonly string[], ask: (text: string) => Promise<unknown>): Promised {
  const run = async () => {
    const took: number[] = [];
    for (const text of texts) {
      const began = performance.now();
      await ask(text);
      took.push(performance.now() - began);
    }
    took.sort((one, other) => one - other);
    return took[Math.floor(took.length * 0.95)] ?? 0;
  };
  return { title, limitMs: LIMIT_MS, tells: true, run };
}

async function made(): Promise<Promised[]> {
  const url = await scaleDatabase();
  if (url === null) return [];
  const db = connectTo(url, 4);
  atEnd(() => db.$disconnect());
  const texts = await textsFrom(db);
  return [
    promise("similar claims while one is typed, p95", texts, (text) => similarOnDesk(db, text, null)),
    promise("similar claims by the API, p95", texts, (text) => similarText(db, text, 10)),
  ];
}

export const promises = await made();
export const leftOut = promises.length === 0 ? [NO_SCALE_SET] : [];
