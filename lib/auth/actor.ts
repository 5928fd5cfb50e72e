import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "#lib/auth/options";
import { type Person, personOfSession } from "#lib/auth/sessions";
import { db } from "#lib/db";

/** Who is asking, read from the database anew for each request; null if nobody is signed in. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = await getServerSession(authOptions());
  return session?.sessionId ? personOfSession(db(), session.sessionId, new Date()) : null;
});
