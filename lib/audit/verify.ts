import "server-only";
import { type Json, treeDigest } from "#lib/audit/digest";
import { BEFORE_THE_FIRST, eventHash } from "#lib/audit/record";
import type { Db } from "#lib/db";

/** Reads every stream and every version again. @returns one sentence for each fault; none: the record is whole */
export async function verifyRecord(db: Db): Promise<string[]> {
  const faults: string[] = [];
  const streams = await db.stream.findMany({ orderBy: { name: "asc" } });
  for (const stream of streams) {
    const events = await db.event.findMany({ where: { name: stream.name }, orderBy: { number: "asc" } });
    let previous = BEFORE_THE_FIRST;
    let expected = 1;
    for (const event of events) {
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
  const versions = await db.version.findMany({
    select: { claimId: true, number: true, sha256: true, snapshot: true },
    orderBy: [{ claimId: "asc" }, { number: "asc" }],
  });
  for (const version of versions)
    if (treeDigest(version.snapshot as Json) !== version.sha256)
      faults.push(`Version ${version.number} of claim ${version.claimId} is not what was published.`);
  return faults;
}
