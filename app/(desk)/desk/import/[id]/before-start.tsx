import Link from "next/link";
import { CancelDialog } from "#components/imports/cancel-dialog";
import { ColumnsForm } from "#components/imports/columns-form";
import { DossiersPreview } from "#components/imports/dossiers-preview";
import { PreviewList } from "#components/imports/preview-list";
import { StartForm } from "#components/imports/start-form";
import { Steps } from "#components/imports/steps";
import { Notice } from "#components/ui/notice";
import type { Person } from "#lib/auth/sessions";
import { db } from "#lib/db";
import { formatCount, plural } from "#lib/format";
import { outcomeInWords } from "#lib/imports/outcome-words";
import { refusalOf } from "#lib/imports/policy";
import { previewOf, previewOfDossiers, SHOWN_ROWS } from "#lib/imports/preview";
import type { ImportProgress } from "#lib/imports/progress";
import { type Sample, sampleOf } from "#lib/imports/sample";
import { type Choices, importHref, type Step } from "#lib/imports/search-params";
import { languageChoices } from "#lib/languages";

/** `language`: the newsroom’s, for rows that say none. */
type Props = { person: Person; progress: ImportProgress; language: string; choices: Choices; step: Step };

/** What an upload holds, what its columns are, and what would happen: nothing of it is entered yet. */
export async function BeforeStart({ person, progress, language, choices, step }: Props) {
  const { id, file, size, by, state } = progress;
  const facts = { personId: by.id, state };
  const whyNot = (action: "start" | "publish" | "cancel") => refusalOf(action, person, facts)?.sentence ?? null;
  const here = { language, now: new Date() };
  const ctx = { db: db(), actor: { id: person.id, name: person.name, role: person.role }, now: here.now };
  const sample = await sampleOf(db(), { id, file }, here, choices);
  const putAway = (
    <div className="mt-8 border-t border-rule pt-5">
      <CancelDialog id={id} isBegun={false} off={whyNot("cancel")} />
    </div>
  );
  if ("unreadable" in sample)
    return (
      <>
        <Notice tone="danger" title="This file cannot be read" className="max-w-[46rem]">
          {sample.place.line !== null && `Line ${sample.place.line}: `}
          {sample.unreadable} Nothing of it was entered.
        </Notice>
        {putAway}
      </>
    );
  if ("dossiers" in sample)
    return (
      <>
        <Steps at="What would happen" />
        <DossiersPreview preview={await previewOfDossiers(ctx, { id, size })} />
        <StartForm
          id={id}
          mapping={null}
          off={whyNot("start")}
          whyNotPublish="dossiers come in as drafts: what they say of others is to be looked at"
        />
        {putAway}
      </>
    );
  if (sample.columns.length === 0)
    return (
      <>
        <Notice tone="danger" title="There is nothing in this file that could come in" className="max-w-[46rem]">
          {firstReason(sample)} Nothing of it was entered.
        </Notice>
        {putAway}
      </>
    );
  const columns = importHref(id, sample.choices, "columns");
  if (step === "columns" || sample.choices !== choices)
    return (
      <>
        <Steps at="Columns" />
        {sample.isRemembered && (
          <Notice title="You have said this before" className="mb-5 max-w-[46rem]">
            A file with the same columns was brought in, and somebody said what they are. That was remembered, and stands here.
          </Notice>
        )}
        <p className="mb-4 text-soft">{readInWords(sample)}</p>
        <ColumnsForm
          key={sample.shape}
          at={`/desk/import/${id}`}
          columns={sample.columns}
          choices={sample.choices}
          base={sample.base}
          hasHead={sample.hasHead}
          languages={languageChoices(sample.choices.language)}
        />
        {putAway}
      </>
    );
  const rows = await previewOf(ctx, file, sample, here);
  const whyNoClaim = holdsClaims(sample) ? null : "No column is “The claim”, so that no row can come in: say which one it is.";
  return (
    <>
      <Steps at="What would happen" links={{ Columns: columns }} />
      <p className="mb-4 max-w-measure text-soft">
        {rows.length < SHOWN_ROWS || sample.rows.length === rows.length
          ? `All ${plural("row", rows.length)} of it`
          : `The first ${rows.length} of ${sample.isWhole ? "" : "more than "}${formatCount(sample.rows.length, Number.POSITIVE_INFINITY)} rows`}
        , as they would come in. Nothing was entered yet. Where something is not what it should be,{" "}
        <Link href={columns}>change the columns</Link>.
      </p>
      {whyNoClaim !== null && (
        <Notice tone="warning" title="Nothing would come in" className="mb-5 max-w-[46rem]">
          {whyNoClaim} <Link href={columns}>Change the columns</Link>.
        </Notice>
      )}
      <p className="tabular mb-3 font-semibold">{outcomeInWords(rows.map(({ becomes }) => becomes.became))}</p>
      <PreviewList rows={rows} />
      <StartForm id={id} mapping={sample.given} off={whyNot("start") ?? whyNoClaim} whyNotPublish={whyNot("publish")} />
      {putAway}
    </>
  );
}

const FORMATS: Record<Sample["format"], string> = {
  table: "a table",
  json: "JSON",
  "json lines": "JSON, one object a line",
  page: "a web page with ClaimReview in it",
  markdown: "a page in Markdown",
  dossiers: "dossiers",
};

function holdsClaims({ mapping: { columns, same } }: Sample): boolean {
  return (columns.text ?? []).length > 0 || Boolean(same.text);
}

function readInWords({ format, encoding, rows, isWhole }: Sample): string {
  const count = isWhole ? plural("row", rows.length) : `more than ${plural("row", rows.length)}`;
  return `It is read as ${FORMATS[format]} in ${encoding.toUpperCase()}, with ${count}.`;
}

function firstReason({ rows }: Sample): string {
  const refused = rows.find((row) => "refused" in row);
  return refused && "refused" in refused ? refused.refused : "There is no row in it.";
}
