import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

const HANDLERS: readonly Role[] = ["editor", "reviewer", "admin"];

/** Why this person may not see and close what readers report, or null if they may: everybody of the newsroom may. */
export function refusalToHandle(actor: Actor | null): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  if (HANDLERS.includes(actor.role)) return null;
  return { code: 403, sentence: "Only people of the newsroom can close a report." };
}
