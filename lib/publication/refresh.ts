import "server-only";
import type { Db } from "#lib/db";
import { ENTRY_RULES, writeEntries } from "#lib/publication/entries";
import { markStale } from "#lib/publication/publish";
import { snapshotFrom } from "#lib/publication/snapshot";
import { EVERY_PAGE } from "#lib/publication/tags";

const AT_ONCE = 500;

/**
 * Several processes may do it at once, and one that is killed goes on at the next start.
 * @returns how many public claims got entries by the rules of today
 */
export async function refreshEntries(db: Db): Promise<number> {
  for (let done = 0; ; ) {
    const now = await db.$transaction(
      async (tx) => {
        const rows = await tx.$queryRaw<{ claimId: string; firstPublishedAt: Date; snapshot: unknown }[]>`
          SELECT p."claimId", p."firstPublishedAt", v.snapshot
          FROM (
            SELECT * FROM publication WHERE "entryRules" <> ${ENTRY_RULES} ORDER BY "claimId" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
          ) p JOIN version v ON v.id = p."versionId"`;
        if (rows.length === 0) return 0;
        await writeEntries(
          tx,
          rows.map(({ snapshot, ...row }) => ({ ...row, snapshot: snapshotFrom(snapshot) })),
        );
        await markStale(tx, [EVERY_PAGE]);
        return rows.length;
      },
      { timeout: 120_000 },
    );
    if (now === 0) return done;
    done += now;
  }
}
