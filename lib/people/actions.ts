"use server";

import { type Answer, act } from "#lib/action";
import * as commands from "#lib/people/commands";
import { addPersonInput, changeRoleInput, ownPasswordInput, personInput, sessionInput } from "#lib/people/schema";

export async function addPerson(raw: unknown): Promise<Answer<commands.OneTimePassword | undefined>> {
  return act(addPersonInput, raw, async (ctx, input) => (await commands.addPeople(ctx, [input]))[0]);
}

export async function changeRole(raw: unknown): Promise<Answer<void>> {
  return act(changeRoleInput, raw, (ctx, { role, ...target }) => commands.changeRole(ctx, target, role));
}

export async function disablePerson(raw: unknown): Promise<Answer<void>> {
  return act(personInput, raw, commands.disablePerson);
}

export async function enablePerson(raw: unknown): Promise<Answer<void>> {
  return act(personInput, raw, commands.enablePerson);
}

export async function giveNewPassword(raw: unknown): Promise<Answer<commands.OneTimePassword>> {
  return act(personInput, raw, commands.giveNewPassword);
}

export async function changeOwnPassword(raw: unknown): Promise<Answer<void>> {
  return act(ownPasswordInput, raw, (ctx, input, person) => commands.changeOwnPassword(ctx, person.sessionId, input), { before: true });
}

export async function endOwnSession(raw: unknown): Promise<Answer<void>> {
  return act(sessionInput, raw, (ctx, input) => commands.endOwnSession(ctx, input.id), { before: true });
}
