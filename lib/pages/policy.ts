import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

const WRITERS: readonly Role[] = ["editor", "reviewer", "admin"];

/** Why this person may not write the pages about the newsroom, or null if they may: everybody of the newsroom may. */
export function refusalToWrite(actor: Actor | null): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  if (WRITERS.includes(actor.role)) return null;
  return { code: 403, sentence: "Only people of the newsroom can write this page." };
}
