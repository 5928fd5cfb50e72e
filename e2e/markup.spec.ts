import type { APIRequestContext, Page } from "@playwright/test";
import { env } from "#lib/env";
import { aPublishedClaim, claimContent, correct } from "#prisma/factories/claims";
import { ODD_TEXTS } from "#prisma/factories/corpora";
import { acting, expect, test } from "./fixtures";
import { datesOf, faultsOfClaimReview, faultsOfDataFeed, faultsOfNewsroom, textsOf } from "./readings/claim-review.ts";
import { MEDIA_TYPES, READERS, readSitemap } from "./readings/feeds.ts";
import { typeFaults } from "./readings/schema-types.ts";

// What machines are told about the claims of the demo: in every format, and nothing that a reader cannot see.

const DEMO = [1001, 1002, 1003, 1004, 1005, 1006, 1008, 1009];
/** What a claim is rated as, by its status and balance in the API. */
const RATINGS: Record<string, string> = {
  confirmed: "Confirmed",
  unilateral: "Unilateral",
  "disputed, for": "Disputed (the evidence supports it)",
  "disputed, against": "Disputed (the evidence is against it)",
  "disputed, both": "Disputed (both hold: check date, place and definition)",
  "disputed, neither": "Disputed (word against word)",
};
const FORMATS = ["rss", "atom", "json"] as const;
type FeedFormat = (typeof FORMATS)[number];

/** The one piece of markup on a page. */
async function markupOn(page: Page): Promise<Record<string, unknown>> {
  const scripts = page.locator('script[type="application/ld+json"]');
  await expect(scripts).toHaveCount(1);
  return JSON.parse((await scripts.textContent()) ?? "");
}

const plain = (text: string) =>
  text
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase();

/** What somebody sees on a page, with what was struck out and without what was put in, and the other way round. */
async function seenOn(page: Page): Promise<string[]> {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  const texts = await page.evaluate(() =>
    [null, "ins", "del"].map((without) => {
      // What is only read aloud tells of a change in words, in the middle of the text.
      const hidden = [...document.querySelectorAll<HTMLElement>([".sr-only", without].filter(Boolean).join())];
      for (const one of hidden) one.style.display = "none";
      // biome-ignore lint/performance/useDomNodeTextContent: only what is drawn is seen
      const text = document.body.innerText;
      for (const one of hidden) one.style.display = "";
      return text;
    }),
  );
  return texts.map(plain);
}

async function expectVisible(page: Page, markup: unknown): Promise<void> {
  const seen = await seenOn(page);
  for (const text of textsOf(markup))
    expect
      .soft(
        seen.some((all) => all.includes(plain(text).trim())),
        `“${text}” is on ${page.url()}`,
      )
      .toBe(true);
  const times = await page.locator("time").evaluateAll((all) => all.map((one) => one.getAttribute("datetime")));
  for (const date of datesOf(markup)) expect.soft(times, `${date} is on ${page.url()}`).toContain(date);
}

async function feed(request: APIRequestContext, name: string, format: FeedFormat) {
  const address = `${env.SITE_URL}/feeds/${name}.${format}`;
  const answer = await request.get(address);
  expect(answer.status(), address).toBe(200);
  expect(answer.headers()["content-type"], address).toBe(`${MEDIA_TYPES[format]}; charset=utf-8`);
  const text = await answer.text();
  const read = READERS[format](text, address);
  expect(read.faults, address).toEqual([]);
  return { ...read, text, headers: answer.headers() };
}

test("each claim of the demo has one ClaimReview that keeps the rules, and says nothing that the page does not show", async ({ page }) => {
  const markups: unknown[] = [];
  for (const number of DEMO) {
    await page.goto(`/claims/${number}`);
    const markup = await markupOn(page);
    const address = page.url();
    expect(faultsOfClaimReview(markup, address), address).toEqual([]);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", address);
    const direct = await page.request.get(String(markup.url), { maxRedirects: 0 });
    expect(direct.status(), "its address leads nowhere else").toBe(200);
    await expectVisible(page, markup);
    // The rating is the status that stands at the top, not a word that is somewhere on the page.
    const { status, balance } = await (await page.request.get(`/api/v1/claims/${number}`)).json();
    const rating = (markup.reviewRating as { alternateName: string }).alternateName;
    expect(rating, address).toBe(RATINGS[balance === null ? status : `${status}, ${balance}`]);
    await expect(page.getByRole("article").locator("svg.mark + span").first(), address).toHaveText(rating.replace(/ \(.*/, ""));
    markups.push(markup);
  }
  const ofReviews = markups.map((markup) => ({ type: "ClaimReview" as const, markup }));
  await page.goto("/");
  const newsroom = await markupOn(page);
  expect(faultsOfNewsroom(newsroom)).toEqual([]);
  expect(newsroom.url).toBe(`${env.SITE_URL}/`);
  await expectVisible(page, newsroom);

  const all = await (await page.request.get("/feeds/datafeed.json")).json();
  expect(faultsOfDataFeed(all)).toEqual([]);
  const items = (all.dataFeedElement as { item: [Record<string, unknown>] }[]).map(({ item }) => item[0]);
  for (const markup of markups as { url: string }[]) expect(items.find((item) => item.url === markup.url)).toEqual(markup);
  // The types know a context at the top only; Data Commons has one with each review, as JSON-LD allows.
  const { "@context": context, ...rest } = all;
  const inside = JSON.parse(JSON.stringify(rest, (key, value) => (key === "@context" ? undefined : value)));
  const dataFeed = { "@context": context, ...inside, dataFeedElement: inside.dataFeedElement.slice(0, 20) };
  const types = typeFaults([...ofReviews, { type: "NewsMediaOrganization", markup: newsroom }, { type: "DataFeed", markup: dataFeed }]);
  expect(types.flat()).toEqual([]);
});

test("the claims of the demo are in the feeds of their parties, topics and statuses in every format, as a browser's own parser reads it too", async ({
  page,
}) => {
  await page.goto("/");
  const known = new Map<string, string>();
  for (const format of FORMATS) {
    for (const [name, numbers] of [
      ["topic-zaporizhzhia-nuclear-plant", [1001, 1002, 1004, 1005, 1008, 1009]],
      ["topic-bitcoin-mining", [1001, 1003, 1006]],
      ["party-vladimir-putin", [1001, 1002]],
      ["disputed", [1009]],
      ["confirmed", [1008]],
      ["unilateral", []],
      ["corrections", []],
      ["all", []],
    ] as const) {
      const { items, text } = await feed(page.request, name, format);
      for (const number of numbers) {
        const item = items.find(({ link }) => link.startsWith(`${env.SITE_URL}/claims/${number}-`));
        expect(item, `C-${number} in ${name}.${format}`).toBeDefined();
        // Whatever it is written in and wherever it stands, a claim is the same.
        expect(item?.id).toBe(known.get(String(number)) ?? item?.id);
        known.set(String(number), item?.id ?? "");
      }
      if (format === "json") continue;
      const broken = await page.evaluate(
        (xml) => new DOMParser().parseFromString(xml, "text/xml").querySelector("parsererror")?.textContent,
        text,
      );
      expect(broken, `${name}.${format}`).toBeUndefined();
    }
  }
  expect([...known.keys()].sort()).toEqual(DEMO.map(String));
  expect(new Set(known.values()).size).toBe(DEMO.length);
});

test("a correction is in the feeds at once: the same id, changed now, and among the corrections", async ({ request }) => {
  const [mira, paul] = [await acting("Mira"), await acting("Paul")];
  const own = crypto.randomUUID().slice(0, 8);
  const claim = await aPublishedClaim(mira, paul, { text: `Heron ${own} at noon`, topics: [`Heron ${own}`] });
  const name = `topic-heron-${own}`;
  const [before] = (await feed(request, name, "atom")).items;
  expect(before?.title).toBe(`Unilateral: Heron ${own} at noon`);
  const later = new Date(Date.now() + 1_000);
  await correct(
    { ...mira, now: later },
    { ...paul, now: later },
    claim,
    claimContent({ text: `Heron ${own} at dusk`, topics: [`Heron ${own}`] }),
    "It was dusk.",
  );
  for (const format of FORMATS) {
    await expect
      .poll(async () => (await feed(request, name, format)).items[0]?.title, { timeout: 5_000 })
      .toBe(`Unilateral: Heron ${own} at dusk`);
    const [after] = (await feed(request, name, format)).items;
    expect(after?.id).toBe(before?.id);
    expect(after?.updated).toBe(later.toISOString());
    // RSS knows no parts of a second.
    const first = Date.parse(before?.published ?? "");
    expect(Date.parse(after?.published ?? "")).toBe(format === "rss" ? first - (first % 1_000) : first);
    await expect
      .poll(async () => (await feed(request, "corrections", format)).items.map(({ title }) => title), { timeout: 5_000 })
      .toContain(`Correction: Heron ${own} at dusk`);
  }
});

test("the markup of a corrected claim tells of the correction what its page tells", async ({ page }) => {
  const [mira, paul] = [await acting("Mira"), await acting("Paul")];
  const claim = await aPublishedClaim(mira, paul, { text: "The ferry left at noon", quote: "It left." });
  const now = new Date(Date.now() + 1_000);
  const content = claimContent({ text: "The ferry left at dusk", saidOn: "2025-12-23" });
  await correct({ ...mira, now }, { ...paul, now }, claim, content, "The log of the port says so.");
  await page.goto(`/claims/${claim.number}`);
  const markup = await markupOn(page);
  expect(faultsOfClaimReview(markup, page.url())).toEqual([]);
  expect(markup.dateModified).toBe(now.toISOString());
  expect(textsOf(markup.correction)).toEqual(
    expect.arrayContaining([
      "Correction",
      "The log of the port says so.",
      "The ferry left at noon",
      "The ferry left at dusk",
      "It left.",
      "23 December 2025",
    ]),
  );
  await expectVisible(page, markup);
});

test("a feed is sent again only when it has changed; one that is not there is a page that says so", async ({ request }) => {
  const { headers } = await feed(request, "confirmed", "rss");
  const again = (kept: Record<string, string>) => request.get("/feeds/confirmed.rss", { headers: kept });
  expect((await again({ "if-none-match": `"other", ${headers.etag}` })).status()).toBe(304);
  expect((await again({ "if-none-match": '"other"' })).status()).toBe(200);
  // No date tells whether it has changed: two changes may be of one second.
  expect(headers["last-modified"]).toBeUndefined();
  expect((await again({ "if-modified-since": "Fri, 31 Dec 9999 23:59:59 GMT" })).status()).toBe(200);
  expect((await request.head("/feeds/confirmed.rss")).status()).toBe(200);
  for (const path of [
    "party-nobody.rss",
    "topic-nothing.json",
    "unreviewed.atom",
    "all.xml",
    "all",
    "party-%3Cscript%3E.rss",
    `party-${"a".repeat(300)}.rss`,
  ]) {
    const answer = await request.get(`/feeds/${path}`);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).toContain("There is nothing at this address.");
  }
  expect((await request.post("/feeds/all.rss")).status()).toBe(405);
});

test("robots are told of the sitemaps, which lead to every claim of the demo", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  for (const name of ["sitemap.xml", "news-sitemap.xml"]) expect(robots).toContain(`Sitemap: ${env.SITE_URL}/${name}`);
  const read = async (address: string) => {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    const sitemap = readSitemap(await answer.text(), env.SITE_URL);
    expect(sitemap.faults, address).toEqual([]);
    return sitemap;
  };
  const found: string[] = [];
  for (const part of (await read("/sitemap.xml")).addresses) found.push(...(await read(part)).addresses);
  for (const number of DEMO) {
    const address = found.find((one) => one.startsWith(`${env.SITE_URL}/claims/${number}-`)) ?? "";
    expect((await request.get(address, { maxRedirects: 0 })).status(), address).toBe(200);
  }
  expect(found).toContain(`${env.SITE_URL}/parties/vladimir-putin`);
  const [mira, paul] = [await acting("Mira"), await acting("Paul")];
  const { number } = await aPublishedClaim(mira, paul, { text: "Decided just now" });
  const news = await read("/news-sitemap.xml");
  expect(news.addresses.some((address) => address.includes(`/claims/${number}-`))).toBe(true);
  expect(news.addresses.some((address) => address.includes("/claims/1001-"))).toBe(false);
  expect((await request.get("/sitemaps/claims-999.xml")).status()).toBe(404);
  expect((await request.get("/sitemaps/secrets-1.xml")).status()).toBe(404);
});

test("pages lead readers of feeds to their feeds", async ({ page, request }) => {
  for (const [address, feedName] of [
    ["/", "all"],
    ["/claims", "all"],
    ["/parties/vladimir-putin", "party-vladimir-putin"],
  ]) {
    await page.goto(address as string);
    for (const format of FORMATS) {
      const link = page.locator(`link[rel="alternate"][type="${MEDIA_TYPES[format]}"]`);
      await expect(link).toHaveCount(1);
      const href = (await link.getAttribute("href")) ?? "";
      expect(new URL(href, page.url()).pathname).toBe(`/feeds/${feedName}.${format}`);
      expect((await request.get(href)).status()).toBe(200);
    }
  }
});

test("whoever would follow finds the feeds on the pages themselves", async ({ page }) => {
  for (const [address, feedName] of [
    ["/", "all"],
    ["/claims", "all"],
    ["/claims?status=disputed", "disputed"],
    ["/corrections", "corrections"],
  ]) {
    await page.goto(address as string);
    await expect(page.getByText("Follow:").getByRole("link", { name: "RSS" })).toHaveAttribute("href", `/feeds/${feedName}.rss`);
  }
});

test("a claim that is written to break what holds it breaks neither its page nor its markup", async ({ page }) => {
  const [mira, paul] = [await acting("Mira"), await acting("Paul")];
  for (const odd of ODD_TEXTS) {
    const text = [...odd]
      .filter((letter) => letter !== "\u0000")
      .join("")
      .slice(0, 1_000);
    if (!text.isWellFormed()) continue;
    const { number } = await aPublishedClaim(mira, paul, { text });
    await page.goto(`/claims/${number}`);
    const markup = await markupOn(page);
    expect(markup.claimReviewed, text).toBe(text);
    expect(faultsOfClaimReview(markup, page.url()), text).toEqual([]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
});
