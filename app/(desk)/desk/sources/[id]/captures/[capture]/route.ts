import { currentPerson } from "#lib/auth/actor";
import { SIGNED_OUT } from "#lib/auth/roles";
import { capturedBytes } from "#lib/capture/queries";
import { db } from "#lib/db";
import { notFound } from "#lib/errors";
import { problemJson, refusalFrom } from "#lib/faults";

type Context = { params: Promise<{ id: string; capture: string }> };

const ENDINGS: Record<string, string> = { "application/pdf": "pdf", "text/plain": "txt" };

/** What was captured, byte for byte. Others made it, so it is given as a file, and nothing in it works where somebody opens it all the same. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const person = await currentPerson();
    if (!person || person.passwordMustChange) return problemJson(SIGNED_OUT, "Not signed in");
    const { id, capture } = await params;
    const found = await capturedBytes(db(), person, id, capture);
    if (!found) throw notFound("captured page");
    return new Response(found.bytes, {
      headers: {
        "content-type": found.type,
        "content-disposition": `attachment; filename="capture-${found.sha256.slice(0, 12)}.${ENDINGS[found.type] ?? "html"}"`,
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return problemJson(refusalFrom(error), "Not found");
  }
}
