import "server-only";
import type { Json } from "#lib/audit/digest";
import { askForCaptures } from "#lib/capture/ask";
import { type ClaimInHand, changeClaim, noteNews } from "#lib/claims/change";
import { maySeeWithheld, WITHHELD_FROM_YOU } from "#lib/claims/policy";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { invalid, notFound, Refused, violatedConstraint } from "#lib/errors";
import {
  type BasisInput,
  basisKeyOf,
  type EvidenceInput,
  type LinkInput,
  type RepeatsInput,
  type WithheldReason,
} from "#lib/evidence/schema";
import { requireLiving } from "#lib/parties/living";
import { addressKey } from "#lib/sources/address";
import { findOrCreateSource } from "#lib/sources/commands";
import { publisherAtHost, sourcesSeenBy } from "#lib/sources/queries";
import { takeTurns } from "#lib/take-turns";

/**
 * Links sources to a claim, each with what it says and on whose word. All or none.
 * @throws Refused 422 with the path of what is not there or there twice
 */
export async function linkSources(ctx: Context, seen: SeenClaim, links: LinkInput[]) {
  return changeClaim(ctx, "addEvidence", seen, async (tx, claim) => {
    const { linked, said } = await addLinks(tx, ctx, claim, links, (index) => (links.length === 1 ? "" : `links[${index}].`));
    await noteNews(tx, ctx, [claim.id], "evidence");
    return { kind: linked.length === 1 ? "source linked" : "sources linked", data: { evidence: said }, linked };
  });
}

/** What is saved without a change changes nothing, and does not pull the claim out of review. */
export async function editEvidence(ctx: Context, seen: SeenClaim, evidenceId: string, evidence: EvidenceInput) {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    const before = await evidenceOf(tx, ctx, claim, evidenceId);
    await checkBasis(tx, ctx, evidence.basis, before.sourceId, "");
    const columns = columnsOf(evidence);
    if ((await tx.evidence.count({ where: { id: evidenceId, ...columns } })) > 0) return null;
    try {
      // Another quote has not been looked for yet.
      const anew = before.quote === columns.quote ? {} : { passage: null, passageSince: null };
      await tx.evidence.update({ where: { id: evidenceId }, data: { ...columns, ...anew } });
    } catch (error) {
      if (violatedConstraint(error)?.includes("basisKey"))
        throw invalid([{ path: "basis", message: "This source is linked already, with this stance and on this basis." }]);
      throw error;
    }
    return { kind: "evidence edited", data: { evidence: { evidence: evidenceId, source: before.sourceId, ...recorded(evidence) } } };
  });
}

/**
 * Says of several that they all repeat one source: wire copy. What is linked already keeps its stance and quote; a new reprint asserts,
 * and its publisher is that of what the newsroom knows from the same host.
 * @throws Refused 422 with the path of what is not there, there twice, or the source itself
 */
export async function tellRepeats(ctx: Context, { seen, sourceId, evidenceIds, reprints }: RepeatsInput) {
  return changeClaim(ctx, evidenceIds.length > 0 ? "edit" : "addEvidence", seen, async (tx, claim) => {
    await knownSource(tx, ctx, sourceId, "sourceId");
    const basis: BasisInput = { kind: "derived", sourceId };
    const said: Json[] = [];
    for (const [index, evidenceId] of evidenceIds.entries()) {
      const path = `evidenceIds[${index}]`;
      const before = await evidenceOf(tx, ctx, claim, evidenceId);
      if (before.sourceId === sourceId) throw invalid([{ path, message: "A source cannot repeat itself." }]);
      if (before.basisKey === basisKeyOf(basis)) continue;
      const where = {
        claimId: claim.id,
        sourceId: before.sourceId,
        stance: before.stance,
        basisKey: basisKeyOf(basis),
        id: { not: evidenceId },
      };
      if ((await tx.evidence.count({ where })) > 0)
        throw invalid([{ path, message: "This source is linked already as repeating it; unlink one of the two." }]);
      const data = { basisKind: basis.kind, basisPartyId: null, firstHand: false, basisSourceId: sourceId, basisKey: basisKeyOf(basis) };
      await tx.evidence.update({ where: { id: evidenceId }, data });
      said.push({ evidence: evidenceId, source: before.sourceId, stance: before.stance, was: before.basisKey, basis });
    }
    const links: LinkInput[] = [];
    for (const { address, title } of reprints) {
      const like = await publisherAtHost(tx, address ?? "");
      links.push({
        source: {
          kind: "article",
          title,
          address,
          publisherId: like?.publisherId ?? null,
          language: like?.language ?? null,
          author: null,
          publishedOn: null,
        },
        ...{ stance: "asserts", basis, quote: null, quoteLanguage: null, place: null, withdrawnOn: null },
      });
    }
    const { linked, said: added } = await addLinks(tx, ctx, claim, links, (index) => `reprints[${index}].`);
    if (said.length + linked.length === 0) return null;
    if (linked.length > 0) await noteNews(tx, ctx, [claim.id], "evidence");
    return { kind: "repeats told", data: { repeated: sourceId, evidence: [...said, ...added] }, linked };
  });
}

/** Takes a source from a claim. What it said stays in the claim's history. */
export async function unlinkSource(ctx: Context, seen: SeenClaim, evidenceId: string) {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    const { sourceId, stance, basisKey, quote } = await evidenceOf(tx, ctx, claim, evidenceId);
    await tx.evidence.delete({ where: { id: evidenceId } });
    return { kind: "source unlinked", data: { evidence: { evidence: evidenceId, source: sourceId, stance, basis: basisKey, quote } } };
  });
}

/** Keeps a piece of evidence out of everything public, with a reason that readers see as a word; null shows it again. */
export async function withholdEvidence(ctx: Context, seen: SeenClaim, evidenceId: string, reason: WithheldReason | null) {
  return changeClaim(ctx, "withhold", seen, async (tx, claim) => {
    const { sourceId, withheldReason } = await evidenceOf(tx, ctx, claim, evidenceId);
    if (withheldReason === reason) return null;
    await tx.evidence.update({ where: { id: evidenceId }, data: { withheldReason: reason } });
    const withheld = (await tx.evidence.count({ where: { sourceId, withheldReason: { not: null } } })) > 0;
    await tx.source.update({ where: { id: sourceId }, data: { withheld } });
    return { kind: reason ? "evidence withheld" : "evidence shown again", data: { evidence: evidenceId, reason } };
  });
}

/** Two who link the same new addresses at once take turns, whatever the order of their links. */
async function lockAddresses(tx: Tx, links: readonly LinkInput[]): Promise<void> {
  const keys = links.flatMap(({ source }) => ("id" in source || source.address === null ? [] : [addressKey(source.address)]));
  await takeTurns(
    tx,
    "source",
    keys.filter((key) => key !== null),
  );
}

async function addLinks(tx: Tx, ctx: Context, claim: ClaimInHand, links: LinkInput[], pathOf: (index: number) => string) {
  const linked: { evidence: string; source: string; found: boolean }[] = [];
  const said: Json[] = [];
  const pages: { id: string; address: string | null }[] = [];
  let place = await nextPlace(tx, claim.id);
  await lockAddresses(tx, links);
  for (const [index, link] of links.entries()) {
    const path = pathOf(index);
    const source =
      "id" in link.source
        ? { id: await knownSource(tx, ctx, link.source.id, `${path}source`), found: true }
        : await findOrCreateSource(tx, ctx, link.source);
    await checkBasis(tx, ctx, link.basis, source.id, path);
    const columns = columnsOf(link);
    const same = await tx.evidence.count({
      where: { claimId: claim.id, sourceId: source.id, stance: link.stance, basisKey: columns.basisKey },
    });
    if (same > 0) throw invalid([{ path: `${path}source`, message: "This source is linked already, with this stance and on this basis." }]);
    const withheldReason = link.withheld ?? null;
    const evidence = await tx.evidence.create({
      data: {
        ...columns,
        withheldReason,
        claimId: claim.id,
        sourceId: source.id,
        linked: place++,
        addedById: ctx.actor.id,
        addedAt: ctx.now,
      },
      select: { id: true },
    });
    if (withheldReason) await tx.source.update({ where: { id: source.id }, data: { withheld: true } });
    // Nobody is to see from outside that somebody here looks at what must be protected.
    if (!("id" in link.source) && !source.found && !withheldReason) pages.push({ id: source.id, address: link.source.address });
    linked.push({ evidence: evidence.id, source: source.id, found: source.found });
    said.push({ evidence: evidence.id, source: source.id, ...recorded(link), ...(withheldReason && { withheld: withheldReason }) });
  }
  await askForCaptures(tx, ctx, pages);
  return { linked, said };
}

export function columnsOf({ basis, withdrawnOn, stance, quote, quoteLanguage, quoteAround, place }: EvidenceInput) {
  const around = quote === null ? null : quoteAround;
  return {
    stance,
    quote,
    quoteLanguage: quote === null ? null : quoteLanguage,
    quotePrefix: around?.prefix ?? null,
    quoteSuffix: around?.suffix ?? null,
    place,
    withdrawnOn: fromDay(withdrawnOn),
    basisKind: basis.kind,
    basisPartyId: basis.kind === "attributed" ? basis.partyId : null,
    firstHand: basis.kind === "attributed" && basis.firstHand,
    basisSourceId: basis.kind === "derived" ? basis.sourceId : null,
    basisKey: basisKeyOf(basis),
  };
}

export function recorded({ stance, basis, quote, quoteLanguage, quoteAround, place, withdrawnOn }: EvidenceInput): { [key: string]: Json } {
  return { stance, basis, quote, quoteLanguage, ...(quoteAround && { quoteAround }), place, withdrawnOn };
}

async function checkBasis(tx: Tx, ctx: Context, basis: BasisInput, sourceId: string, path: string): Promise<void> {
  if (basis.kind === "attributed") await requireLiving(tx, [{ path: `${path}basis.partyId`, id: basis.partyId }]);
  if (basis.kind !== "derived") return;
  if (basis.sourceId === sourceId) throw invalid([{ path: `${path}basis.sourceId`, message: "A source cannot repeat itself." }]);
  await knownSource(tx, ctx, basis.sourceId, `${path}basis.sourceId`);
}

/** One that is withheld from whoever asks is as if it were not there: to link it would be to read it. */
async function knownSource(tx: Tx, ctx: Context, id: string, path: string): Promise<string> {
  const source = await tx.source.findFirst({ where: { id, ...sourcesSeenBy(ctx.actor) }, select: { id: true } });
  if (!source) throw invalid([{ path, message: "This source is not in the record." }]);
  return source.id;
}

/** @throws Refused 404 if it is not this claim's; 403 if it is withheld from whoever asks: showing it again would be reading it */
async function evidenceOf(tx: Tx, ctx: Context, claim: ClaimInHand, evidenceId: string) {
  const found = await tx.evidence.findFirst({
    where: { id: evidenceId, claimId: claim.id },
    select: { sourceId: true, stance: true, basisKey: true, quote: true, withheldReason: true, addedById: true },
  });
  if (!found) throw notFound("evidence");
  if (found.withheldReason !== null && !maySeeWithheld(ctx.actor, found)) throw new Refused(WITHHELD_FROM_YOU);
  return found;
}

async function nextPlace(tx: Tx, claimId: string): Promise<number> {
  const { _max } = await tx.evidence.aggregate({ where: { claimId }, _max: { linked: true } });
  return (_max.linked ?? 0) + 1;
}
