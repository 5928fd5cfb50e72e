import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { assess } from "../../lib/evidence/assess.ts";
import { type Dossier, parseDossier } from "../../lib/evidence/dossier.ts";
import { inFull, type Told, told } from "../../lib/evidence/sample-dossier.ts";
import { Failure } from "../failure.ts";
import type { Promised } from "../measure.ts";

const MANY = 10_000;
const names = (count: number, what: string) => Array.from({ length: count }, (_, place) => `${what} ${place}`);
/** Always the same row of numbers below a limit. */
function numbers(seed = 1): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Everybody saw it, so that every pair matters. */
function witnesses(people: string[], ties: [string, string][], more: Partial<Told> = {}): Told {
  return {
    parties: { person: people },
    ties: ties.map(([from, to]) => [`${from} part_of ${to}`] as const),
    sources: Object.fromEntries(people.map((name) => [name, name])),
    evidence: people.map((name) => [name, "asserts", "observed"] as const),
    ...more,
  };
}

function repeats(origin: "first-hand word of witness" | "repeats site 9999"): Told {
  const sites = names(MANY, "site");
  return {
    speaker: "witness",
    parties: { person: ["witness"] },
    sources: Object.fromEntries(sites.map((site) => [site, null])),
    evidence: sites.map((site, place) => [site, "asserts", place === 0 ? origin : `repeats ${sites[place - 1]}`] as const),
  };
}

function shapes(): Record<string, Told> {
  const people = names(MANY + 1, "party");
  const all = names(MANY, "party");
  const half = names(MANY / 2, "party");
  const below = people.slice(1);
  const random = numbers();
  const tie = (one = 0, other = 0): [string, string] => [people[one] ?? "", people[other] ?? ""];
  return {
    "a chain of 10,000 repeats": repeats("first-hand word of witness"),
    "a ring of 10,000 repeats": repeats("repeats site 9999"),
    "10,000 origins": witnesses(all, []),
    "10,000 origins on the speaker's side": witnesses(
      people,
      below.map((name): [string, string] => [name, people[0] ?? ""]),
      { speaker: people[0] ?? "" },
    ),
    "10,000 unnamed origins": { ...witnesses(all, []), parties: { unnamed: all } },
    "10,000 ties in a chain": witnesses(
      people,
      below.map((_, place) => tie(place, place + 1)),
    ),
    "10,000 ties in a ring": witnesses(
      all,
      all.map((_, place) => tie(place, (place + 1) % MANY)),
    ),
    "10,000 ties to one hub": witnesses(
      people,
      below.map((_, place) => tie(place + 1, 0)),
    ),
    "10,000 ties, a hundred to a hundred": witnesses(
      names(200, "party"),
      all.map((_, place) => tie(place % 100, 100 + Math.floor(place / 100))),
    ),
    "10,000 ties that make nobody one side": {
      ...witnesses(people, []),
      ties: below.map((name) => [`${name} member_of ${people[0]}`] as const),
    },
    "10,000 who are concerned, and answers of one of them": {
      concerns: all,
      parties: { person: all },
      responses: all.map(() => [all[7] ?? "", "no_comment"] as const),
    },
    "10,000 ties at random": witnesses(
      half,
      all.map(() => tie(random(MANY / 2), random(MANY / 2))),
    ),
    "10,000 ties, all one side but the last two": witnesses(half, [
      ...half.slice(2, -1).map((_, place) => tie(place + 2, 0)),
      ...half.slice(2, -2).map((_, place) => tie(place + 2, 1)),
      tie(MANY / 2 - 1, 1),
      tie(0, 1),
    ]),
  };
}

function ofTheArticle(): Dossier[] {
  const file = resolve(import.meta.dirname, "../../../shared/data/dossiers/article.json");
  if (!existsSync(file))
    return [
      told({
        speaker: "President",
        saidOn: "2025-12-24",
        concerns: ["Other government"],
        parties: { person: ["President"], state: ["State"], body: ["Other government"], medium: ["Paper", "Site"] },
        ties: [["President speaks_for State", "2012-05-07"]],
        sources: { report: ["Paper", "2025-12-25"], repeat: ["Site", "2025-12-26"] },
        evidence: [
          ["report", "asserts", "word of President"],
          ["repeat", "asserts", "repeats report"],
        ],
        responses: [["Other government", "no_reply", { askedOn: "2025-12-25" }]],
      }),
    ];
  return (JSON.parse(readFileSync(file, "utf8")) as { dossier: unknown }[]).map(({ dossier }) => parsedOf(dossier));
}

function parsedOf(raw: unknown): Dossier {
  const parsed = parseDossier(raw);
  if ("dossier" in parsed) return parsed.dossier;
  throw new Failure(`A dossier to be measured is not valid: ${parsed.problems[0]?.path}: ${parsed.problems[0]?.message}`);
}

const article = ofTheArticle();

export const promises: Promised[] = [
  ...Object.entries(shapes()).map(([title, story]): Promised => {
    const dossier = parsedOf(inFull(story));
    return { title: `assess: ${title}`, limitMs: 100, run: () => assess(dossier) };
  }),
  {
    title: "assess: a dossier of the article",
    limitMs: 0.2,
    times: 100 * article.length,
    run: (() => {
      let turn = 0;
      return () => assess(article[turn++ % article.length] as Dossier);
    })(),
  },
];
