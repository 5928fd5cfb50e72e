import { type Actor, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

/** People, roles and settings are an admin's. @returns why not, or null */
export function refusalToAdminister(actor: Actor | null): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  if (actor.role !== "admin") return { code: 403, sentence: "Only admins can do this." };
  return null;
}

export const LAST_ADMIN: Refusal = {
  code: 403,
  sentence: "This is the newsroom’s last admin; make somebody else an admin first.",
};
