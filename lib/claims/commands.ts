import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Json } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { addContributor, changeClaim, refreshSearchText } from "#lib/claims/change";
import { draftTurn } from "#lib/claims/draft";
import type { ClaimContent, SeenClaim } from "#lib/claims/schema";
import type { ReopenKind } from "#lib/claims/states";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import { fromDay, toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { differences } from "#lib/differences";
import { notFound, Refused } from "#lib/errors";
import { fold } from "#lib/fold";
import { requirePast } from "#lib/future";
import { requireLiving } from "#lib/parties/living";
import { slugOf } from "#lib/slug";
import { takeTurn } from "#lib/take-turns";

/**
 * Opens claims as drafts. Logging the same text under the same id again answers with the claim that is there.
 * @param inputs.kept the revision of the draft buffer that its form has seen
 * @throws Refused 422 if a party is not in the registry, or the day has not come; 409 if another tab has logged the draft with another text
 */
export async function logClaims(
  ctx: Context,
  inputs: { id: string; content: ClaimContent; kept?: number }[],
): Promise<{ id: string; number: number; revision: number }[]> {
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const logged: { id: string; number: number; revision: number }[] = [];
    for (const { id, content, kept = 0 } of inputs) {
      // Another tab may be saving the draft that this claim comes from: lib/claims/buffer.ts.
      await takeTurn(tx, draftTurn(id));
      // Its owner could neither save nor log it any more.
      if ((await tx.draftBuffer.count({ where: { id, personId: { not: ctx.actor.id } } })) > 0) throw notFound("draft");
      checkDay(ctx, content);
      await checkParties(tx, content);
      const { count } = await tx.claim.createMany({
        data: [{ id, ...columnsOf(content), authorId: ctx.actor.id, createdAt: ctx.now, changedAt: ctx.now, searchText: "" }],
        skipDuplicates: true,
      });
      const claim = await tx.claim.findUniqueOrThrow({
        where: { id },
        select: { id: true, number: true, revision: true, authorId: true },
      });
      if (claim.authorId !== ctx.actor.id) throw new Refused({ code: 409, sentence: "Somebody else has logged this claim." });
      if (count === 0 && !isDeepStrictEqual(await contentLogged(tx, id), content))
        throw new Refused({
          code: 409,
          sentence: `This draft was saved as C-${claim.number} in another tab, with another text. What you typed here was not saved.`,
        });
      logged.push({ id: claim.id, number: claim.number, revision: claim.revision });
      if (count === 0) continue;
      await saveLists(tx, id, content);
      await addContributor(tx, id, 1, ctx.actor.id);
      await recordEvent(tx, {
        stream: `claim:${id}`,
        kind: "logged",
        at: ctx.now,
        actorId: ctx.actor.id,
        data: { revision: 1, state: "draft", round: 1, number: claim.number, content },
      });
      const mine = { id, personId: ctx.actor.id };
      await tx.draftBuffer.deleteMany({ where: { ...mine, revision: kept } });
      // What another tab has kept since is not thrown away unseen: it waits as unsaved changes of the claim.
      await tx.draftBuffer.updateMany({ where: mine, data: { claimId: id, baseRevision: claim.revision } });
    }
    await refreshSearchText(
      tx,
      logged.map((claim) => claim.id),
    );
    return logged;
  });
}

/**
 * Changes what is written of a claim; one that is in review goes back to draft. What is saved without a change changes nothing.
 * @param kept the revision of the draft buffer that the form has seen: what another tab has kept since stays
 */
export async function editClaim(ctx: Context, seen: SeenClaim, content: ClaimContent, kept = 0) {
  const done = await changeClaim(ctx, "edit", seen, async (tx, claim) => {
    checkDay(ctx, content);
    await checkParties(tx, content);
    const before = await contentOf(tx, claim.id);
    await tx.claim.update({ where: { id: claim.id }, data: columnsOf(content) });
    await saveLists(tx, claim.id, content);
    const changed = differences(before, await contentOf(tx, claim.id));
    return Object.keys(changed).length > 0 ? { kind: "edited", data: { changed } } : null;
  });
  await ctx.db.draftBuffer.deleteMany({ where: { claim: { number: seen.number }, personId: ctx.actor.id, revision: kept } });
  return done;
}

export async function submitClaim(ctx: Context, seen: SeenClaim) {
  return changeClaim(ctx, "submit", seen, async (tx, claim) => {
    await tx.claim.update({ where: { id: claim.id }, data: { returnReason: null, returnedById: null } });
    return { kind: "submitted" };
  });
}

/** Puts a draft that was never published away. Its events stay. */
export async function discardClaim(ctx: Context, seen: SeenClaim) {
  return changeClaim(ctx, "discard", seen, async (tx, claim) => {
    await tx.draftBuffer.deleteMany({ where: { claimId: claim.id } });
    return { kind: "discarded" };
  });
}

/** Opens a published claim for work; the public version stays up. */
export async function reopenClaim(ctx: Context, seen: SeenClaim, kind: ReopenKind, reason: string) {
  return changeClaim(ctx, "reopen", seen, async (tx, claim) => {
    await tx.claim.update({ where: { id: claim.id }, data: { reopenKind: kind, reopenReason: reason } });
    return { kind: "reopened", data: { why: kind, reason } };
  });
}

/** What a claim said when it was logged. */
async function contentLogged(tx: Tx, id: string): Promise<unknown> {
  const event = await tx.event.findUniqueOrThrow({ where: { name_number: { name: `claim:${id}`, number: 1 } }, select: { data: true } });
  return (event.data as { content?: unknown }).content;
}

export function columnsOf({ concernIds: _, topics: __, saidOn, ...content }: ClaimContent) {
  return { ...content, saidOn: fromDay(saidOn) };
}

function checkDay(ctx: Context, { saidOn }: ClaimContent): void {
  requirePast(ctx.now, [{ path: "saidOn", of: "saidOn", day: saidOn }]);
}

async function checkParties(tx: Tx, content: ClaimContent): Promise<void> {
  await requireLiving(tx, [
    ...(content.speakerId ? [{ id: content.speakerId, path: "speakerId" }] : []),
    ...content.concernIds.map((id, place) => ({ id, path: `concernIds[${place}]` })),
  ]);
}

async function saveLists(tx: Tx, claimId: string, content: ClaimContent): Promise<void> {
  await tx.claimConcern.deleteMany({ where: { claimId } });
  await tx.claimConcern.createMany({ data: content.concernIds.map((partyId, place) => ({ claimId, partyId, place })) });
  const topicIds = await findOrMakeTopics(tx, content.topics);
  await tx.claimTopic.deleteMany({ where: { claimId } });
  await tx.claimTopic.createMany({ data: topicIds.map((topicId, place) => ({ claimId, topicId, place })) });
}

/** A topic is the same whatever the case, accents and spacing that it is typed with. */
export async function findOrMakeTopics(tx: Tx, names: string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const name of names) {
    const slug = topicSlug(name);
    // “C” and “C++” are spelled alike in an address, and are two topics.
    for (let nth = 1; ; nth++) {
      const candidate = nth === 1 ? slug : `${slug}-${nth}`;
      await tx.topic.createMany({ data: [{ slug: candidate, name: name.trim() }], skipDuplicates: true });
      const topic = await tx.topic.findUniqueOrThrow({ where: { slug: candidate }, select: { id: true, name: true } });
      if (fold(topic.name) !== fold(name)) continue;
      ids.add(topic.id);
      break;
    }
  }
  return [...ids];
}

/** The address of a topic, unless another that is spelled alike has it. */
export function topicSlug(name: string): string {
  const letters = fold(name).replace(/[^\p{L}\p{N}]+/gu, "-");
  return slugOf(name, letters.replace(/^-|-$/g, "") || "topic");
}

/** What is written of a claim now. */
export async function contentOf(tx: Tx, claimId: string): Promise<{ [key: string]: Json }> {
  const claim = await tx.claim.findUniqueOrThrow({
    where: { id: claimId },
    select: {
      text: true,
      language: true,
      quote: true,
      quoteLanguage: true,
      speakerId: true,
      speakerUnknown: true,
      saidOn: true,
      undated: true,
      saidWhere: true,
      concerns: { select: { partyId: true }, orderBy: { place: "asc" } },
      topics: { select: { topic: { select: { name: true } } }, orderBy: { place: "asc" } },
    },
  });
  const { concerns, topics, saidOn, ...rest } = claim;
  return {
    ...rest,
    saidOn: toDay(saidOn),
    concernIds: concerns.map((one) => one.partyId),
    topics: topics.map((one) => one.topic.name),
  };
}
