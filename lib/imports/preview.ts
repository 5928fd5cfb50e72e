import "server-only";
import type { Context } from "#lib/context";
import type { Db } from "#lib/db";
import type { Problem } from "#lib/errors";
import { fold } from "#lib/fold";
import { Unreadable } from "#lib/imports/bounds";
import { importDossiers } from "#lib/imports/commands";
import { dossierText, readDossiers } from "#lib/imports/dossier-file";
import type { Draft } from "#lib/imports/drafts";
import type { Here } from "#lib/imports/inputs";
import { partiesByName } from "#lib/imports/matches";
import { type Prepared, prepareRows } from "#lib/imports/prepare";
import { importRows, type RowImported } from "#lib/imports/row-commands";
import type { Sample } from "#lib/imports/sample";
import { openUpload } from "#lib/imports/uploads";
import { repeatedOnDesk, type SimilarClaim } from "#lib/matching/queries";

export const SHOWN_ROWS = 50;
/** How long it may take to look for claims that are here already; rows that it was not asked of say so. */
const LOOK_MS = 3_000;
const AT_ONCE = 4;
/** Larger files of dossiers are not read for a look. */
const MOST_BYTES_OF_DOSSIERS = 4_000_000;

/** A row, and what would become of it. */
export type PreviewRow = {
  line: number | null;
  path: string | null;
  becomes: RowImported;
  draft: Draft | null;
  /** Its speaker in the registry; null: not there yet, or there is none. */
  speaker: { name: string; slug: string } | null;
  /** Claims that are here already and may be the same; null: it was not asked. */
  similar: SimilarClaim[] | null;
};

/** What would become of the first rows, in their order; nothing is entered. */
export async function previewOf(ctx: Context, file: string, sample: Sample, here: Here): Promise<PreviewRow[]> {
  const plan = await prepareRows(fromList(sample.rows), here, { saved: async () => sample.mapping });
  const rows: Prepared[] = [];
  for await (const row of plan.rows) if (rows.push(row) === SHOWN_ROWS) break;
  const speakers = await speakersOf(ctx.db, rows);
  const shown: PreviewRow[] = [];
  // By the import itself, as a trial.
  for await (const becomes of importRows(ctx, file, { ...plan, rows: fromList(rows) }, { dryRun: true })) {
    const row = rows[shown.length] as Prepared;
    const draft = "draft" in row ? row.draft : null;
    const { line, path } = "draft" in row ? row : (row.problems[0] ?? { line: null, path: null });
    const known = draft?.speaker ? speakers.get(fold(draft.speaker.name)) : undefined;
    const speaker = known ? { name: known.name, slug: known.slug } : null;
    shown.push({ line, path, becomes, draft, speaker, similar: null });
  }
  await lookForSimilar(ctx.db, shown);
  return shown;
}

async function* fromList<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

async function speakersOf(db: Db, rows: readonly Prepared[]): Promise<Map<string, { name: string; slug: string }>> {
  const names = rows.flatMap((row) => ("draft" in row && row.draft.speaker ? [row.draft.speaker.name] : []));
  return partiesByName(db, names);
}

/** Of the rows that would become claims, as many as there is time for, from the first on. */
async function lookForSimilar(db: Db, rows: PreviewRow[]): Promise<void> {
  const until = performance.now() + LOOK_MS;
  const left = rows.filter(({ becomes }) => becomes.became === "created").values();
  const ask = async () => {
    for (const row of left) {
      if (performance.now() > until) return;
      row.similar = await repeatedOnDesk(db, row.draft?.content.text ?? "");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
}

/** A dossier, and what would become of it. */
export type DossierPreview = {
  index: number | null;
  text: string | null;
  becomes: RowImported["became"];
  number: number | null;
  why: string[];
};

/** The same of dossiers; null: the file is too large to be read for a look. */
export async function previewOfDossiers(
  ctx: Context,
  { id, size }: { id: string; size: number | null },
): Promise<{ rows: DossierPreview[]; total: number } | null> {
  if (size === null || size > MOST_BYTES_OF_DOSSIERS) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of openUpload(ctx.db, id)) pieces.push(piece);
  const { dossiers, problems } = dossiersIn(Buffer.concat(pieces));
  const refused = [...Map.groupBy(problems, (one) => one.index)];
  const rows = refused.map(
    ([index, of]): DossierPreview => ({ index, text: null, becomes: "refused", number: null, why: of.map(inOneLine) }),
  );
  const first = dossiers.slice(0, SHOWN_ROWS);
  const inOrder = first.values();
  const tried = importDossiers(
    ctx,
    first.map((one) => one.dossier),
    { dryRun: true },
  );
  for await (const done of tried) {
    const one = inOrder.next().value;
    const why = done.became === "refused" ? done.problems : done.became === "created" ? done.notes : [];
    rows.push({
      index: one?.index ?? null,
      text: one?.dossier.claim.text ?? null,
      becomes: done.became,
      number: done.became === "refused" ? null : done.number,
      why: why.map(inOneLine),
    });
  }
  rows.sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  return { rows: rows.slice(0, SHOWN_ROWS), total: dossiers.length + refused.length };
}

/** As the import reads them: what is no text is refused as a whole. */
function dossiersIn(bytes: Uint8Array): ReturnType<typeof readDossiers> {
  try {
    return readDossiers(dossierText(bytes));
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    return { dossiers: [], problems: [{ index: null, path: "", message: fault.message }] };
  }
}

function inOneLine({ path, message }: Problem): string {
  return path === "" ? message : `${path}: ${message}`;
}
