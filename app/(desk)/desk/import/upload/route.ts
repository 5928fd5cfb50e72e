import { currentPerson } from "#lib/auth/actor";
import { isFromHere, NOT_FROM_HERE } from "#lib/auth/origin";
import { SIGNED_OUT } from "#lib/auth/roles";
import { db } from "#lib/db";
import { invalid, Refused } from "#lib/errors";
import { problemJson, refusalFrom } from "#lib/faults";
import { uploadName } from "#lib/imports/schema";
import { keepUpload } from "#lib/imports/uploads";
import { problemsOf } from "#lib/schema";

/** A file of claims, as the bytes that it has; `?name=` says what it is called. It is kept as it comes, and answered with its import. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isFromHere(request.headers)) throw new Refused(NOT_FROM_HERE);
    const person = await currentPerson();
    if (!person || person.passwordMustChange) throw new Refused(SIGNED_OUT);
    const name = uploadName.safeParse(new URL(request.url).searchParams.get("name"));
    if (!name.success) throw invalid(problemsOf(name.error).map(({ message }) => ({ path: "name", message })));
    const actor = { id: person.id, name: person.name, role: person.role };
    const kept = await keepUpload({ db: db(), actor, now: new Date() }, { name: name.data }, bytesOf(request));
    return Response.json(kept, { status: 201, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return problemJson(refusalFrom(error), "Not uploaded");
  }
}

/** Whoever breaks off is nobody's fault. */
async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused({ code: 400, sentence: "The file did not come to its end." });
  }
}
