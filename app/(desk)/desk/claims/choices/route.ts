import type { NextRequest } from "next/server";
import { currentPerson } from "#lib/auth/actor";
import { SIGNED_OUT } from "#lib/auth/roles";
import { choices } from "#lib/claims/list";
import { db } from "#lib/db";
import { problemJson, refusalFrom } from "#lib/faults";

/** Speakers or topics to filter the table by. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const person = await currentPerson();
    if (!person || person.passwordMustChange) return problemJson(SIGNED_OUT, "Not signed in");
    const { searchParams } = request.nextUrl;
    const of = searchParams.get("of") === "topic" ? "topic" : "speaker";
    const query = (searchParams.get("q") ?? "").slice(0, 300).toWellFormed().replaceAll("\0", "");
    return Response.json(await choices(db(), of, query), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemJson(refusalFrom(error), "The choices could not be read");
  }
}
