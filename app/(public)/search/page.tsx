import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClaimsPage } from "#components/claims/claims-page";
import { readersDb } from "#lib/db";
import { countClaims, filterNames, listClaims } from "#lib/publication/lists";
import { readPublicQuery } from "#lib/publication/search-params";
import { searchClaims } from "#lib/search/queries";
import { readChoices } from "../reads.ts";

export const metadata: Metadata = { title: "Claims", robots: { index: false, follow: true } };

/** `/claims` with a query, which proxy.ts has read once and answered if it cannot be read. */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const given = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
  const read = readPublicQuery(given);
  if ("problem" in read) notFound();
  const { after, before, last, q, ...filter } = read.query;
  const place = { after, before, last: last === "1" };
  const rest = Promise.all([readChoices(), filterNames(readersDb(), filter)]);
  if (q) {
    const found = await searchClaims(readersDb(), { q, ...filter }, place);
    const [choices, names] = await rest;
    return <ClaimsPage page={found} total={found.total} choices={choices} query={read.query} names={names} notes={found} />;
  }
  const [page, total, [choices, names]] = await Promise.all([
    listClaims(readersDb(), filter, place),
    countClaims(readersDb(), filter),
    rest,
  ]);
  return <ClaimsPage page={page} total={total} choices={choices} query={read.query} names={names} />;
}
