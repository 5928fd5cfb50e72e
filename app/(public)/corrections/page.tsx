import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CorrectionsPage } from "#components/versions/corrections-page";
import { readersDb } from "#lib/db";
import { listCorrections } from "#lib/versions/queries";
import { readCorrectionsQuery } from "#lib/versions/search-params";

export const metadata: Metadata = { title: "Corrections", robots: { index: false, follow: true } };

/** `/corrections` with a place in the list, which proxy.ts has read once and answered if it cannot be read. */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const given = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
  const read = readCorrectionsQuery(given);
  if (read && "problem" in read) notFound();
  return <CorrectionsPage page={await listCorrections(readersDb(), read?.query)} placed={read !== null} />;
}
