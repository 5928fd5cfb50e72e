import type { NextRequest } from "next/server";
import { currentPerson } from "#lib/auth/actor";
import { SIGNED_OUT } from "#lib/auth/roles";
import { exportedClaims } from "#lib/claims/export";
import { readTableParams } from "#lib/claims/search-params";
import { db } from "#lib/db";
import { problemJson, refusalFrom } from "#lib/faults";
import { dayIn } from "#lib/format";
import { streamed } from "#lib/streamed";

/** What the table is filtered to, whole, as a file for spreadsheets. Read and sent piece by piece. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const person = await currentPerson();
    if (!person || person.passwordMustChange) return problemJson(SIGNED_OUT, "Not signed in");
    const filter = readTableParams(Object.fromEntries(request.nextUrl.searchParams));
    const body = await streamed(exportedClaims(db(), person, filter));
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="claims-${dayIn(new Date())}.csv"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return problemJson(refusalFrom(error), "Not exported");
  }
}
