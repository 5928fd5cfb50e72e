import type { Role } from "#lib/auth/roles";
import type { Balance, Status } from "#lib/claims/states";
import { dayAfter } from "#lib/dates";

export type Verdict = { status: Status; balance: Balance | null };

/** Whether a decision goes against what the evidence suggests: then it needs a written reason. */
export function isAgainst(decision: Verdict, suggested: Verdict): boolean {
  return decision.status !== suggested.status || decision.balance !== suggested.balance;
}

/**
 * Whether a decision says more than the evidence does: confirmed where it is not, or no longer disputed. Then it needs two reviewers,
 * except towards the balance. The database asks the same: the CHECK decision_raised_needs_two.
 */
export function isRaised(decision: Verdict, suggested: Verdict): boolean {
  const confirms = decision.status === "confirmed" && suggested.status !== "confirmed";
  const settles = suggested.status === "disputed" && decision.status !== "disputed";
  const followsTheBalance = decision.status === "confirmed" && suggested.status === "disputed" && suggested.balance === "for";
  return (confirms || settles) && !followsTheBalance;
}

/**
 * Which suggestion a decision is held against: that of the day that it is as of, unless what came since makes it a raised one. An earlier
 * day is no way round what is known today.
 */
export function bindingOf(decision: Verdict, { onThatDay, today }: { onThatDay: Verdict; today: Verdict }): Verdict {
  return isRaised(decision, today) && !isRaised(decision, onThatDay) ? today : onThatDay;
}

/** Whether somebody is a reviewer still, so that the first signature that they gave holds. */
export function mayStillSign({ role, disabledAt }: { role: Role; disabledAt: Date | null }): boolean {
  return role !== "editor" && disabledAt === null;
}

/** Why a first signature does not hold any more: whoever gave it reviews no longer, or the evidence suggests something else than it did. */
export type Lapse = "signer" | "suggestion";

export function lapseOf(
  proposal: Verdict & { suggested: Verdict; mayStillSign: boolean },
  suggests: { onThatDay: Verdict; today: Verdict },
): Lapse | null {
  if (isAgainst(bindingOf(proposal, suggests), proposal.suggested)) return "suggestion";
  return proposal.mayStillSign ? null : "signer";
}

/** Why somebody who changed the ties of a party, or made it one with another, does not also decide what rests on them. */
export function tiedSentence({ party }: { party: string }): string {
  return `You changed ${party}, or what it is tied to, since this round began, so somebody else must decide it.`;
}

/** How many days after its publication a claim is looked at again. */
export type RecheckDays = { recheckConfirmedDays: number; recheckUnilateralDays: number; recheckDisputedDays: number };

/** The day on which a claim with this status is usually looked at again. @param day of publication, `YYYY-MM-DD` */
export function usualRecheck(status: Status, day: string, days: RecheckDays): string {
  const wait =
    status === "confirmed" ? days.recheckConfirmedDays : status === "disputed" ? days.recheckDisputedDays : days.recheckUnilateralDays;
  return dayAfter(day, wait);
}
