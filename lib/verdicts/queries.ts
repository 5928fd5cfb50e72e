import "server-only";
import { toDay } from "#lib/dates";
import type { Db, Prisma } from "#lib/db";
import type { VerdictInput } from "#lib/verdicts/schema";

export const VERDICT = { publisher: true, word: true, scale: true, address: true, title: true, publishedOn: true } as const;

/** What somebody else has said of a claim, as the desk reads it. */
export type DeskVerdict = VerdictInput & { id: string };

/** In the order in which they were entered. */
export async function verdictsOf(db: Db, claimId: string): Promise<DeskVerdict[]> {
  const rows = await db.thirdPartyVerdict.findMany({ where: { claimId }, select: { id: true, ...VERDICT }, orderBy: { place: "asc" } });
  return rows.map((row) => ({ id: row.id, ...verdictOf(row) }));
}

/** As it is told, wherever it is. */
export function verdictOf(row: Prisma.ThirdPartyVerdictGetPayload<{ select: typeof VERDICT }>): VerdictInput {
  const { publisher, word, scale, address, title, publishedOn } = row;
  return { publisher, word, scale: scale as VerdictInput["scale"], address, title, publishedOn: toDay(publishedOn) };
}
