import { type Actor, type Role, SIGNED_OUT } from "#lib/auth/roles";
import type { Refusal } from "#lib/errors";

export const IMPORT_STATES = ["uploading", "uploaded", "waiting", "running", "done", "cancelled", "failed", "undoing", "undone"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_ACTIONS = ["see", "upload", "start", "publish", "cancel", "undo"] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

type Rule = {
  does: string;
  roles: readonly Role[];
  /** Only whoever brought the file, and admins. */
  own?: true;
  /** Where the state does not matter, all of them. */
  states: readonly ImportState[];
};

const STAFF: readonly Role[] = ["editor", "reviewer", "admin"];
const ADMIN: readonly Role[] = ["admin"];

/** Who may do what with a file that is brought in. */
export const IMPORT_POLICY: Record<ImportAction, Rule> = {
  see: { does: "see what was brought in", roles: STAFF, states: IMPORT_STATES },
  upload: { does: "bring in claims", roles: STAFF, states: IMPORT_STATES },
  start: { does: "start this import", roles: STAFF, own: true, states: ["uploaded"] },
  publish: { does: "bring claims in as published", roles: ADMIN, states: ["uploaded"] },
  cancel: { does: "cancel this import", roles: STAFF, own: true, states: ["uploading", "uploaded", "waiting", "running"] },
  undo: { does: "undo an import", roles: ADMIN, states: ["done", "cancelled", "failed"] },
};

export type ImportFacts = { personId: string; state: ImportState };

const STATE_WORDS: Record<ImportState, string> = {
  uploading: "is still being sent",
  uploaded: "has not begun",
  waiting: "has been started",
  running: "is running",
  done: "has ended",
  cancelled: "was cancelled",
  failed: "has failed",
  undoing: "is being undone",
  undone: "was undone",
};

/** Why this person may not do this, or null if they may. Without an import: whether they ever might. */
export function refusalOf(action: ImportAction, actor: Actor | null, given?: ImportFacts): Refusal | null {
  if (actor === null) return SIGNED_OUT;
  const { roles, does, own, states } = IMPORT_POLICY[action];
  if (!roles.includes(actor.role))
    return { code: 403, sentence: `Only ${roles === ADMIN ? "admins" : "people of the newsroom"} can ${does}.` };
  if (!given) return null;
  if (own && given.personId !== actor.id && actor.role !== "admin")
    return { code: 403, sentence: `Only whoever brought the file, or an admin, can ${does}.` };
  return states.includes(given.state) ? null : { code: 409, sentence: `This import ${STATE_WORDS[given.state]}.` };
}
