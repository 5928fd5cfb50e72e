import "server-only";
import type { ClaimState, Status } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import type { Db } from "#lib/db";
import { type Candidate, candidatesInPublic, candidatesOnDesk, comparedIn } from "#lib/matching/candidates";
import { ranked } from "#lib/matching/likeness";
import { partsOf } from "#lib/matching/parts";
import { learnedOf, type RecordName } from "#lib/matching/sample";
import { type Sought, soughtOf } from "#lib/matching/sought";

export type Similar = { number: number; score: number };

/** The published claims that are most similar to a text, as JSON texts of the API, each with how similar it is. What was retracted is not among them. */
export async function similarText(db: Db, text: string, limit: number): Promise<string> {
  const similar = await mostSimilar(db, "public", text, limit, (sought) => candidatesInPublic(db, sought));
  const rows = await db.$queryRaw<{ number: number; json: string }[]>`
    SELECT number, json FROM publication WHERE number = ANY(${similar.map((one) => one.number)}::int[])`;
  const texts = new Map(rows.map((row) => [row.number, row.json]));
  const claims = similar.flatMap(({ number, score }) => {
    const json = texts.get(number);
    return json === undefined ? [] : [`${json.slice(0, -1)},"score":${score}}`];
  });
  return claims.join(",");
}

/** A claim that may be the one that is being written. */
export type SimilarClaim = Similar & {
  revision: number;
  text: string;
  language: string;
  speaker: string | null;
  speakerUnknown: boolean;
  saidOn: string | null;
  undated: boolean;
  state: ClaimState;
  /** Of the public version; null: it was retracted. */
  status: Status | null;
};

/** What is less similar is not worth a look while somebody writes, nor what is by far less so than the most similar one. */
const WORTH_A_LOOK = 0.15;
/** What is less similar is not worth a question: nobody is asked whether it is the same. */
const WORTH_ASKING = 0.35;
const BY_FAR = 0.4;
const SHOWN = 5;

/** The claims of the desk that are most similar to what is being written. @param except the claim that it is */
export function similarOnDesk(db: Db, text: string, except: number | null): Promise<SimilarClaim[]> {
  return onDesk(db, text, except, WORTH_A_LOOK);
}

/** Those that a text may well repeat, where somebody is to say whether it does. */
export function repeatedOnDesk(db: Db, text: string): Promise<SimilarClaim[]> {
  return onDesk(db, text, null, WORTH_ASKING);
}

async function onDesk(db: Db, text: string, except: number | null, worth: number): Promise<SimilarClaim[]> {
  const similar = await mostSimilar(db, "desk", text, SHOWN, (sought) => candidatesOnDesk(db, sought, except));
  const least = Math.max(worth, BY_FAR * (similar[0]?.score ?? 0));
  const scores = new Map(similar.filter((one) => one.score >= least).map((one) => [one.number, one.score]));
  const claims = await db.claim.findMany({
    where: { number: { in: [...scores.keys()] }, state: { notIn: ["discarded", "retracted"] } },
    select: {
      number: true,
      revision: true,
      text: true,
      language: true,
      speaker: { select: { name: true } },
      speakerUnknown: true,
      saidOn: true,
      undated: true,
      state: true,
      status: true,
    },
  });
  return claims
    .map((claim) => ({ ...claim, saidOn: toDay(claim.saidOn), speaker: claim.speaker?.name ?? null, score: scores.get(claim.number) ?? 0 }))
    .sort((one, other) => other.score - one.score || one.number - other.number);
}

async function mostSimilar(
  db: Db,
  record: RecordName,
  text: string,
  limit: number,
  find: (sought: readonly Sought[]) => Promise<Candidate[]>,
): Promise<Similar[]> {
  const parts = partsOf(text);
  if (parts.words.length === 0) return [];
  const { rarity, claims } = await learnedOf(db, record);
  const found = (await find(soughtOf(parts, rarity, claims))).map((one) => ({ number: one.number, parts: partsOf(comparedIn(one)) }));
  // A claim may have been met by what is not compared, such as a publisher.
  return ranked(parts, rarity, found)
    .filter(({ score }) => score > 0)
    .slice(0, limit)
    .map(({ number, score }) => ({ number, score: Math.round(score * 1_000) / 1_000 }));
}
