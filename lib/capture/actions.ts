"use server";

import { act } from "#lib/action";
import * as commands from "#lib/capture/commands";
import { acceptInput, captureInput } from "#lib/capture/schema";

export async function captureAgain(raw: unknown) {
  return act(captureInput, raw, (ctx, { sourceId }) => commands.captureAgain(ctx, sourceId));
}

export async function acceptSuggestions(raw: unknown) {
  return act(acceptInput, raw, (ctx, { seen, captureId, fields }) => commands.acceptSuggestions(ctx, seen, captureId, fields));
}
