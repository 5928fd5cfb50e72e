"use server";

import { act } from "#lib/action";
import * as commands from "#lib/imports/import-commands";
import { importInput } from "#lib/imports/schema";
import { startInput } from "#lib/imports/start-input";

export async function startImport(raw: unknown) {
  return act(startInput, raw, commands.startImport);
}

export async function cancelImport(raw: unknown) {
  return act(importInput, raw, commands.cancelImport);
}

export async function undoImport(raw: unknown) {
  return act(importInput, raw, commands.undoImport);
}
