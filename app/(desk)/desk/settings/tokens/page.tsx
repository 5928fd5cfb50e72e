import type { Metadata } from "next";
import Link from "next/link";
import { PageHeading } from "#components/layout/page-heading";
import { MakeToken } from "#components/tokens/make-token";
import { TokensTable } from "#components/tokens/tokens-table";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { newsroomName } from "#lib/newsroom/queries";
import { requireAdmin } from "#lib/people/page";
import { listTokens, peopleForTokens } from "#lib/tokens/queries";

export const metadata: Metadata = { title: "Tokens" };

export default async function TokensPage() {
  await requireAdmin("/desk/settings/tokens");
  const now = new Date();
  const [tokens, people, { timeZone }] = await Promise.all([listTokens(db(), now), peopleForTokens(db()), newsroomName(db())]);
  return (
    <>
      <PageHeading
        title="Tokens"
        crumb={<Link href="/desk/settings">Settings</Link>}
        actions={<MakeToken people={people} siteUrl={env.SITE_URL} />}
      >
        With a token a program can send drafts in, and do nothing else. How it does so is told at{" "}
        <Link href="/open-data#sendDraft">the API</Link>.
      </PageHeading>
      <TokensTable tokens={tokens} timeZone={timeZone} now={now.toISOString()} />
    </>
  );
}
