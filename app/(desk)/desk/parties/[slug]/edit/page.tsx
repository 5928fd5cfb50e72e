import type { Metadata } from "next";
import Link from "next/link";
import { PageHeading } from "#components/layout/page-heading";
import { PartyForm } from "#components/parties/party-form";
import { Bidi } from "#components/ui/text";
import { requireParty } from "#lib/parties/page";

export const metadata: Metadata = { title: "Edit a party" };

type Props = { params: Promise<{ slug: string }> };

export default async function EditPartyPage({ params }: Props) {
  const { party, at } = await requireParty((await params).slug, "/edit");
  return (
    <>
      <PageHeading
        title="Edit a party"
        crumb={
          <>
            <Link href="/desk/parties">Parties</Link> ·{" "}
            <Link href={at}>
              <Bidi>{party.name}</Bidi>
            </Link>
          </>
        }
      >
        What has been published keeps the name that it was published with.
      </PageHeading>
      <PartyForm party={party} />
    </>
  );
}
