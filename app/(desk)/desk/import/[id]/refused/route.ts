import { currentPerson } from "#lib/auth/actor";
import { SIGNED_OUT } from "#lib/auth/roles";
import { db } from "#lib/db";
import { notFound, Refused } from "#lib/errors";
import { problemJson, refusalFrom } from "#lib/faults";
import { refusalOf } from "#lib/imports/policy";
import { importProgress, refusedRows } from "#lib/imports/progress";
import { readImportId } from "#lib/imports/queries";
import { slugOf } from "#lib/slug";
import { streamed } from "#lib/streamed";

/** Of the file that was brought in. */
const ENDING = /\.[a-z0-9]{1,6}$/i;

type Context = { params: Promise<{ id: string }> };

/** The rows that an import has refused, whole, as a table that can be mended and brought in again. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const person = await currentPerson();
    if (!person || person.passwordMustChange) return problemJson(SIGNED_OUT, "Not signed in");
    const refusal = refusalOf("see", person);
    if (refusal) throw new Refused(refusal);
    const id = readImportId((await params).id);
    const found = id === null ? null : await importProgress(db(), id);
    if (!found) throw notFound("import");
    return new Response(await streamed(refusedRows(db(), found.id)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${slugOf(found.file.replace(ENDING, ""), "rows")}, refused.csv"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return problemJson(refusalFrom(error), "Not exported");
  }
}
