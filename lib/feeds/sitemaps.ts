import "server-only";
import { type Db, sql } from "#lib/db";
import { claimTitle } from "#lib/feeds/entries";
import { claimPath, type ListedClaim } from "#lib/publication/listed";
import { newsroomForReaders } from "#lib/publication/queries";
import { element, escaped, XML_HEAD } from "#lib/xml";

/** More addresses a sitemap must not have. */
const MOST = 50_000;
const AT_ONCE = 1_000;
const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

/** The pages that are always there. Lists with a query, old versions and embedded claims are for no index. */
const PAGES = ["/", "/claims", "/parties", "/topics", "/corrections", "/open-data", "/methodology", "/corrections-policy", "/about"];

type Kind = "claims" | "parties" | "topics" | "pages";
export type Part = { kind: Kind; number: number };
type Listed = { path: string; changed?: string };

const text = (name: string, content: string) => element(name, {}, escaped(content));

/** The name of a part in its address, without ".xml"; null: none that there could be. */
export function readPart(name: string): Part | null {
  const [, kind, number] = /^(claims|parties|topics|pages)-([1-9]\d{0,5})$/.exec(name) ?? [];
  return kind ? { kind: kind as Kind, number: Number(number) } : null;
}

/** The index of all parts. A claim is in the part of its number, so that no part has too many, and none changes when others do. */
export async function sitemapIndex(db: Db, site: string): Promise<string> {
  const [claims, [counted]] = await Promise.all([
    db.$queryRaw<{ number: number; changed: Date }[]>`
      SELECT (number - 1) / ${MOST}::int + 1 AS number, max("updatedAt") AS changed FROM publication WHERE "mergedInto" IS NULL GROUP BY 1 ORDER BY 1`,
    db.$queryRaw<{ parties: number; topics: number }[]>`
      SELECT (SELECT count(DISTINCT "partyId") FROM publication_party)::int AS parties,
        (SELECT count(DISTINCT slug) FROM publication_topic)::int AS topics`,
  ]);
  const many = (kind: Kind, count: number) => Array.from({ length: Math.ceil(count / MOST) }, (_, at) => ({ kind, number: at + 1 }));
  const parts: (Part & { changed?: Date })[] = [
    { kind: "pages", number: 1 },
    ...claims.map((part) => ({ kind: "claims" as const, ...part })),
    ...many("parties", counted?.parties ?? 0),
    ...many("topics", counted?.topics ?? 0),
  ];
  return `${XML_HEAD}${element(
    "sitemapindex",
    { xmlns: SITEMAP },
    ...parts.map(({ kind, number, changed }) =>
      element(
        "sitemap",
        {},
        text("loc", `${site}/sitemaps/${kind}-${number}.xml`),
        ...(changed ? [text("lastmod", changed.toISOString())] : []),
      ),
    ),
  )}\n`;
}

/** One part, piece by piece; null: there is nothing in it. */
export async function sitemapOf(db: Db, part: Part, site: string): Promise<AsyncGenerator<string> | null> {
  const addresses = addressesOf(db, part);
  const first = await addresses.next();
  if (first.done) return null;
  return (async function* () {
    const urls = (some: Listed[]) =>
      some
        .map(({ path, changed }) => element("url", {}, text("loc", `${site}${path}`), ...(changed ? [text("lastmod", changed)] : [])))
        .join("\n");
    yield `${XML_HEAD}<urlset xmlns="${SITEMAP}">\n${urls(first.value)}`;
    for await (const some of addresses) yield `\n${urls(some)}`;
    yield "\n</urlset>\n";
  })();
}

async function* addressesOf(db: Db, { kind, number }: Part): AsyncGenerator<Listed[]> {
  if (kind === "pages") {
    if (number === 1) yield PAGES.map((path) => ({ path }));
    return;
  }
  if (kind === "claims") return yield* claims(db, (number - 1) * MOST, number * MOST);
  yield* kind === "parties" ? slugs(db, "parties", number) : slugs(db, "topics", number);
}

async function* claims(db: Db, after: number, last: number): AsyncGenerator<Listed[]> {
  for (let number = after; ; ) {
    const rows = await db.publication.findMany({
      where: { number: { gt: number, lte: last }, mergedInto: null },
      orderBy: { number: "asc" },
      take: AT_ONCE,
      select: { number: true, slug: true, updatedAt: true },
    });
    if (rows.length > 0) yield rows.map((row) => ({ path: claimPath(row), changed: row.updatedAt.toISOString() }));
    if (rows.length < AT_ONCE) return;
    number = rows.at(-1)?.number ?? last;
  }
}

/** In the order of their slugs, which are what they are found by. */
async function* slugs(db: Db, kind: "parties" | "topics", number: number): AsyncGenerator<Listed[]> {
  const from =
    kind === "parties"
      ? sql.sql`(SELECT y.slug FROM party y WHERE EXISTS (SELECT 1 FROM publication_party w WHERE w."partyId" = y.id)) named`
      : sql.sql`(SELECT DISTINCT slug FROM publication_topic) named`;
  let after = "";
  for (let done = 0, skip = (number - 1) * MOST; done < MOST; skip = 0) {
    const rows = await db.$queryRaw<{ slug: string }[]>`
      SELECT slug FROM ${from} WHERE slug > ${after} ORDER BY slug OFFSET ${skip} LIMIT ${Math.min(AT_ONCE, MOST - done)}`;
    if (rows.length > 0) yield rows.map(({ slug }) => ({ path: `/${kind}/${encodeURIComponent(slug)}` }));
    done += rows.length;
    after = rows.at(-1)?.slug ?? after;
    if (rows.length < AT_ONCE) return;
  }
}

/** How long something is news, and how much of it: as readers of news sitemaps have it. */
const NEWS_HOURS = 48;
const MOST_NEWS = 1_000;

/** What was decided for the first time in the last two days; a claim that was decided anew is no news, as its page is an old one. */
export async function newsSitemap(db: Db, site: string, now: Date): Promise<string> {
  const since = new Date(now.getTime() - NEWS_HOURS * 3_600_000);
  const [newsroom, rows] = await Promise.all([
    newsroomForReaders(db),
    db.$queryRaw<{ listed: ListedClaim; decidedAt: Date }[]>`
      SELECT p.listed, d."decidedAt"
      FROM publication p CROSS JOIN LATERAL (
        SELECT min(v."publishedAt") AS "decidedAt" FROM version v WHERE v."claimId" = p."claimId" AND v.cause = 'decision'
      ) d
      WHERE p."updatedAt" >= ${since} AND p.status <> 'unreviewed' AND d."decidedAt" >= ${since}
      ORDER BY d."decidedAt" DESC, p.number DESC LIMIT ${MOST_NEWS}`,
  ]);
  const publication = element("news:publication", {}, text("news:name", newsroom.name), text("news:language", languageOf(newsroom)));
  return `${XML_HEAD}${element(
    "urlset",
    { xmlns: SITEMAP, "xmlns:news": NEWS },
    ...rows.map(({ listed, decidedAt }) => {
      const news = [publication, text("news:publication_date", decidedAt.toISOString()), text("news:title", claimTitle(listed))];
      return element("url", {}, text("loc", `${site}${claimPath(listed)}`), element("news:news", {}, ...news));
    }),
  )}\n`;
}

/** News sitemaps know languages by two or three letters, and two kinds of Chinese. */
function languageOf({ language }: { language: string }): string {
  const tag = language.toLowerCase();
  if (/^zh(-|$)/.test(tag)) return /tw|hk|mo|hant/.test(tag) ? "zh-tw" : "zh-cn";
  return tag.split("-")[0] ?? tag;
}
