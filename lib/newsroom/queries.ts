import "server-only";
import type { Db } from "#lib/db";
import type { NewsroomSettings } from "#lib/newsroom/schema";

export async function newsroomSettings(db: Db): Promise<NewsroomSettings> {
  const { logo, logoType, ...settings } = await db.newsroom.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      name: true,
      timeZone: true,
      language: true,
      publisherName: true,
      publisherUrl: true,
      logo: true,
      logoType: true,
      revision: true,
    },
  });
  return { ...settings, logo: logo && logoType ? `data:${logoType};base64,${Buffer.from(logo).toString("base64")}` : null };
}

/** What every page of the desk needs: the newsroom's name, and the zone in which times are read. */
export async function newsroomName(db: Db): Promise<{ name: string; timeZone: string; language: string }> {
  return db.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: { name: true, timeZone: true, language: true } });
}
