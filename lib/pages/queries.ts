import "server-only";
import type { HistoryEntry } from "#lib/claims/history-words";
import type { Db } from "#lib/db";
import { PAGE_NAMES, PAGE_WORDS, type PageName } from "#lib/pages/schema";
import { SHIPPED } from "#lib/pages/shipped";

/** A page as it is now. */
export type WrittenPage = { name: PageName; body: string; revision: number; changedAt: string | null };

/** The newsroom's own text, or the one that comes with Claimdesk (revision 0). */
export async function writtenPage(db: Db, name: PageName): Promise<WrittenPage> {
  const page = await db.publicPage.findUnique({ where: { name }, select: { body: true, revision: true, changedAt: true } });
  if (!page) return { name, body: SHIPPED[name], revision: 0, changedAt: null };
  return { ...page, name, changedAt: page.changedAt.toISOString() };
}

/** What the desk lists: each page, and who wrote it last; null: nobody yet. */
export type ListedPage = { name: PageName; last: { who: string; at: string } | null };

export async function listedPages(db: Db): Promise<ListedPage[]> {
  const rows = await db.publicPage.findMany({ select: { name: true, changedAt: true, changedBy: { select: { name: true } } } });
  return PAGE_NAMES.map((name) => {
    const row = rows.find((one) => one.name === name);
    return { name, last: row ? { who: row.changedBy.name, at: row.changedAt.toISOString() } : null };
  });
}

const SHOWN = 50;

/** What happened to a page, the latest first, with what was and what is. */
export async function pageHistory(db: Db, name: PageName): Promise<{ entries: HistoryEntry[]; older: number }> {
  const where = { name: `page:${name}` };
  const [rows, total] = await Promise.all([
    db.event.findMany({
      where,
      orderBy: { number: "desc" },
      take: SHOWN,
      select: { number: true, kind: true, at: true, data: true, actor: { select: { name: true } } },
    }),
    db.event.count({ where }),
  ]);
  const entries = rows.map(({ number, kind, at, data, actor }) => {
    const { was, is } = ((data as { changed?: { body?: { was: string; is: string } } }).changed?.body ?? {}) as {
      was?: string;
      is?: string;
    };
    return {
      number,
      at: at.toISOString(),
      who: actor?.name ?? "The newsroom",
      did: kind === "written" ? `wrote “${PAGE_WORDS[name].title}”` : kind,
      said: null,
      changes: is === undefined ? [] : [{ field: "Text", was: was ?? "", is }],
    };
  });
  return { entries, older: total - rows.length };
}
