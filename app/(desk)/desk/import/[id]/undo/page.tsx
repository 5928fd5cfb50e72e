import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UndoForm } from "#components/imports/undo-form";
import { ImportCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { requirePerson } from "#lib/auth/page";
import { db } from "#lib/db";
import { plural } from "#lib/format";
import { updatedStay } from "#lib/imports/outcome-words";
import { refusalOf } from "#lib/imports/policy";
import { importProgress } from "#lib/imports/progress";
import { readImportId } from "#lib/imports/queries";

export const metadata: Metadata = { title: "Undo an import" };

type Props = { params: Promise<{ id: string }> };

export default async function UndoPage({ params }: Props) {
  const id = readImportId((await params).id);
  const person = await requirePerson(id === null ? "/desk/import" : `/desk/import/${id}/undo`);
  const progress = id === null ? null : await importProgress(db(), id);
  if (progress === null) notFound();
  const { file, state, by, rows, as } = progress;
  const refusal = refusalOf("undo", person, { personId: by.id, state });
  const at = `/desk/import/${progress.id}`;
  return (
    <>
      <PageHeading title="Undo this import?" crumb={<ImportCrumb at={at} file={file} />} />
      {refusal ? (
        <Notice
          title="It cannot be undone by you now"
          actions={
            <ButtonLink kind="alternative" href={at}>
              Back to the import
            </ButtonLink>
          }
        >
          {refusal.sentence}
        </Notice>
      ) : (
        <div className="grid max-w-[46rem] gap-5">
          <div className="max-w-measure border-s-2 border-rule ps-4 break-words">
            <p className="font-semibold">
              What happens to {rows.created === 1 ? "the claim" : `the ${plural("claim", rows.created)}`} of <Bidi>{file}</Bidi>
            </p>
            <ul className="mt-1 grid list-disc gap-1.5 ps-5">
              {as === "published" ? (
                <li>
                  Those that nobody has worked on since are retracted, with the reason “The import of <Bidi>{file}</Bidi> was undone.” Their
                  pages stay for readers, as retracted ones.
                </li>
              ) : (
                <li>Drafts that nobody has worked on since are discarded.</li>
              )}
              <li>What somebody has worked on is left as it is, and you are told which these are.</li>
              {rows.updated > 0 && <li>{updatedStay(rows.updated)}</li>}
              <li>Parties, sources and topics that came with them stay in the record.</li>
              <li>The same file can be brought in again.</li>
            </ul>
            <p className="mt-2 text-soft">It is one act, in your name, and goes on by itself. It cannot be taken back.</p>
          </div>
          <UndoForm id={progress.id} />
        </div>
      )}
    </>
  );
}
