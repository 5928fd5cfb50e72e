import "server-only";
import { sha256 } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import type { Db, Tx } from "#lib/db";
import { notFound, Refused } from "#lib/errors";
import { claimIn } from "#lib/reports/about";
import { refusalToHandle } from "#lib/reports/policy";
import type { CloseReportInput, ReportInput } from "#lib/reports/schema";
import { takeTurn } from "#lib/take-turns";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How many reports are taken in an hour. */
export const MOST_REPORTS = { ofSender: 5, ofAll: 200 };

export type NewReport = ReportInput & {
  /** A path of this site. */
  about: string;
  /** The version that the page said it showed; null: the current one. */
  version: number | null;
  /** From where, in a form that does not say from where (sender.ts). */
  sender: string;
  now: Date;
};

/**
 * Takes what a reader reports. The same from the same sender about the same page, within a day, is one report, however often it is sent.
 * Counted in the database, so that all app processes together take no more than this.
 * @throws Refused 429 with the seconds to wait
 */
export async function sendReport(db: Db, report: NewReport): Promise<void> {
  const { sender, about, text, contact, now } = report;
  await db.$transaction(async (tx) => {
    await takeTurn(tx, "reports");
    const again = { sender, about, text, at: { gt: new Date(now.getTime() - DAY_MS) } };
    if (await tx.report.findFirst({ where: again, select: { id: true } })) return;
    await refuseFlood(tx, report);
    const claim = await claimOf(tx, report);
    const { id } = await tx.report.create({ data: { at: now, about, text, contact, sender, ...claim }, select: { id: true } });
    await recordEvent(tx, {
      stream: `report:${id}`,
      kind: "received",
      at: now,
      actorId: null,
      // Its words may name people, and can be forgotten.
      data: { about, claim: claim.claimNumber, version: claim.version, sha256: sha256(text) },
    });
  });
}

async function refuseFlood(tx: Tx, { sender, now }: NewReport): Promise<void> {
  const at = { gt: new Date(now.getTime() - HOUR_MS) };
  const oldest = async (where: object, most: number) => {
    const rows = await tx.report.findMany({ where, orderBy: { at: "desc" }, take: most, select: { at: true } });
    return rows.length < most ? 0 : (rows.at(-1)?.at.getTime() ?? 0);
  };
  const ofSender = await oldest({ sender, at }, MOST_REPORTS.ofSender);
  const ofAll = await oldest({ at }, MOST_REPORTS.ofAll);
  if (ofSender === 0 && ofAll === 0) return;
  const retryAfter = Math.max(1, Math.ceil((Math.max(ofSender, ofAll) + HOUR_MS - now.getTime()) / 1_000));
  const minutes = Math.ceil(retryAfter / 60);
  const why = ofSender > 0 ? "You have sent several reports within an hour" : "Very many reports have come in within an hour";
  throw new Refused(
    {
      code: 429,
      sentence: `${why}. What you typed is still here; please send it in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    },
    { retryAfter },
  );
}

/** The claim that the page shows, where readers may know it, and the version that the reader saw. */
async function claimOf(tx: Tx, { about, version }: NewReport): Promise<{ claimNumber: number | null; version: number | null }> {
  const named = claimIn(about);
  const claim =
    named &&
    (await tx.publication.findUnique({
      where: { number: named.number },
      select: { mergedInto: true, version: { select: { number: true } } },
    }));
  if (!claim) return { claimNumber: null, version: null };
  if (claim.mergedInto !== null) return { claimNumber: claim.mergedInto, version: null };
  const seen = named.version ?? version;
  return { claimNumber: named.number, version: seen !== null && seen >= 1 && seen <= claim.version.number ? seen : claim.version.number };
}

/**
 * Closes a report with what came of it.
 * @throws Refused 401, 403, 404; 409 if somebody else has closed it
 */
export async function closeReport(ctx: Context, { id, outcome, note }: CloseReportInput): Promise<void> {
  const refusal = refusalToHandle(ctx.actor);
  if (refusal) throw new Refused(refusal);
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const { count } = await tx.report.updateMany({
      where: { id, outcome: null },
      data: { outcome, note, handledAt: ctx.now, handledById: ctx.actor.id },
    });
    if (count === 0) throw await notOpen(tx, id);
    await recordEvent(tx, { stream: `report:${id}`, kind: "closed", at: ctx.now, actorId: ctx.actor.id, data: { outcome, note } });
  });
}

async function notOpen(tx: Tx, id: string): Promise<Refused> {
  const report = await tx.report.findUnique({ where: { id }, select: { handledAt: true, handledBy: { select: { name: true } } } });
  if (!report) return notFound("report");
  return new Refused(
    { code: 409, sentence: "Somebody else has closed this report since you opened the page." },
    {
      changes: [
        { what: "report closed", who: report.handledBy?.name ?? "the newsroom", at: (report.handledAt ?? new Date(0)).toISOString() },
      ],
    },
  );
}
