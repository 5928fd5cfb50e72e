import { z } from "zod";
import { SUGGESTED } from "#lib/capture/suggestions";
import { id, revision } from "#lib/schema";

const seenSource = z.strictObject({ id, revision });

export const captureInput = z.strictObject({ sourceId: id });
export const acceptInput = z.strictObject({
  seen: seenSource,
  captureId: id,
  fields: z.array(z.enum(SUGGESTED)).min(1, { error: "Choose what to take over." }).max(SUGGESTED.length),
});
