import { editClaim, logClaims, reopenClaim, submitClaim } from "#lib/claims/commands";
import type { ClaimContent, SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { linkSources } from "#lib/evidence/commands";
import type { LinkInput } from "#lib/evidence/schema";
import { createParties, type PartyRef } from "#lib/parties/commands";
import type { PartyKind } from "#lib/parties/schema";
import { decide } from "#lib/review/commands";

let made = 0;

export async function aParty(ctx: Context, name = `Party ${process.pid}-${++made}`, kind: PartyKind = "body"): Promise<PartyRef> {
  const [party] = await createParties(ctx, [{ name, kind, otherNames: [], another: true }]);
  return party as PartyRef;
}

export function claimContent(content: Partial<ClaimContent> = {}): ClaimContent {
  return {
    text: `The bridge was closed on day ${++made}`,
    language: "en",
    quote: null,
    quoteLanguage: null,
    speakerId: null,
    speakerUnknown: true,
    saidOn: "2025-12-24",
    undated: false,
    saidWhere: null,
    concernIds: [],
    topics: [],
    ...content,
  };
}

export function aLink(link: Partial<LinkInput> = {}): LinkInput {
  return {
    source: {
      kind: "article",
      title: `A report, number ${++made}`,
      publisherId: null,
      author: null,
      publishedOn: "2025-12-25",
      address: null,
      language: "en",
    },
    stance: "asserts",
    basis: { kind: "observed" },
    quote: null,
    quoteLanguage: null,
    place: null,
    withdrawnOn: null,
    ...link,
  };
}

export async function aDraft(ctx: Context, content: Partial<ClaimContent> = {}): Promise<SeenClaim & { id: string }> {
  const [claim] = await logClaims(ctx, [{ id: crypto.randomUUID(), content: claimContent(content) }]);
  return claim as SeenClaim & { id: string };
}

/** A claim with one source, submitted by its author. */
export async function aClaimInReview(
  ctx: Context,
  content: Partial<ClaimContent> = {},
  links = [aLink()],
): Promise<SeenClaim & { id: string }> {
  const draft = await aDraft(ctx, content);
  const linked = await linkSources(ctx, seenOf(draft), links);
  const submitted = await submitClaim(ctx, { number: draft.number, revision: linked.revision });
  return { ...draft, revision: submitted.revision };
}

/** A claim that a reviewer has decided as unilateral. */
export async function aPublishedClaim(
  author: Context,
  reviewer: Context,
  content: Partial<ClaimContent> = {},
  links = [aLink()],
): Promise<SeenClaim & { id: string }> {
  const claim = await aClaimInReview(author, content, links);
  const decided = await decide(reviewer, aDecision(seenOf(claim)));
  return { ...claim, revision: decided.revision };
}

/** Opens a published claim again, says something else and decides it anew. */
export async function correct(
  author: Context,
  reviewer: Context,
  claim: SeenClaim & { id: string },
  content: ClaimContent,
  why = "It was wrong.",
  kind: "correction" | "clarification" = "correction",
): Promise<SeenClaim & { id: string }> {
  const reopened = await reopenClaim(author, seenOf(claim), kind, why);
  const edited = await editClaim(author, { number: claim.number, revision: reopened.revision }, content);
  const submitted = await submitClaim(author, { number: claim.number, revision: edited.revision });
  const decided = await decide(reviewer, aDecision({ number: claim.number, revision: submitted.revision }));
  return { ...claim, revision: decided.revision };
}

export function aDecision(seen: SeenClaim) {
  return {
    seen,
    status: "unilateral" as const,
    balance: null,
    rationale: "Only one voice says so.",
    asOf: "2025-12-26",
    recheckOn: null,
    // The factory's links are of unknown origin, so that the evidence alone suggests less.
    reasonAgainst: "We know whose voice it is.",
    suggested: null,
  };
}

export function seenOf({ number, revision }: SeenClaim): SeenClaim {
  return { number, revision };
}
