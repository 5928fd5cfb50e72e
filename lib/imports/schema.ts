import { z } from "zod";
import type { ImportState } from "#lib/imports/policy";
import { id } from "#lib/schema";

export const importInput = z.strictObject({ id });

/** What a file that is sent is called. Only its last letters tell how to read it. */
export const uploadName = z
  .string({ error: "The name of the file is missing." })
  .min(1, { error: "The name of the file is missing." })
  .max(1_000, { error: "The name of the file is too long." });

export const IMPORT_STATE_WORDS: Record<ImportState, string> = {
  uploading: "Being sent",
  uploaded: "Not begun",
  waiting: "Waits",
  running: "Under way",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
  undoing: "Being undone",
  undone: "Undone",
};

/** Whether something happens to it by itself, so that a page that shows it is soon out of date. */
export function isUnderWay(state: ImportState): boolean {
  return state === "waiting" || state === "running" || state === "undoing";
}
