import "server-only";
import { type Candidate, candidatesIn, type Found } from "#lib/articles/candidates";
import { refusalOf } from "#lib/articles/policy";
import type { ReadArticleInput } from "#lib/articles/schema";
import type { Context } from "#lib/context";
import type { Db } from "#lib/db";
import { invalid, Refused } from "#lib/errors";
import { fold } from "#lib/fold";
import { thatLookLike } from "#lib/parties/look-alikes";
import type { PartyKind } from "#lib/parties/schema";

export type KnownParty = { id: string; name: string; kind: PartyKind };

/** A candidate, and whom of those that it names the registry knows. */
export type ReadCandidate = Candidate & { knownSpeaker: KnownParty | null; knownCited: KnownParty | null };
export type ReadArticle = Omit<Found, "candidates"> & { candidates: ReadCandidate[] };

/** @throws Refused 401, 403; 422 with why an article cannot be read */
export async function readArticle(ctx: Context, input: ReadArticleInput): Promise<ReadArticle> {
  const refusal = refusalOf("read", ctx.actor);
  if (refusal) throw new Refused(refusal);
  const publisher = input.publisherId && (await ctx.db.party.findUnique({ where: { id: input.publisherId }, select: { name: true } }));
  if (input.publisherId && !publisher) throw invalid([{ path: "publisherId", message: "This party is not in the registry." }]);
  const found = candidatesIn({ ...input, paper: publisher ? publisher.name : "" });
  if ("refusal" in found) throw invalid([{ path: "text", message: found.refusal }]);
  const namesOf = ({ speaker }: Candidate) => (speaker && speaker.kind !== "unnamed" ? [speaker.name, speaker.otherName ?? ""] : []);
  const known = await partiesNamed(
    ctx.db,
    found.candidates.flatMap((one) => [...namesOf(one), one.cites ?? ""]),
  );
  const first = (names: readonly string[]) => names.flatMap((name) => known.get(fold(name)) ?? [])[0] ?? null;
  return {
    ...found,
    candidates: found.candidates.map((one) => ({
      ...one,
      knownSpeaker: first(namesOf(one)),
      knownCited: first(one.cites ? [one.cites] : []),
    })),
  };
}

/** Those who have one of these names, as it is written but for case, accents and spacing; of several, the first entered. */
async function partiesNamed(db: Db, names: readonly string[]): Promise<Map<string, KnownParty>> {
  const wanted = new Set(names.map(fold).filter((name) => name !== ""));
  const known = new Map<string, KnownParty>();
  if (wanted.size === 0) return known;
  const rows = await db.party.findMany({
    where: thatLookLike([...wanted]),
    select: { id: true, name: true, otherNames: true, kind: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 1_000,
  });
  const add = (name: string, { id, name: main, kind }: (typeof rows)[number]) => {
    if (wanted.has(fold(name)) && !known.has(fold(name))) known.set(fold(name), { id, name: main, kind });
  };
  for (const row of rows) add(row.name, row);
  for (const row of rows) for (const other of row.otherNames) add(other, row);
  return known;
}
