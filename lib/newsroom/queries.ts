import "server-only";
import type { Db } from "#lib/db";

export type NewsroomSettings = {
  name: string;
  timeZone: string;
  language: string;
  publisherName: string | null;
  publisherUrl: string | null;
  /** The logo as an address that holds it; null if there is none. */
  logo: string | null;
  revision: number;
};

export async function newsroomSettings(db: Db): Promise<NewsroomSettings> {
  const { logo, logoType, ...settings } = await db.newsroom.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, timeZone: true, language: true, publisherName: true, publisherUrl: true, logo: true, logoType: true, revision: true },
  });
  return { ...settings, logo: logo && logoType ? `data:${logoType};base64,${Buffer.from(logo).toString("base64")}` : null };
}

/** What every page needs of the newsroom: its name, and the zone in which the desk reads times. */
export async function newsroomName(db: Db): Promise<{ name: string; timeZone: string; language: string }> {
  return db.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: { name: true, timeZone: true, language: true } });
}
