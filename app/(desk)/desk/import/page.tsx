import type { Metadata } from "next";
import { Places } from "#components/claims/claims-table-tools";
import { ImportsList } from "#components/imports/imports-list";
import { LookAgain } from "#components/imports/look-again";
import { UploadForm } from "#components/imports/upload-form";
import { WhatCanComeIn } from "#components/imports/what-can-come-in";
import { PageHeading, SectionHeading } from "#components/layout/page-heading";
import { EmptyState, Notice } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { db } from "#lib/db";
import { refusalOf } from "#lib/imports/policy";
import { listImports, readImportId } from "#lib/imports/queries";
import { isUnderWay } from "#lib/imports/schema";
import { MOST_BYTES } from "#lib/imports/uploads";
import { newsroomName } from "#lib/newsroom/queries";

export const metadata: Metadata = { title: "Import" };

const AT = "/desk/import";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportsPage({ searchParams }: Props) {
  const after = readImportId((await searchParams).after);
  const person = await requirePerson(AT);
  const [{ rows, next }, { timeZone }] = await Promise.all([listImports(db(), after), newsroomName(db())]);
  const refusal = refusalOf("upload", person);
  return (
    <>
      <PageHeading title="Import">
        Bring in a spreadsheet, or the fact-checks of years. You say what its columns are and see what would happen to its rows; then they
        become drafts, each once.
      </PageHeading>
      {refusal ? <Notice title="You cannot bring in claims">{refusal.sentence}</Notice> : <UploadForm mostBytes={MOST_BYTES} />}
      <WhatCanComeIn />
      <section aria-labelledby="imports">
        <SectionHeading id="imports" size="desk">
          Brought in so far
        </SectionHeading>
        {rows.length > 0 ? (
          <ImportsList rows={rows} timeZone={timeZone} />
        ) : (
          <EmptyState title={after ? "Nothing more stands here" : "Nothing was brought in yet"}>
            What you upload stands here, with what became of its rows: created, updated, there already, or refused and why.
          </EmptyState>
        )}
        {rows.some((row) => isUnderWay(row.state)) && <LookAgain at={AT} />}
        {(after || next) && (
          <div className="flex justify-end py-3">
            <Places
              label="Pages of the imports"
              places={[
                { word: "Newest", href: after && AT },
                { word: "Next", href: next && `${AT}?after=${next}` },
              ]}
            />
          </div>
        )}
      </section>
    </>
  );
}
