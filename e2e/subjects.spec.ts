import type { Page } from "@playwright/test";
import { editClaim, reopenClaim, submitClaim } from "#lib/claims/commands";
import { db } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { editParty } from "#lib/parties/commands";
import { mergeParties } from "#lib/parties/merge";
import { decide } from "#lib/review/commands";
import { enterSources } from "#lib/sources/commands";
import { aDecision, aDraft, aLink, aParty, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, BOTH_VIEWS, expect, look, test } from "./fixtures";

// Pages about what claims are about: who said what, on what, and on which sources it rests.

const A_REPORT = { kind: "article" as const, publisherId: null, author: null, publishedOn: null, address: null, language: null };

const key = () => crypto.randomUUID().slice(0, 8);

/** The labels of the bars that are cut at the edge of the drawing, or touch the next one. */
function labelsInTheWay(page: Page): Promise<string[]> {
  return page.locator("figure.timeline").evaluate(async (figure) => {
    await document.fonts.ready;
    const shown = [...figure.querySelectorAll("svg")].find((svg) => svg.querySelector("text") && svg.getBoundingClientRect().width > 0);
    const frame = shown?.getBoundingClientRect();
    if (!shown || !frame) return ["nothing is drawn"];
    const texts = [...shown.querySelectorAll("text")].map((text) => ({ name: text.textContent ?? "", box: text.getBoundingClientRect() }));
    const touch = (a: DOMRect, b: DOMRect) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom;
    return texts
      .filter(
        ({ box }, at) =>
          box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || texts.some((other, place) => place > at && touch(box, other.box)),
      )
      .map(({ name }) => name);
  });
}

test("a reader sees on a party's page how what it said stands, when it said it, and the claims behind each count", async ({ page }) => {
  await page.goto("/parties/international-atomic-energy-agency");
  const counts = page.getByRole("table", { name: "How many claims stand how" });
  await expect(counts.getByRole("row", { name: "Unilateral" }).getByRole("link", { name: "2 unilateral" })).toBeVisible();
  await expect(page.getByText("not everything that International Atomic Energy Agency said")).toBeVisible();
  const table = page.getByRole("table", { name: "What this party said: 2 claims by month" });
  await expect(table.getByRole("row").nth(1)).toHaveText("Dec 20252");
  await page.getByRole("link", { name: "As a table" }).click();
  await expect(table).toBeInViewport();
  await counts.getByRole("link", { name: "2 unilateral" }).click();
  await expect(page).toHaveURL("/claims?party=international-atomic-energy-agency&status=unilateral");
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(2);
});

test("a reader follows a claim to its topic and to a source, and from there to what else relies on it", async ({ page }) => {
  await page.goto("/claims/1001");
  await page.getByRole("region", { name: "Topics" }).getByRole("link", { name: "Zaporizhzhia nuclear plant" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zaporizhzhia nuclear plant");
  await expect(page.getByText("1 undated claim is not drawn")).toBeVisible();
  await expect(page.getByRole("region", { name: "Who speaks in it most often" }).getByRole("link", { name: "Energoatom" })).toBeVisible();
  await page.goto("/claims/1001");
  await page.getByRole("link", { name: "who relies on this source" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kommersant on the business meeting of 24 December 2025");
  const claims = page.getByRole("region", { name: "Claims that rely on it" });
  await expect(claims.getByRole("listitem")).toHaveCount(2);
  await expect(claims.getByText("Says that it is so: on the word of Vladimir Putin")).toHaveCount(2);
  await page.getByRole("region", { name: "Repeated by" }).getByRole("link").click();
  await expect(page.getByRole("region", { name: "Repeats" }).getByRole("link")).toHaveText(
    "Kommersant on the business meeting of 24 December 2025",
  );
  await page.getByRole("link", { name: "CriptoNoticias" }).first().click();
  await expect(page).toHaveURL(/\/parties\/criptonoticias$/);
});

test("every party and topic of the record is listed, and what cannot be read of a list is said", async ({ page, expectedRefusals }) => {
  expectedRefusals.statuses = [400, 404];
  await page.goto("/");
  const nav = page.getByRole("navigation", { name: "Main" });
  await nav.getByRole("link", { name: "Parties" }).click();
  await page.getByRole("link", { name: "Vladimir Putin" }).click();
  await expect(page).toHaveURL(/\/parties\/vladimir-putin$/);
  await nav.getByRole("link", { name: "Topics" }).click();
  await page.getByRole("link", { name: "Zaporizhzhia nuclear plant" }).click();
  await expect(page).toHaveURL(/\/topics\/zaporizhzhia-nuclear-plant$/);
  await page.goto("/parties?after=vladimir-putin");
  await page.getByRole("navigation", { name: "Pages of the list" }).getByRole("link", { name: "First" }).click();
  await expect(page).toHaveURL(/\/parties$/);
  for (const path of ["/parties", "/topics"])
    for (const [query, code] of [
      ["utm_source=x", 200],
      ["last=1", 200],
      ["after=nobody-at-all", 404],
      ["after=andrei-kolesnikov", 404],
      ["after=a&before=b", 400],
      ["after=a&after=b", 400],
      ["page=2", 400],
      ["last=true", 400],
    ] as const)
      expect((await page.request.get(`${path}?${query}`)).status(), `${path}?${query}`).toBe(code);
});

test("what is not public has no page: drafts' topics, sources in the drawer, addresses that cannot be", async ({ page }) => {
  const mira = await acting("Mira");
  const draft = await aDraft(mira, { topics: [`Kestrel ${key()}`] });
  const [source] = await enterSources(mira, [{ ...A_REPORT, title: "In a drawer" }]);
  await linkSources(mira, seenOf(draft), [aLink({ source: { id: source?.id ?? "" } })]);
  const topic = await db().topic.findFirstOrThrow({ where: { name: { startsWith: "Kestrel" } }, select: { slug: true } });
  for (const path of [
    `/topics/${topic.slug}`,
    `/sources/${source?.id}`,
    "/sources/not-an-id",
    "/sources/00000000-0000-0000-0000-00000000000G",
    "/topics/no such topic",
    "/topics/%E9%81%B8",
    `/topics/${"a".repeat(700)}`,
  ])
    expect((await page.request.get(path)).status(), path).toBe(404);
});

test("what a claim joins and leaves is told at once, on the pages of both processes", async ({ page }) => {
  const [mira, lena] = [await acting("Mira"), await acting("Lena")];
  const [was, is] = [`Herons ${key()}`, `選挙 ${key()}`];
  const speaker = await aParty(mira, `Heron Office ${key()}`);
  const content = claimContent({ topics: [was], speakerId: speaker.id, speakerUnknown: false });
  const second = test.info().config.metadata.secondUrl as string;
  const claim = await aPublishedClaim(mira, lena, content);
  const path = (name: string) => `/topics/${name.toLowerCase().replace(" ", "-")}`;
  const everywhere = async (address: string, code: number, text?: string) => {
    for (const base of ["", second])
      await expect(async () => {
        const answer = await page.request.get(`${base}${address}`, { maxRedirects: 0 });
        expect(answer.status(), address).toBe(code);
        if (text) expect(await answer.text()).toContain(text);
      }).toPass({ timeout: 15_000 });
  };
  await everywhere(path(was), 200, speaker.name);
  const { number } = claim;
  const reopened = await reopenClaim(mira, seenOf(claim), "correction", "It was about something else.");
  const edited = await editClaim(mira, { number, revision: reopened.revision }, { ...content, topics: [is] });
  const submitted = await submitClaim(mira, { number, revision: edited.revision });
  await decide(lena, aDecision({ number, revision: submitted.revision }));
  await everywhere(path(was), 404);
  const { slug } = await db().publicationTopic.findFirstOrThrow({ where: { name: is }, select: { slug: true } });
  await everywhere(`/topics/${encodeURIComponent(slug)}`, 200, speaker.name);

  const list = "/parties?after=energoatom";
  await everywhere(list, 200, speaker.name);
  const renamed = `Heron Bureau ${key()}`;
  await editParty(mira, { id: speaker.id, revision: 1 }, { name: renamed, otherNames: [], kind: "body", another: true });
  await everywhere(`/topics/${encodeURIComponent(slug)}`, 200, renamed);
  await everywhere(list, 200, renamed);

  const into = await aParty(mira, `Heron Union ${key()}`);
  await mergeParties(lena, { into: { id: into.id, revision: 1 }, merged: { id: speaker.id, revision: 2 }, differentKinds: false });
  await everywhere(`/parties/${speaker.slug}`, 308);
  await everywhere(`/parties/${into.slug}`, 200, "How many claims stand how");
  await everywhere(`/topics/${encodeURIComponent(slug)}`, 200, into.name);
});

test("long words, names from right to left and many claims are readable at every width", async ({ page }) => {
  const [mira, lena] = [await acting("Mira"), await acting("Lena")];
  const mark = key();
  const speaker = await aParty(mira, `مكتب المرفأ ${mark} ${"Donaudampfschifffahrtsgesellschaft".repeat(3)}`);
  const topic = `${"Rindfleischetikettierung".repeat(3)} ${mark}`;
  const [source] = await enterSources(mira, [
    {
      ...A_REPORT,
      title: `تقرير ${"Überwachungsaufgabenübertragung".repeat(8)}`,
      address: `https://example.org/${"a".repeat(300)}${mark}`,
    },
  ]);
  for (const saidOn of ["1989-11-09", "2001-09-11", "2025-12-01"])
    await aPublishedClaim(mira, lena, { speakerId: speaker.id, speakerUnknown: false, topics: [topic], saidOn, concernIds: [speaker.id] }, [
      aLink({ source: { id: source?.id ?? "" } }),
    ]);
  const { slug } = await db().publicationTopic.findFirstOrThrow({ where: { name: topic }, select: { slug: true } });
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/topics/${slug}`);
    expect(await labelsInTheWay(page), `${width} pixels`).toEqual([]);
  }
  for (const address of [`/parties/${speaker.slug}`, `/topics/${slug}`, `/sources/${source?.id}`, "/topics", "/parties?last=1"])
    await look(page, address, { views: BOTH_VIEWS });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the bars, the counts and the table are all there", async ({ page }) => {
    await page.goto("/topics/zaporizhzhia-nuclear-plant");
    await expect(page.locator("figure svg").filter({ visible: true }).first()).toBeVisible();
    await page.getByRole("link", { name: "As a table" }).click();
    await expect(page.getByRole("table", { name: /by year$/ }).getByRole("row", { name: /^2025/ })).toBeInViewport();
  });
});
