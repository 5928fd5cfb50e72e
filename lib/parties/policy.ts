import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

export const PARTY_ACTIONS = ["create", "edit", "tie", "merge"] as const;
export type PartyAction = (typeof PARTY_ACTIONS)[number];

type Rule = { does: string; roles: readonly Role[] };

const STAFF: readonly Role[] = ["editor", "reviewer", "admin"];

/** Who may do what in the registry of parties. */
const PARTY_POLICY: Record<PartyAction, Rule> = {
  create: { does: "enter parties", roles: STAFF },
  edit: { does: "edit parties", roles: STAFF },
  tie: { does: "tie parties", roles: STAFF },
  merge: { does: "merge parties", roles: ["reviewer", "admin"] },
};

/** Why this person may not do this, or null if they may. The same answer disables the button and refuses the command. */
export function refusalOf(action: PartyAction, actor: Actor | null): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  const { roles, does } = PARTY_POLICY[action];
  if (roles.includes(actor.role)) return null;
  return { code: 403, sentence: `Only ${roles.map((role) => `${role}s`).join(" and ")} can ${does}.` };
}
