import "server-only";
import { type Json, treeDigest } from "#lib/audit/digest";
import { BEFORE_THE_FIRST, eventHash } from "#lib/audit/record";
import type { Db } from "#lib/db";

/**
 * Reads every stream and every version again, a page at a time, since a record may be larger than the memory.
 * @returns one sentence for each fault; none: the record is whole
 */
export async function verifyRecord(db: Db, pageSize = 500): Promise<string[]> {
  const faults: string[] = [];
  const streams = inPages(pageSize, (after: { name: string } | undefined) =>
    db.stream.findMany({ where: { name: { gt: after?.name ?? "" } }, orderBy: { name: "asc" }, take: pageSize }),
  );
  for await (const stream of streams) {
    const events = inPages(pageSize, (after: { number: number } | undefined) =>
      db.event.findMany({
        where: { name: stream.name, ...(after && { number: { gt: after.number } }) },
        orderBy: { number: "asc" },
        take: pageSize,
      }),
    );
    let previous = BEFORE_THE_FIRST;
    let expected = 1;
    for await (const event of events) {
      const which = `Event ${event.number} of ${stream.name}`;
      if (event.number !== expected) faults.push(`${which} stands where number ${expected} should.`);
      if (event.previous !== previous) faults.push(`${which} does not follow the one before it.`);
      if (event.hash !== eventHash({ ...event, stream: event.name, data: event.data as Json }))
        faults.push(`${which} is not what was written.`);
      previous = event.hash;
      expected = event.number + 1;
    }
    if (stream.number !== expected - 1 || stream.hash !== previous) faults.push(`The end of ${stream.name} is missing.`);
  }
  const versions = inPages(pageSize, (after: { id: string } | undefined) =>
    db.version.findMany({
      where: after && { id: { gt: after.id } },
      select: { id: true, claimId: true, number: true, sha256: true, snapshot: true },
      orderBy: { id: "asc" },
      take: pageSize,
    }),
  );
  for await (const version of versions)
    if (treeDigest(version.snapshot as Json) !== version.sha256)
      faults.push(`Version ${version.number} of claim ${version.claimId} is not what was published.`);
  return faults;
}

/** Rows one after the other, of which only a page is in memory. @param read the page that follows a row; the first without one */
async function* inPages<Row>(size: number, read: (after: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row> {
  let page: Row[];
  let last: Row | undefined;
  do {
    page = await read(last);
    yield* page;
    last = page.at(-1);
  } while (page.length === size);
}
