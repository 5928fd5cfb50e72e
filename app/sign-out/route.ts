import { cookies } from "next/headers";
import { currentPerson } from "#lib/auth/actor";
import { SESSION_COOKIE } from "#lib/auth/cookies";
import { isFromHere, NOT_FROM_HERE } from "#lib/auth/origin";
import { endSession } from "#lib/auth/sessions";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { problemJson, refusalFrom } from "#lib/faults";

/** Ends the session at once, for every copy of its cookie. A form posts here, so that signing out works without scripts. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isFromHere(request.headers)) return problemJson(NOT_FROM_HERE, "Forbidden");
    const person = await currentPerson();
    if (person) await endSession(db(), person.sessionId, new Date());
    (await cookies()).delete({ name: SESSION_COOKIE, path: "/", secure: env.SITE_URL.startsWith("https://") });
    return new Response(null, { status: 303, headers: { location: "/sign-in", "cache-control": "no-store" } });
  } catch (error) {
    return problemJson(refusalFrom(error), "Not signed out");
  }
}
