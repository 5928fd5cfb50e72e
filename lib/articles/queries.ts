import "server-only";
import { type Candidate, candidatesIn, type Found } from "#lib/articles/candidates";
import { refusalOf } from "#lib/articles/policy";
import type { ReadArticleInput } from "#lib/articles/schema";
import type { Context } from "#lib/context";
import type { Db } from "#lib/db";
import { invalid, Refused } from "#lib/errors";
import { fold } from "#lib/fold";
import { findByName } from "#lib/imports/matches";

export type KnownParty = { id: string; name: string };

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
  const said = (...names: (string | null)[]) => names.filter((name) => name !== null);
  const namesOf = ({ speaker }: Candidate) => (speaker && speaker.kind !== "unnamed" ? said(speaker.name, speaker.otherName) : []);
  const known = await partiesNamed(
    ctx.db,
    found.candidates.flatMap((one) => [...namesOf(one), ...said(one.cites)]),
  );
  const first = (names: readonly string[]) => names.flatMap((name) => known.get(fold(name)) ?? [])[0] ?? null;
  return {
    ...found,
    candidates: found.candidates.map((one) => ({
      ...one,
      knownSpeaker: first(namesOf(one)),
      knownCited: first(said(one.cites)),
    })),
  };
}

/** Of the registry, who has one of these names, by the folded name. */
async function partiesNamed(db: Db, names: readonly string[]): Promise<Map<string, KnownParty>> {
  const ids = await findByName(db, names);
  const parties = await db.party.findMany({ where: { id: { in: [...new Set(ids.values())] } }, select: { id: true, name: true } });
  const byId = new Map(parties.map((party) => [party.id, party]));
  return new Map(
    [...ids].flatMap(([name, id]) => {
      const party = byId.get(id);
      return party ? [[name, party] as const] : [];
    }),
  );
}
