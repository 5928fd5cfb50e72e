import type { NextRequest } from "next/server";
import { currentPerson } from "#lib/auth/actor";
import { SIGNED_OUT } from "#lib/auth/roles";
import { exportedClaims } from "#lib/claims/export";
import { readTableParams } from "#lib/claims/search-params";
import { db } from "#lib/db";
import { problemJson, refusalFrom } from "#lib/faults";
import { dayIn } from "#lib/format";

/** What the table is filtered to, whole, as a file for spreadsheets. Read and sent piece by piece. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const person = await currentPerson();
    if (!person || person.passwordMustChange) return problemJson(SIGNED_OUT, "Not signed in");
    const filter = readTableParams(Object.fromEntries(request.nextUrl.searchParams));
    const lines = exportedClaims(db(), person, filter);
    // The first piece before the headers: if the database is away, the answer can still say so.
    const first = await lines.next();
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(encoder.encode(first.value ?? "")),
      async pull(stream) {
        const { value, done } = await lines.next();
        if (done) stream.close();
        else stream.enqueue(encoder.encode(value));
      },
      async cancel() {
        await lines.return(undefined);
      },
    });
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
