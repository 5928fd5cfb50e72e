"use server";

import { type Answer, act } from "#lib/action";
import * as commands from "#lib/newsroom/commands";
import { newsroomInput } from "#lib/newsroom/schema";

export async function changeSettings(raw: unknown): Promise<Answer<void>> {
  return act(newsroomInput, raw, commands.changeSettings);
}
