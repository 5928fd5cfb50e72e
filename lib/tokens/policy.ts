import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

export const TOKEN_ACTIONS = ["see", "make", "revoke"] as const;
export type TokenAction = (typeof TOKEN_ACTIONS)[number];

type Rule = { does: string; roles: readonly Role[] };

/** Who may do what with the tokens of programs. */
export const TOKEN_POLICY: Record<TokenAction, Rule> = {
  see: { does: "see tokens", roles: ["admin"] },
  make: { does: "make tokens", roles: ["admin"] },
  revoke: { does: "revoke tokens", roles: ["admin"] },
};

/** Why this person may not do this, or null if they may. */
export function refusalOf(action: TokenAction, actor: Actor | null): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  const { roles, does } = TOKEN_POLICY[action];
  return roles.includes(actor.role) ? null : { code: 403, sentence: `Only admins can ${does}.` };
}
