"use server";

import { act } from "#lib/action";
import * as commands from "#lib/evidence/commands";
import { editEvidenceInput, linkSourcesInput, repeatsInput, unlinkInput, withholdInput } from "#lib/evidence/schema";

export async function linkSources(raw: unknown) {
  return act(linkSourcesInput, raw, async (ctx, { seen, links }) => {
    const { revision, linked } = await commands.linkSources(ctx, seen, links);
    return { revision, linked };
  });
}

export async function editEvidence(raw: unknown) {
  return act(editEvidenceInput, raw, async (ctx, { seen, evidenceId, evidence }) => {
    const { revision } = await commands.editEvidence(ctx, seen, evidenceId, evidence);
    return { revision };
  });
}

export async function tellRepeats(raw: unknown) {
  return act(repeatsInput, raw, async (ctx, input) => {
    const { revision } = await commands.tellRepeats(ctx, input);
    return { revision };
  });
}

export async function unlinkSource(raw: unknown) {
  return act(unlinkInput, raw, async (ctx, { seen, evidenceId }) => {
    const { revision } = await commands.unlinkSource(ctx, seen, evidenceId);
    return { revision };
  });
}

export async function withholdEvidence(raw: unknown) {
  return act(withholdInput, raw, async (ctx, { seen, evidenceId, reason }) => {
    const { revision } = await commands.withholdEvidence(ctx, seen, evidenceId, reason);
    return { revision };
  });
}
