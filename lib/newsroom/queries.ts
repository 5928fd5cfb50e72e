import "server-only";
import type { Db, Tx } from "#lib/db";
import type { NewsroomSettings } from "#lib/newsroom/schema";
import type { RecheckDays } from "#lib/review/policy";

const RECHECK_DAYS = { recheckConfirmedDays: true, recheckUnilateralDays: true, recheckDisputedDays: true } as const;

/** After how many days a claim is looked at again, by its status. */
export async function recheckDays(db: Db | Tx): Promise<RecheckDays> {
  return db.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: RECHECK_DAYS });
}

export async function newsroomSettings(db: Db): Promise<NewsroomSettings> {
  const { logo, logoType, ...settings } = await db.newsroom.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      name: true,
      timeZone: true,
      language: true,
      publisherName: true,
      publisherUrl: true,
      licenceName: true,
      licenceUrl: true,
      logo: true,
      logoType: true,
      ...RECHECK_DAYS,
      recaptureDays: true,
      revision: true,
    },
  });
  return { ...settings, logo: logo && logoType ? `data:${logoType};base64,${Buffer.from(logo).toString("base64")}` : null };
}

/** What every page of the desk needs: the newsroom's name, and the zone in which times are read. */
export async function newsroomName(db: Db | Tx): Promise<{ name: string; timeZone: string; language: string }> {
  return db.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: { name: true, timeZone: true, language: true } });
}
