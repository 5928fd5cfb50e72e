import "server-only";
import { type Candidate, candidatesIn, type Found } from "#lib/articles/candidates";
import { refusalOf } from "#lib/articles/policy";
import type { ReadArticleInput } from "#lib/articles/schema";
import type { Context } from "#lib/context";
import { invalid, Refused } from "#lib/errors";
import { fold } from "#lib/fold";
import { partiesByName } from "#lib/imports/matches";

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
  const known = await partiesByName(
    ctx.db,
    found.candidates.flatMap((one) => [...namesOf(one), ...said(one.cites)]),
  );
  const first = (names: readonly string[]): KnownParty | null => {
    const [party] = names.flatMap((name) => known.get(fold(name)) ?? []);
    return party ? { id: party.id, name: party.name } : null;
  };
  return {
    ...found,
    candidates: found.candidates.map((one) => ({
      ...one,
      knownSpeaker: first(namesOf(one)),
      knownCited: first(said(one.cites)),
    })),
  };
}
