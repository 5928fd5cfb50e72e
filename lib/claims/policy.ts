import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import { type ClaimAction, type ClaimState, STATE_WORDS, TRANSITIONS } from "#lib/claims/states";
import type { Refusal, RefusalCode } from "#lib/errors";

/** What the rules need to know of a claim. */
export type ClaimFacts = {
  state: ClaimState;
  authorId: string;
  /** Who changed text or evidence in this round. */
  contributorIds: readonly string[];
  /** Who has given the first signature of a decision that awaits a second one. */
  firstSignerId: string | null;
  /** A version has been published, and has not been retracted. */
  hasCurrentVersion: boolean;
  everPublished: boolean;
  /** What is still missing before it can be submitted, in words; see `missingForReview`. */
  missing: readonly string[];
};

type Rule = {
  does: string;
  roles: readonly Role[];
  /** `not`: not the claim's author, nor who changed text or evidence in this round. A list: these roles only their own. */
  own?: "not" | readonly Role[];
  /** Needs a current version; the working state does not matter. */
  currentVersion?: true;
  /** Needs a decision that awaits a second signature, and somebody else than who gave the first. */
  secondSignature?: true;
  refused: { who: RefusalCode; state: RefusalCode };
};

const STAFF: readonly Role[] = ["editor", "reviewer", "admin"];
const REVIEWERS: readonly Role[] = ["reviewer", "admin"];

/** Who may do what to a claim. Which states allow it stands in `TRANSITIONS`. */
export const CLAIM_POLICY: Record<ClaimAction, Rule> = {
  edit: { does: "edit text and evidence", roles: STAFF, refused: { who: 409, state: 409 } },
  addEvidence: { does: "add evidence", roles: STAFF, refused: { who: 409, state: 409 } },
  withhold: { does: "withhold evidence", roles: STAFF, refused: { who: 403, state: 403 } },
  submit: { does: "submit for review", roles: STAFF, refused: { who: 422, state: 422 } },
  discard: { does: "discard a draft never published", roles: STAFF, own: ["editor", "reviewer"], refused: { who: 403, state: 403 } },
  take: { does: "take from the queue", roles: REVIEWERS, refused: { who: 403, state: 403 } },
  release: { does: "release to the queue", roles: REVIEWERS, refused: { who: 403, state: 403 } },
  decide: { does: "decide", roles: REVIEWERS, own: "not", refused: { who: 403, state: 409 } },
  propose: { does: "give the first signature", roles: REVIEWERS, own: "not", refused: { who: 403, state: 409 } },
  sign: { does: "give the second signature", roles: REVIEWERS, own: "not", secondSignature: true, refused: { who: 403, state: 409 } },
  return: { does: "return with a reason", roles: REVIEWERS, own: "not", refused: { who: 403, state: 409 } },
  reopen: { does: "reopen", roles: STAFF, refused: { who: 409, state: 409 } },
  retract: { does: "retract", roles: REVIEWERS, currentVersion: true, refused: { who: 403, state: 409 } },
  mergeDraft: {
    does: "merge a draft never published into another claim",
    roles: STAFF,
    own: ["editor", "reviewer"],
    refused: { who: 403, state: 409 },
  },
  mergePublished: {
    does: "merge a published claim into another",
    roles: REVIEWERS,
    currentVersion: true,
    refused: { who: 403, state: 409 },
  },
};

/** What it is to merge a claim into another: to discard it, or to retract it. */
export const mergingOf = (claim: ClaimFacts): ClaimAction => (claim.everPublished ? "mergePublished" : "mergeDraft");

/**
 * Why the page of this claim leads nobody to a merge: this person cannot merge it into another, and no public claim stays with it that another
 * could join. One of their own that is to join it leads there from its own page.
 */
export function refusalToBeginMerge(actor: Actor | null, claim: ClaimFacts): Refusal | null {
  if (claim.hasCurrentVersion && refusalOf("addEvidence", actor, claim) === null) return null;
  return refusalOf(mergingOf(claim), actor, claim);
}

/** What somebody else must do with a claim of one's own, where the rule's own words do not say it. */
const OWN_WORDS: Partial<Record<ClaimAction, string>> = { decide: "decide it", return: "return it" };

export const NO_SUCH_CLAIM: Refusal = { code: 404, sentence: "There is no such claim." };

/** Why this person may not do this to this claim now, or null if they may. The same answer disables the button and refuses the command. */
export function refusalOf(action: ClaimAction, actor: Actor | null, claim: ClaimFacts): Refusal | null {
  const rule = CLAIM_POLICY[action];
  if (actor === null) return SIGNED_OUT;
  if (claim.state === "discarded") return NO_SUCH_CLAIM;
  if (!rule.roles.includes(actor.role)) return { code: rule.refused.who, sentence: `Only ${listOf(rule.roles)} can ${rule.does}.` };

  const own = claim.authorId === actor.id || claim.contributorIds.includes(actor.id);
  if (rule.own === "not" && own)
    return {
      code: rule.refused.who,
      sentence: `You wrote this claim or changed its text or evidence in this round, so somebody else must ${OWN_WORDS[action] ?? rule.does}.`,
    };
  if (Array.isArray(rule.own) && rule.own.includes(actor.role) && !own)
    return {
      code: rule.refused.who,
      sentence:
        action === "discard"
          ? "You can only discard drafts of your own."
          : "You can only merge unpublished claims of your own into other claims.",
    };

  if (rule.currentVersion && !claim.hasCurrentVersion)
    return {
      code: rule.refused.state,
      sentence: `Nothing of this claim is published, so there is nothing to ${action === "retract" ? "retract" : "merge"}.`,
    };
  if (TRANSITIONS[action][claim.state] === undefined) return { code: rule.refused.state, sentence: sentenceForState(action, claim.state) };
  if (rule.secondSignature && claim.firstSignerId === null)
    return { code: rule.refused.state, sentence: "No decision on this claim awaits a second signature." };
  if (rule.secondSignature && claim.firstSignerId === actor.id)
    return { code: rule.refused.who, sentence: "You gave the first signature, so somebody else must give the second." };
  if (action === "discard" && claim.everPublished)
    return { code: rule.refused.state, sentence: "This claim has been published; retract it instead of discarding it." };
  if (action === "mergeDraft" && claim.everPublished)
    return { code: rule.refused.state, sentence: "This claim has been published, so it is not merged as a draft." };
  if (action === "submit" && claim.missing.length > 0)
    return { code: 422, sentence: `Before it can be reviewed, this claim needs ${joined(claim.missing)}.` };
  return null;
}

/** Only these may see the text of withheld evidence. */
export function maySeeWithheld(actor: Actor, evidence: { addedById: string }): boolean {
  return REVIEWERS.includes(actor.role) || evidence.addedById === actor.id;
}

export const WITHHELD_FROM_YOU: Refusal = {
  code: 403,
  sentence: "This evidence is withheld: only whoever added it, reviewers and admins can change it.",
};

export type Completeness = {
  speakerId: string | null;
  speakerUnknown: boolean;
  saidOn: unknown;
  undated: boolean;
  evidence: number;
};

/** What a claim still needs before anybody can review it, in words. */
export function missingForReview(claim: Completeness): string[] {
  const missing: string[] = [];
  if (claim.speakerId === null && !claim.speakerUnknown) missing.push("a speaker (or “unknown speaker”)");
  if (claim.saidOn === null && !claim.undated) missing.push("the date it was said on (or “undated”)");
  if (claim.evidence === 0) missing.push("at least one source");
  return missing;
}

function sentenceForState(action: ClaimAction, state: ClaimState): string {
  if (action === "edit" && state === "published") return "This claim is published; reopen it to change its text or evidence.";
  if (state === "retracted") return "This claim has been retracted; nothing more can be done to it.";
  return `A claim that is ${STATE_WORDS[state].toLowerCase()} cannot be changed in this way: one cannot ${CLAIM_POLICY[action].does} now.`;
}

function listOf(roles: readonly Role[]): string {
  return joined(roles.map((role) => `${role}s`));
}

function joined(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
