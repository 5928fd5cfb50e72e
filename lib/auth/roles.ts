import type { Refusal } from "#lib/errors";

export const ROLES = ["editor", "reviewer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who is acting: a person of the newsroom with an open session, or a command line on the newsroom's behalf. */
export type Actor = { id: string; name: string; role: Role };

export const ROLE_WORDS: Record<Role, { name: string; does: string }> = {
  editor: { name: "Editor", does: "logs claims, links sources, submits for review" },
  reviewer: { name: "Reviewer", does: "everything an editor does, and decides claims that they did not write" },
  admin: { name: "Admin", does: "people, roles and settings; reviews by the same rules as a reviewer" },
};

export const SIGNED_OUT: Refusal = { code: 401, sentence: "Please sign in first." };
