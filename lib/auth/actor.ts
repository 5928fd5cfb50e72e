import "server-only";
import { cache } from "react";
import { sessionIdOfRequest } from "#lib/auth/next-auth";
import { type Person, personOfSession } from "#lib/auth/sessions";
import { db } from "#lib/db";

/** Who is asking, read from the database anew for each request; null if nobody is signed in. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const sessionId = await sessionIdOfRequest();
  return sessionId === null ? null : personOfSession(db(), sessionId, new Date());
});
