"use server";

import { act } from "#lib/action";
import * as commands from "#lib/reports/commands";
import { closeReportInput } from "#lib/reports/schema";

export async function closeReport(raw: unknown) {
  return act(closeReportInput, raw, commands.closeReport);
}
