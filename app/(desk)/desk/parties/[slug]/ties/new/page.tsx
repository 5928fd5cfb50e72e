import type { Metadata } from "next";
import { PartyCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { TieForm } from "#components/parties/tie-form";
import { languageChoices } from "#lib/languages";
import { requireParty } from "#lib/parties/page";
import { PARTY_KIND_WORDS } from "#lib/parties/schema";

export const metadata: Metadata = { title: "Add a tie" };

type Props = { params: Promise<{ slug: string }> };

export default async function NewTiePage({ params }: Props) {
  const { party, at } = await requireParty((await params).slug, "/ties/new");
  return (
    <>
      <PageHeading title="Add a tie" crumb={<PartyCrumb at={at} name={party.name} />}>
        What one party is to another, with the days on which it holds.
      </PageHeading>
      <TieForm
        at={at}
        from={{ id: party.id, label: party.name, detail: PARTY_KIND_WORDS[party.kind] }}
        tie={null}
        languages={languageChoices()}
      />
    </>
  );
}
