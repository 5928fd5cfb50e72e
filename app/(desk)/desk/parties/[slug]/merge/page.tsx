import type { Metadata } from "next";
import { PartyCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { MergeChoice } from "#components/parties/merge-choice";
import { MergeForm } from "#components/parties/merge-form";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { db } from "#lib/db";
import { mergeSide, partyForDesk, slugOfParty, tiesBetween } from "#lib/parties/desk";
import { requireParty } from "#lib/parties/page";
import { id } from "#lib/schema";

export const metadata: Metadata = { title: "Merge two parties" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MergePage({ params, searchParams }: Props) {
  const { party, at, whyNot } = await requireParty((await params).slug, "/merge");
  const refused = whyNot("merge");
  const chosen = id.safeParse((await searchParams).with);
  const slug = chosen.success && !refused ? await slugOfParty(db(), chosen.data) : null;
  const found = slug && slug !== party.slug ? await partyForDesk(db(), slug) : null;
  const other = found && !("movedTo" in found) ? found : null;
  return (
    <>
      <PageHeading title="Merge two parties" crumb={<PartyCrumb at={at} name={party.name} />}>
        Where one party is in the registry twice. Everything that points to the one will point to the other; what has been published stays
        as it was.
      </PageHeading>
      {refused ? (
        <Notice
          title="You cannot merge these"
          actions={
            <ButtonLink kind="alternative" href={at}>
              Back to the party
            </ButtonLink>
          }
        >
          {refused}
        </Notice>
      ) : (
        <div className="grid max-w-[52rem] grid-cols-[minmax(0,1fr)] gap-6">
          <MergeChoice at={at} self={party.id} chosen={other && { id: other.id, label: other.name }} key={other?.id} />
          {slug && !other && (
            <Notice tone="warning" title="Choose another one">
              {slug === party.slug ? "A party cannot be merged with itself." : "That party has been merged into another already."}
            </Notice>
          )}
          {other && (
            <MergeForm
              key={`${party.revision} ${other.revision}`}
              at={at}
              sides={await Promise.all([mergeSide(db(), party), mergeSide(db(), other)])}
              between={await tiesBetween(db(), party.id, other.id)}
            />
          )}
        </div>
      )}
    </>
  );
}
