import "server-only";
import { recordEvent } from "#lib/audit/record";
import type { Tx } from "#lib/db";
import { markStale } from "#lib/publication/publish";
import { claimTag } from "#lib/publication/tags";
import type { Passage } from "#lib/quotes/passages";
import { refreshLost } from "#lib/rechecks/lost";

const HOUR_MS = 3_600_000;
/** A page that was not reached so often in a row is taken as gone, … */
const FAILURES_TO_BE_GONE = 3;
/** … where they lie so far apart: what fails again within minutes has failed once. */
const ANOTHER_DAY_MS = 20 * HOUR_MS;

/** What came of looking for a page: it can be read, it is there and cannot be, the site says that it is gone, or it could not be reached. */
export type Looked = { at: Date; host: string; byItsDay: boolean; actorId: string | null } & (
  | { is: "read" | "kept"; isSame: boolean }
  | { is: "gone" | "failed"; why: string }
);

type Watch = {
  host: string;
  checkedAt: Date;
  unchanged: number;
  failures: number;
  failedSince: Date | null;
  goneSince: Date | null;
  goneWhy: string | null;
};

/** What is known of a page afterwards. */
export function watchAfter(before: Watch | null, looked: Looked): Watch {
  const { at, host } = looked;
  if ("isSame" in looked) {
    const again = before !== null && before.goneSince === null && looked.isSame;
    const unchanged = again ? before.unchanged + (looked.byItsDay ? 1 : 0) : 0;
    return { host, checkedAt: at, unchanged, failures: 0, failedSince: null, goneSince: null, goneWhy: null };
  }
  const isAnother = before === null || before.failures === 0 || at.getTime() - before.checkedAt.getTime() >= ANOTHER_DAY_MS;
  const failures = (before?.failures ?? 0) + (isAnother ? 1 : 0);
  const watch = {
    host,
    // What fails again within a day is looked for no later than it would have been.
    checkedAt: isAnother ? at : before.checkedAt,
    failures,
    failedSince: before?.failedSince ?? at,
  };
  if (before && before.goneSince !== null)
    return {
      ...watch,
      checkedAt: at,
      unchanged: before.unchanged + (looked.byItsDay ? 1 : 0),
      goneSince: before.goneSince,
      goneWhy: before.goneWhy,
    };
  const isGone = looked.is === "gone" || failures >= FAILURES_TO_BE_GONE;
  return { ...watch, unchanged: 0, goneSince: isGone ? at : null, goneWhy: isGone ? looked.why : null };
}

/** How a quote of a claim stands now, where that is otherwise than before. */
export type PassageNow = { evidence: string; claim: string; quote: string; was: Passage | null; is: Passage };

const KINDS = { gone: "page gone", back: "page there again", lost: "passage lost", found: "passage found again" } as const;

/**
 * Writes how the passages and the page of a source are now, and tells it in the histories of the claims that rest on them: once, when it
 * becomes otherwise. @param turned whether the page has just gone or come back; null: neither
 */
export async function tellClaims(
  tx: Tx,
  sourceId: string,
  { at, actorId }: Pick<Looked, "at" | "actorId">,
  turned: "gone" | "back" | null,
  passages: readonly PassageNow[],
): Promise<void> {
  if (turned === null && passages.length === 0) return;
  const rests = await tx.evidence.findMany({
    where: { sourceId, claim: { state: { not: "discarded" } } },
    select: { id: true, claimId: true },
    orderBy: [{ claimId: "asc" }, { linked: "asc" }],
  });
  const claimIds = [...new Set(rests.map((one) => one.claimId))];
  await tx.$executeRaw`SELECT 1 FROM claim WHERE id = ANY(${claimIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const told: { claim: string; evidence: string; kind: (typeof KINDS)[keyof typeof KINDS] }[] = [];
  if (turned) told.push(...rests.map(({ id, claimId }) => ({ claim: claimId, evidence: id, kind: KINDS[turned] })));
  for (const { evidence, claim, quote, was, is } of passages) {
    // What was quoted otherwise meanwhile is looked for the next time.
    const { count } = await tx.evidence.updateMany({ where: { id: evidence, quote }, data: { passage: is, passageSince: at } });
    if (count === 0) continue;
    if (is === "lost") told.push({ claim, evidence, kind: KINDS.lost });
    else if (was === "lost") told.push({ claim, evidence, kind: KINDS.found });
  }
  await refreshLost(tx, claimIds);
  if (turned) await markStale(tx, (await publicClaims(tx, sourceId)).map(claimTag));
  for (const claimId of claimIds)
    for (const kind of Object.values(KINDS)) {
      const evidence = told.filter((one) => one.claim === claimId && one.kind === kind).map((one) => one.evidence);
      if (evidence.length === 0) continue;
      const data = { evidence: evidence.map((id) => ({ evidence: id, source: sourceId })) };
      await recordEvent(tx, { stream: `claim:${claimId}`, kind, at, actorId, data });
    }
}

/** The numbers of the claims whose pages show the source. */
async function publicClaims(tx: Tx, sourceId: string): Promise<number[]> {
  const rows = await tx.publicationSource.findMany({ where: { sourceId }, select: { number: true } });
  return rows.map((row) => row.number);
}
