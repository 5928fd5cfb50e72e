"use server";

import { act } from "#lib/action";
import * as commands from "#lib/tokens/commands";
import { makeTokenInput, revokeTokenInput } from "#lib/tokens/schema";

export async function makeToken(raw: unknown) {
  return act(makeTokenInput, raw, commands.makeToken);
}

export async function revokeToken(raw: unknown) {
  return act(revokeTokenInput, raw, (ctx, { id }) => commands.revokeToken(ctx, id));
}
