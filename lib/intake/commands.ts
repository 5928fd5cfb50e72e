import "server-only";
import { recordEvent } from "#lib/audit/record";
import { logClaims } from "#lib/claims/commands";
import { draftTurn } from "#lib/claims/draft";
import { NO_SUCH_CLAIM } from "#lib/claims/policy";
import type { ClaimState } from "#lib/claims/states";
import { type Context, confirmActor, insideOf, inTransaction } from "#lib/context";
import type { Db, Tx } from "#lib/db";
import { Refused } from "#lib/errors";
import { linkSources } from "#lib/evidence/commands";
import { type LinkInput, onTheWordOf } from "#lib/evidence/schema";
import { fold } from "#lib/fold";
import { findByName } from "#lib/imports/matches";
import { claimTextOf, digestOfSent, titleOf } from "#lib/intake/draft";
import { type IntakeAction, refusalOf } from "#lib/intake/policy";
import type { PageDraftInput, PageOfClaimInput, SentInput } from "#lib/intake/schema";
import { newsroomName } from "#lib/newsroom/queries";
import { addressKey, keptAddress } from "#lib/sources/address";
import { publisherAtHost, sourcesSeenBy } from "#lib/sources/queries";
import { takeTurn } from "#lib/take-turns";
import { confirmToken, type Holder } from "#lib/tokens/holder";

/**
 * Logs a draft with the page as its source: on the word of whoever speaks, or of unknown origin. A form that is sent again makes nothing.
 * @throws Refused 401, 403; 422 with the path of what is wrong
 */
export async function draftFromPage(ctx: Context, input: PageDraftInput): Promise<{ number: number }> {
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    mayDo(ctx, "draft");
    await takeTurn(tx, draftTurn(input.id));
    const there = await tx.claim.findFirst({ where: { id: input.id, authorId: ctx.actor.id }, select: { number: true } });
    return there ?? draft(tx, ctx, input);
  });
}

async function draft(tx: Tx, ctx: Context, { id, content, page, passage }: PageDraftInput): Promise<{ number: number }> {
  const inside = { ...ctx, db: insideOf(tx) };
  const [logged] = await logClaims(inside, [{ id, content }]);
  if (!logged) throw new Error("The claim was not logged.");
  const seen = { number: logged.number, revision: logged.revision };
  await linkSources(inside, seen, [await linkTo(tx, page, passage, content.speakerId)]);
  return { number: logged.number };
}

/**
 * Adds a page to a claim that the desk has, as the drafts of pages have theirs.
 * @throws Refused 401, 403, 404; 409 where the claim has changed, or has the page already
 */
export async function addPageToClaim(ctx: Context, { seen, page, passage }: PageOfClaimInput): Promise<{ revision: number }> {
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    mayDo(ctx, "add");
    const claim = await tx.claim.findFirst({
      where: { number: seen.number, state: { not: "discarded" } },
      select: { id: true, speakerId: true },
    });
    if (!claim) throw new Refused(NO_SUCH_CLAIM);
    const key = addressKey(page.address);
    const same = { claimId: claim.id, source: { addressKey: key, ...sourcesSeenBy(ctx.actor) } };
    if ((await tx.evidence.count({ where: same })) > 0)
      throw new Refused({ code: 409, sentence: `This page is a source of C-${seen.number} already.` });
    const { revision } = await linkSources({ ...ctx, db: insideOf(tx) }, seen, [await linkTo(tx, page, passage, claim.speakerId)]);
    return { revision };
  });
}

async function linkTo(
  tx: Tx,
  { address, title, language }: PageDraftInput["page"],
  passage: string | null,
  speakerId: string | null,
): Promise<LinkInput> {
  const page = { address: keptAddress(address), title };
  const like = await publisherAtHost(tx, page.address);
  const known = language ?? like?.language ?? null;
  return {
    source: {
      kind: "article",
      title: titleOf(page),
      publisherId: like?.publisherId ?? null,
      author: null,
      publishedOn: null,
      address: page.address,
      language: known,
    },
    stance: "asserts",
    basis: onTheWordOf(speakerId),
    quote: passage,
    quoteLanguage: passage === null ? null : known,
    place: null,
    withdrawnOn: null,
  };
}

type SentDraft = { number: number; state: ClaimState; alreadyThere: boolean };

/**
 * What a program sends in becomes a draft of the person that it acts for. The same page and passage, sent again with the same token, are
 * the draft that is there, whatever has become of it.
 * @throws Refused 401 where the token or the person was shut out since
 */
export async function sendDraft(db: Db, holder: Holder, sent: SentInput, now: Date): Promise<SentDraft> {
  const ctx: Context = { db, actor: holder.actor, now };
  const tokenId = holder.token.id;
  const said = { ...sent, url: keptAddress(sent.url) };
  const digest = digestOfSent(said);
  return inTransaction(ctx, async (tx) => {
    await confirmToken(tx, holder, now);
    await confirmActor(tx, ctx);
    mayDo(ctx, "draft");
    await takeTurn(tx, `sent ${tokenId} ${digest}`);
    const there = await tx.sentDraft.findUnique({
      where: { tokenId_digest: { tokenId, digest } },
      select: { claim: { select: { number: true, state: true } } },
    });
    if (there) return { ...there.claim, alreadyThere: true };
    const id = crypto.randomUUID();
    const speakerId = said.speaker === null ? null : ((await findByName(tx, [said.speaker])).get(fold(said.speaker)) ?? null);
    const language = said.language ?? (await newsroomName(tx)).language;
    const { number } = await draft(tx, ctx, {
      id,
      content: {
        text: claimTextOf(said),
        language,
        quote: null,
        quoteLanguage: null,
        speakerId,
        speakerUnknown: false,
        saidOn: null,
        undated: false,
        saidWhere: null,
        concernIds: [],
        topics: [],
      },
      page: { address: said.url, title: said.title, language: said.language },
      passage: said.text,
    });
    const speaker = speakerId === null ? said.speaker : null;
    await tx.sentDraft.create({ data: { claimId: id, tokenId, digest, at: now, note: said.note, speaker } });
    await recordEvent(tx, {
      stream: `claim:${id}`,
      kind: "sent in",
      at: now,
      actorId: ctx.actor.id,
      data: { token: tokenId, name: holder.token.name },
    });
    return { number, state: "draft", alreadyThere: false };
  });
}

function mayDo(ctx: Context, action: IntakeAction): void {
  const refusal = refusalOf(action, ctx.actor);
  if (refusal) throw new Refused(refusal);
}
