import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClaimsPage } from "#components/claims/claims-page";
import { db } from "#lib/db";
import { countClaims, filterNames, listClaims } from "#lib/publication/queries";
import { readPublicQuery } from "#lib/publication/search-params";
import { readChoices } from "../reads.ts";

export const metadata: Metadata = { title: "Claims", robots: { index: false, follow: true } };

/** `/claims` with a query, which proxy.ts has read once and answered if it cannot be read. */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const given = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
  const read = readPublicQuery(given);
  if ("problem" in read) notFound();
  const { after, before, last, ...filter } = read.query;
  const [page, total, choices, names] = await Promise.all([
    listClaims(db(), filter, { after, before, last: last === "1" }),
    countClaims(db(), filter),
    readChoices(),
    filterNames(db(), filter),
  ]);
  return <ClaimsPage page={page} total={total} choices={choices} query={read.query} names={names} />;
}
