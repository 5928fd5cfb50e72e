import "server-only";
import type { Actor } from "#lib/auth/roles";
import { mergingOf, refusalOf } from "#lib/claims/policy";
import type { DeskClaim, DeskEvidence } from "#lib/claims/queries";
import type { Db } from "#lib/db";
import type { Refusal } from "#lib/errors";
import { pieceKey } from "#lib/publication/pieces";
import { onlyOtherWay } from "#lib/relations/merge";

/** What a merge would do, as somebody may know it: withheld evidence that they may not see is a number. */
export type MergePreview = {
  /** Why this person cannot merge them in this way now; null: they can. */
  refused: string | null;
  kept: MergeSide;
  gone: MergeSide;
  sources: { moved: string[]; there: string[]; hidden: number };
  topics: string[];
  counts: { requests: number; verdicts: number; relations: number; reports: number; unsaved: number };
};

/** One of the two, with what is compared. */
export type MergeSide = Pick<DeskClaim, "number" | "revision" | "draft" | "state" | "published"> & { isPublic: boolean };

export async function mergePreview(db: Db, actor: Actor, kept: DeskClaim, gone: DeskClaim): Promise<MergePreview> {
  const there = new Set(kept.evidence.flatMap((one) => keyOf(one) ?? []));
  const shown = gone.evidence.filter((one) => one.source !== null);
  const isThere = (one: DeskEvidence) => there.has(keyOf(one) ?? "");
  const titles = (pieces: readonly DeskEvidence[]) => pieces.flatMap(({ source }) => source?.title ?? []);
  const { id } = gone;
  const [requests, verdicts, relations, reports, unsaved] = await Promise.all([
    db.response.count({ where: { claimId: id } }),
    db.thirdPartyVerdict.count({ where: { claimId: id } }),
    db.claimRelation.count({
      where: {
        OR: [
          { claimId: id, otherId: { not: kept.id } },
          { otherId: id, claimId: { not: kept.id } },
        ],
      },
    }),
    db.report.count({ where: { claimNumber: gone.number, handledAt: null } }),
    db.draftBuffer.count({ where: { claimId: id } }),
  ]);
  return {
    refused: refusalToMerge(actor, kept, gone)?.sentence ?? null,
    kept: sideOf(kept),
    gone: sideOf(gone),
    sources: {
      moved: titles(shown.filter((one) => !isThere(one))),
      there: titles(shown.filter(isThere)),
      hidden: gone.evidence.length - shown.length,
    },
    topics: gone.draft.topics.filter((topic) => !kept.draft.topics.includes(topic)),
    counts: { requests, verdicts, relations, reports, unsaved },
  };
}

function refusalToMerge(actor: Actor, kept: DeskClaim, gone: DeskClaim): Refusal | null {
  const refusal = refusalOf(mergingOf(gone.facts), actor, gone.facts) ?? refusalOf("addEvidence", actor, kept.facts);
  if (refusal) return refusal;
  return gone.facts.hasCurrentVersion && !kept.facts.hasCurrentVersion ? onlyOtherWay(kept.number, gone.number) : null;
}

const sideOf = ({ number, revision, draft, state, published, facts }: DeskClaim): MergeSide => ({
  number,
  revision,
  draft,
  state,
  published,
  isPublic: facts.hasCurrentVersion,
});

/** What makes a piece of evidence the same; null where it is hidden. */
function keyOf({ source, stance, basis }: DeskEvidence): string | null {
  if (source === null || basis === null || basis.fromHidden) return null;
  return pieceKey({ source: source.id, stance, basis: { ...basis, party: basis.party?.id ?? null, from: basis.from?.id ?? null } });
}
