import type { Metadata } from "next";
import Link from "next/link";
import { PageHeading } from "#components/layout/page-heading";
import { PartyForm } from "#components/parties/party-form";
import { requirePerson } from "#lib/auth/page";

export const metadata: Metadata = { title: "New party" };

export default async function NewPartyPage() {
  await requirePerson("/desk/parties/new");
  return (
    <>
      <PageHeading title="New party" crumb={<Link href="/desk/parties">Parties</Link>} />
      <PartyForm party={null} />
    </>
  );
}
