import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

export const ARTICLE_ACTIONS = ["read", "draft"] as const;
export type ArticleAction = (typeof ARTICLE_ACTIONS)[number];

type Rule = { does: string; roles: readonly Role[] };

const STAFF: readonly Role[] = ["editor", "reviewer", "admin"];

/** Who may do what with an article: whoever may log claims. */
export const ARTICLE_POLICY: Record<ArticleAction, Rule> = {
  read: { does: "have an article read for claims", roles: STAFF },
  draft: { does: "create drafts from an article", roles: STAFF },
};

/** Why this person may not do this, or null if they may. */
export function refusalOf(action: ArticleAction, actor: Actor | null): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  const { roles, does } = ARTICLE_POLICY[action];
  return roles.includes(actor.role) ? null : { code: 403, sentence: `Only people of the newsroom can ${does}.` };
}
