import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CapturedCopy } from "#components/evidence/captured-copy";
import { SourceForm } from "#components/evidence/source-form";
import { PageHeading } from "#components/layout/page-heading";
import { requirePerson } from "#lib/auth/page";
import { capturedOf } from "#lib/capture/queries";
import { db } from "#lib/db";
import { dayIn } from "#lib/format";
import { languageChoices } from "#lib/languages";
import { newsroomName } from "#lib/newsroom/queries";
import { sourceToEdit } from "#lib/sources/queries";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Edit a source" };

export default async function SourcePage({ params, searchParams }: Props) {
  const { id } = await params;
  const person = await requirePerson(`/desk/sources/${encodeURIComponent(id)}`);
  const source = await sourceToEdit(db(), person, id);
  if (!source) notFound();
  const { timeZone } = await newsroomName(db());
  const captured = await capturedOf(db(), person, source, dayIn(new Date(), timeZone));
  const { claims } = source;
  // Back to the claim that one came from, where it is linked.
  const from = Number((await searchParams).claim);
  const back = claims.includes(from) ? `/desk/claims/${from}` : "/desk/claims";
  return (
    <>
      <PageHeading title="Edit the source">
        <p>
          What is corrected here is corrected for every claim that is linked to it
          {claims.length > 0 && (
            <>
              :{" "}
              {claims.slice(0, 20).map((number, index) => (
                <span key={number}>
                  {index > 0 && ", "}
                  <Link href={`/desk/claims/${number}`} className="font-mono">
                    C-{number}
                  </Link>
                </span>
              ))}
              {claims.length > 20 && ` and ${claims.length - 20} more`}
            </>
          )}
          . Readers see it after a new decision.
        </p>
      </PageHeading>
      <SourceForm
        key={source.revision}
        seen={{ id: source.id, revision: source.revision }}
        start={{
          kind: source.kind,
          title: source.title,
          publisher: source.publisherId ? { id: source.publisherId, label: source.publisher ?? "" } : null,
          author: source.author ?? "",
          publishedOn: source.publishedOn ?? "",
          address: source.address ?? "",
          language: source.language ?? "",
        }}
        languages={languageChoices(source.language)}
        back={back}
      />
      <CapturedCopy source={source} captured={captured} timeZone={timeZone} />
    </>
  );
}
