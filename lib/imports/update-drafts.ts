import "server-only";
import { isDeepStrictEqual } from "node:util";
import { changeClaim } from "#lib/claims/change";
import { contentOf as contentOfClaim, editClaim } from "#lib/claims/commands";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import type { Tx } from "#lib/db";
import { linkSources, unlinkSource } from "#lib/evidence/commands";
import { basisKeyOf } from "#lib/evidence/schema";
import { type LinkAt, rowOfVerdict, sourcesAt } from "#lib/imports/enter-drafts";
import { contentOf, type There } from "#lib/imports/enter-rows";
import { enterSpeakers } from "#lib/imports/enter-speakers";
import type { Job } from "#lib/imports/jobs";
import type { ReadyRow } from "#lib/imports/prepare";
import { storable } from "#lib/imports/storable";
import { insertRows } from "#lib/insert-rows";
import { addressKey } from "#lib/sources/address";
import { VERDICT, verdictOf } from "#lib/verdicts/queries";
import type { VerdictInput } from "#lib/verdicts/schema";

type Older = Extract<There, { is: "older" }>;

/**
 * Has a draft say what its row says now: by the commands by which somebody at the desk would change its text, its sources and what others say.
 * Everything in it is an import's own, so that nobody's work is changed.
 */
export async function updateDraft(tx: Tx, ctx: Context, job: Job, row: ReadyRow, { claimId, number, revision }: Older): Promise<void> {
  const speakers = await enterSpeakers(tx, ctx, row.draft.speaker ? [row.draft.speaker] : []);
  const { content, links, verdicts } = contentOf(row.draft, speakers);
  let seen: SeenClaim = { number, revision };
  const isOther = !isDeepStrictEqual(await contentOfClaim(tx, claimId), content);
  if (isOther) seen = { number, revision: (await editClaim(ctx, seen, content)).revision };
  seen = await changeLinks(tx, ctx, seen, claimId, links);
  await replaceVerdicts(tx, ctx, seen, claimId, verdicts);
  const { number: events } = await tx.stream.findUniqueOrThrow({ where: { name: `claim:${claimId}` }, select: { number: true } });
  await tx.importedRow.update({
    where: { claimId },
    data: {
      digest: row.digest,
      line: row.line,
      path: storable(row.path),
      original: storable(row.original),
      events,
      updatedInId: job.id,
    },
  });
}

async function changeLinks(tx: Tx, ctx: Context, given: SeenClaim, claimId: string, links: readonly LinkAt[]): Promise<SeenClaim> {
  let seen = given;
  const there = await tx.evidence.findMany({ where: { claimId }, select: { id: true, sourceId: true, stance: true, basisKey: true } });
  const sources = await sourcesAt(
    tx,
    ctx,
    links.map((one) => one.source),
  );
  const wanted = links.map((link) => {
    const id = sources.get(addressKey(link.source.address))?.id as string;
    return { ...link, source: { id }, key: `${id} ${link.stance} ${basisKeyOf(link.basis)}` };
  });
  const keyOf = (one: (typeof there)[number]) => `${one.sourceId} ${one.stance} ${one.basisKey}`;
  for (const one of there.filter((each) => !wanted.some(({ key }) => key === keyOf(each))))
    seen = { ...seen, revision: (await unlinkSource(ctx, seen, one.id)).revision };
  const missing = wanted.filter(({ key }) => !there.some((each) => keyOf(each) === key));
  if (missing.length === 0) return seen;
  const linked = await linkSources(
    ctx,
    seen,
    missing.map(({ key: _, ...link }) => link),
  );
  return { ...seen, revision: linked.revision };
}

/** By the rule by which evidence is added, as a change of the claim with its event; the same as before changes nothing. */
async function replaceVerdicts(tx: Tx, ctx: Context, seen: SeenClaim, claimId: string, verdicts: readonly VerdictInput[]): Promise<void> {
  const there = await tx.thirdPartyVerdict.findMany({
    where: { claimId },
    orderBy: { place: "asc" },
    select: VERDICT,
  });
  if (
    isDeepStrictEqual(
      there.map(verdictOf),
      verdicts.map((one) => ({ ...one })),
    )
  )
    return;
  await changeClaim(ctx, "addEvidence", seen, async (tx, claim) => {
    await tx.thirdPartyVerdict.deleteMany({ where: { claimId: claim.id } });
    await insertRows(
      tx,
      "third_party_verdict",
      verdicts.map((verdict, at) => rowOfVerdict(ctx, claim.id, verdict, at)),
    );
    return { kind: "verdicts of others recorded", data: { verdicts: verdicts.map((one) => ({ ...one })) } };
  });
}
