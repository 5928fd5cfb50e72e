import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CancelDialog } from "#components/imports/cancel-dialog";
import { ImportResult } from "#components/imports/import-result";
import { ImportStateBadge } from "#components/imports/imports-list";
import { UnderWay } from "#components/imports/under-way";
import { ImportCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { Button, ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import { requirePerson } from "#lib/auth/page";
import { db } from "#lib/db";
import { bytesInWords } from "#lib/format";
import { refusalOf } from "#lib/imports/policy";
import { importProgress } from "#lib/imports/progress";
import { firstRefusals, readImportId } from "#lib/imports/queries";
import { isUnderWay } from "#lib/imports/schema";
import { importHref, readChoices, readStep } from "#lib/imports/search-params";
import { newsroomName } from "#lib/newsroom/queries";
import { BeforeStart } from "./before-start";

export const metadata: Metadata = { title: "An import" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportPage({ params, searchParams }: Props) {
  const [{ id: given }, query] = await Promise.all([params, searchParams]);
  const id = readImportId(given);
  const [choices, step] = [readChoices(query), readStep(query)];
  const person = await requirePerson(id === null ? "/desk/import" : importHref(id, choices, step));
  const [progress, { timeZone, language }] = await Promise.all([id === null ? null : importProgress(db(), id), newsroomName(db())]);
  if (progress === null) notFound();
  const { file, state, by, begunAt, size } = progress;
  const facts = { personId: by.id, state };
  const whyNot = (action: Parameters<typeof refusalOf>[0]) => refusalOf(action, person, facts)?.sentence ?? null;
  const whyNotUndo = whyNot("undo");
  const at = `/desk/import/${progress.id}`;
  return (
    <>
      <PageHeading
        title={<Bidi className="wrap-anywhere">{file}</Bidi>}
        crumb={<ImportCrumb />}
        actions={<ImportStateBadge state={state} />}
      >
        <p>
          {size === null ? "Brought" : `${bytesInWords(size)}, brought`} by <Bidi>{by.name}</Bidi>,{" "}
          <Moment at={begunAt} timeZone={timeZone} style="short" />
          {state !== "uploaded" && state !== "uploading" && (
            <>, as {progress.as === "published" ? "unreviewed published versions" : "drafts"}</>
          )}
          .
        </p>
      </PageHeading>
      {state === "uploading" ? (
        <Notice title="This file is still being sent" actions={<CancelDialog id={progress.id} isBegun={false} off={whyNot("cancel")} />}>
          Where whoever sends it has broken off, nothing of it is kept.
        </Notice>
      ) : state === "uploaded" ? (
        <BeforeStart person={person} progress={progress} language={language} choices={choices} step={step} />
      ) : isUnderWay(state) ? (
        <UnderWay progress={progress} now={new Date().toISOString()} at={at}>
          {state !== "undoing" && !progress.isCancelled && <CancelDialog id={progress.id} isBegun off={whyNot("cancel")} />}
        </UnderWay>
      ) : (
        <ImportResult
          progress={progress}
          refusals={await firstRefusals(db(), progress.id)}
          timeZone={timeZone}
          undo={
            state === "undone" ? null : whyNotUndo === null ? (
              <ButtonLink kind="danger" href={`${at}/undo`}>
                Undo this import…
              </ButtonLink>
            ) : (
              <Button kind="danger" off={whyNotUndo}>
                Undo this import
              </Button>
            )
          }
        />
      )}
    </>
  );
}
