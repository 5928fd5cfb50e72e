import "server-only";
import { refreshSearchText } from "#lib/claims/change";
import type { Tx } from "#lib/db";
import { fold } from "#lib/fold";
import { LOOK_VERSION, lookKeys } from "#lib/parties/look-keys";
import { sourceSearchText } from "#lib/sources/search-text";

type Names = { name: string; otherNames: string[] };

/** The columns by which a party of these names is found, sorted and recognised. */
export function columnsOfNames({ name, otherNames }: Names) {
  return {
    name,
    otherNames,
    nameKey: fold(name),
    searchText: fold([name, ...otherNames].join("\n")),
    lookKeys: lookKeys([name, ...otherNames]),
    lookVersion: LOOK_VERSION,
  };
}

/** What is found by the names of a party: the sources that it publishes, the claims in which it speaks, and those that rest on its sources. */
export async function refreshTextsNaming(tx: Tx, partyId: string): Promise<void> {
  const sources = await tx.source.findMany({
    where: { publisherId: partyId },
    select: { id: true, title: true, author: true, address: true, publisher: { select: { name: true, otherNames: true } } },
  });
  if (sources.length > 0)
    await tx.$executeRaw`
      UPDATE source SET "searchText" = made.text
      FROM unnest(${sources.map((source) => source.id)}::uuid[], ${sources.map(sourceSearchText)}::text[]) AS made (id, text)
      WHERE source.id = made.id AND source."searchText" <> made.text`;
  const claims = await tx.claim.findMany({
    where: { OR: [{ speakerId: partyId }, { evidence: { some: { source: { publisherId: partyId } } } }] },
    select: { id: true },
  });
  await refreshSearchText(
    tx,
    claims.map((claim) => claim.id),
  );
}
