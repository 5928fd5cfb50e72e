import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectTo, type Db } from "../../lib/db.ts";
import { env } from "../../lib/env.ts";
import { listText } from "../../lib/publication/lists.ts";
import { searchClaims } from "../../lib/search/queries.ts";
import { aPublishedClaim } from "../../prisma/factories/claims.ts";
import { acting, aPerson } from "../../prisma/factories/people.ts";
import { atEnd } from "../cli.ts";
import { say } from "../failure.ts";
import type { Promised } from "../measure.ts";
import { scaleDatabase } from "../measuring/scale-database.ts";

// A search as its page and as the API make it, in the database with the big set: 150,000 claims, or with BENCH_TIMES=7 the set seven times
// over, with changed words. Left out where the set is not there.

/** What was promised for the set once; more than once may take four times as long. */
const LIMIT_MS = 50;
const times = env.BENCH_TIMES;
const limitMs = times === 1 ? LIMIT_MS : 4 * LIMIT_MS;

/** Claims in languages of which the set has few or none. */
const OTHERS: readonly (readonly [language: string, text: string])[] = [
  ["ru", "В Запорожье началось строительство нового моста через Днепр"],
  ["ru", "Вакцины вызывают болезни, говорят противники прививок"],
  ["ru", "Украина и Россия обменялись пленными"],
  ["uk", "Київ отримав нові вакцини від партнерів"],
  ["zh", "中国政府宣布将在北京建设新的核电站"],
  ["zh", "北京市长说空气质量有所改善，疫苗供应充足"],
  ["zh", "上海疫苗接种率超过百分之九十"],
  ["ar", "أعلنت الوزارة أن الجسر الكبير مغلق أمام الشاحنات"],
];

/** The searches of each kind. */
function searches(): [kind: string, asked: string[]][] {
  const lines = readFileSync(join(import.meta.dirname, "search-queries.txt"), "utf8").split("\n");
  return lines.flatMap((line, at) => {
    const kind = /^\[(.+)\]$/.exec(line)?.[1];
    if (kind === undefined) return [];
    const end = lines.findIndex((other, after) => after > at && other === "");
    return [[kind, lines.slice(at + 1, end === -1 ? undefined : end)]];
  });
}

async function writeOthers(db: Db): Promise<void> {
  const there = await db.claim.findMany({ where: { text: { in: OTHERS.map(([, text]) => text) } }, select: { text: true } });
  if (there.length === OTHERS.length) return;
  const now = new Date("2025-12-27T10:00:00Z");
  const author = acting(db, await aPerson(db, "editor", now), now);
  const reviewer = acting(db, await aPerson(db, "reviewer", now), now);
  for (const [language, text] of OTHERS) await aPublishedClaim(author, reviewer, { language, text });
  await db.$executeRaw`VACUUM ANALYZE publication_search`;
}

/** The middle and the 95th of a hundred. */
const share = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/**
 * Of what each round took, the 95th of a hundred and the middle. The rounds of a kind are read by two promises; the first one makes them.
 * Of a dozen searches the 95th of a hundred is the slowest: it is told, and promised of all of them together.
 */
function promisesOf(title: string, asked: readonly (() => Promise<unknown>)[]): Promised[] {
  let sorted: number[] = [];
  const run = async () => {
    const took: number[] = [];
    for (const ask of asked) {
      const began = performance.now();
      await ask();
      took.push(performance.now() - began);
    }
    sorted = took.sort((one, other) => one - other);
    return share(sorted, 0.95);
  };
  return [
    { title: `${title}, p95`, ...(asked.length > 20 && { limitMs }), tells: true, run },
    { title: `${title}, p50`, limitMs, tells: true, run: () => share(sorted, 0.5) },
  ];
}

async function made(): Promise<Promised[]> {
  const url = await scaleDatabase(times);
  if (url === null) {
    say("search: left out, as the big set is not beside the project");
    return [];
  }
  const db = connectTo(url, 4);
  atEnd(() => db.$disconnect());
  await writeOthers(db);
  const { count } = (await db.$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM publication_search`)[0];
  say(`search: ${count.toLocaleString("en")} claims can be found${times > 1 ? `, which are ${times} times the set` : ""}`);
  const kinds = searches();
  const all = kinds.flatMap(([, asked]) => asked);
  const page = (q: string) => () => searchClaims(db, { q });
  return [
    ...promisesOf("search, every kind", all.map(page)),
    ...kinds.flatMap(([kind, asked]) => promisesOf(`search, ${kind}`, asked.map(page))),
    ...promisesOf(
      "search, of a status",
      all.map((q) => () => searchClaims(db, { q, status: "unreviewed" })),
    ),
    ...promisesOf(
      "search, of some years",
      all.map((q) => () => searchClaims(db, { q, from: "2016-01-01", to: "2018-12-31" })),
    ),
    ...promisesOf(
      "search, its last page",
      all.map((q) => () => searchClaims(db, { q }, { last: true })),
    ),
    ...promisesOf(
      "search by the API, newest first",
      all.map((q) => () => listText(db, (query) => db.$queryRaw(query), { q }, undefined, 50)),
    ),
  ];
}

export const promises = await made();
