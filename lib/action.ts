import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { currentPerson } from "#lib/auth/actor";
import { isFromHere, NOT_FROM_HERE } from "#lib/auth/origin";
import { SIGNED_OUT } from "#lib/auth/roles";
import type { Person } from "#lib/auth/sessions";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { invalid, Refused } from "#lib/errors";
import { type Refusal, refusalFrom } from "#lib/faults";
import { problemsOf } from "#lib/schema";

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** A form has fewer fields; what is sent by nobody's form need not be told all. */
const MOST_PROBLEMS = 100;

/**
 * What every server action does: same origin, signed in, input parsed, command run, refusal answered as a value.
 * @param before runs although a one-time password has not been changed yet (only for changing it)
 */
export async function act<S extends z.ZodType, T>(
  schema: S,
  raw: unknown,
  command: (ctx: Context, input: z.output<S>, person: Person) => Promise<T>,
  { before = false } = {},
): Promise<Answer<T>> {
  try {
    if (!isFromHere(await headers())) throw new Refused(NOT_FROM_HERE);
    const person = await currentPerson();
    if (!person) throw new Refused(SIGNED_OUT);
    if (person.passwordMustChange && !before) throw new Refused({ code: 403, sentence: "Please choose a password of your own first." });
    const parsed = await schema.safeParseAsync(raw);
    if (!parsed.success) throw invalid(problemsOf(parsed.error).slice(0, MOST_PROBLEMS));
    const actor = { id: person.id, name: person.name, role: person.role };
    return { ok: true, value: await command({ db: db(), actor, now: new Date() }, parsed.data, person) };
  } catch (error) {
    return { ok: false, refusal: refusalFrom(error) };
  }
}
