import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

export const INTAKE_ACTIONS = ["draft", "add"] as const;
export type IntakeAction = (typeof INTAKE_ACTIONS)[number];

type Rule = { does: string; roles: readonly Role[] };

const STAFF: readonly Role[] = ["editor", "reviewer", "admin"];

/** Who may do what with a page: whoever may log claims, by hand or through a program that acts for them. */
export const INTAKE_POLICY: Record<IntakeAction, Rule> = {
  draft: { does: "create a draft from a page", roles: STAFF },
  add: { does: "add a page to a claim", roles: STAFF },
};

/** Why this person may not do this, or null if they may. */
export function refusalOf(action: IntakeAction, actor: Actor | null): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  const { roles, does } = INTAKE_POLICY[action];
  return roles.includes(actor.role) ? null : { code: 403, sentence: `Only people of the newsroom can ${does}.` };
}
