"use server";

import { act } from "#lib/action";
import * as commands from "#lib/responses/commands";
import { askInput, recordAnswerInput, removeRequestInput } from "#lib/responses/schema";

export async function askForComment(raw: unknown) {
  return act(askInput, raw, async (ctx, { seen, request }) => {
    const { revision } = await commands.askForComment(ctx, seen, [{ ...request, answer: null }]);
    return { revision };
  });
}

export async function recordAnswer(raw: unknown) {
  return act(recordAnswerInput, raw, async (ctx, { seen, responseId, answer }) => {
    const { revision } = await commands.recordAnswer(ctx, seen, responseId, answer);
    return { revision };
  });
}

export async function removeRequest(raw: unknown) {
  return act(removeRequestInput, raw, async (ctx, { seen, responseId }) => {
    const { revision } = await commands.removeRequest(ctx, seen, responseId);
    return { revision };
  });
}
