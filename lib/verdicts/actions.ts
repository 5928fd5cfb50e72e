"use server";

import { act } from "#lib/action";
import * as commands from "#lib/verdicts/commands";
import { correctVerdictInput, recordVerdictInput, removeVerdictInput } from "#lib/verdicts/schema";

export async function recordVerdict(raw: unknown) {
  return act(recordVerdictInput, raw, async (ctx, { seen, verdict }) => {
    const { revision } = await commands.recordVerdict(ctx, seen, verdict);
    return { revision };
  });
}

export async function correctVerdict(raw: unknown) {
  return act(correctVerdictInput, raw, async (ctx, { seen, verdictId, verdict }) => {
    const { revision } = await commands.correctVerdict(ctx, seen, verdictId, verdict);
    return { revision };
  });
}

export async function removeVerdict(raw: unknown) {
  return act(removeVerdictInput, raw, async (ctx, { seen, verdictId }) => {
    const { revision } = await commands.removeVerdict(ctx, seen, verdictId);
    return { revision };
  });
}
