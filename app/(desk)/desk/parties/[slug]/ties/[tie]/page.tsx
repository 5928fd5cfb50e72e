import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PartyCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { TieForm } from "#components/parties/tie-form";
import { db } from "#lib/db";
import { languageChoices } from "#lib/languages";
import { requireParty } from "#lib/parties/page";
import { findTie } from "#lib/parties/ties-of";
import { id } from "#lib/schema";

export const metadata: Metadata = { title: "Edit a tie" };

type Props = { params: Promise<{ slug: string; tie: string }> };

export default async function EditTiePage({ params }: Props) {
  const { slug, tie: typed } = await params;
  const { person, party, at } = await requireParty(slug, `/ties/${encodeURIComponent(typed)}`);
  const known = id.safeParse(typed);
  const found = known.success ? await findTie(db(), person, known.data) : null;
  if (!found) notFound();
  const { tie, from, to } = found;
  return (
    <>
      <PageHeading title="Edit a tie" crumb={<PartyCrumb at={at} name={party.name} />} />
      <TieForm at={at} from={{ id: from.id, label: from.name }} tie={{ tie, to: to.name }} languages={languageChoices()} />
    </>
  );
}
