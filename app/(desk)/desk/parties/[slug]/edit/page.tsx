import type { Metadata } from "next";
import { PartyCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { PartyForm } from "#components/parties/party-form";
import { requireParty } from "#lib/parties/page";

export const metadata: Metadata = { title: "Edit a party" };

type Props = { params: Promise<{ slug: string }> };

export default async function EditPartyPage({ params }: Props) {
  const { party, at } = await requireParty((await params).slug, "/edit");
  return (
    <>
      <PageHeading title="Edit a party" crumb={<PartyCrumb at={at} name={party.name} />}>
        What has been published keeps the name that it was published with.
      </PageHeading>
      <PartyForm party={party} />
    </>
  );
}
