import { saveBuffer } from "#lib/claims/buffer";
import { blankDraft } from "#lib/claims/draft";
import { decide } from "#lib/review/commands";
import { aClaimInReview, aDecision, aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, BOTH_VIEWS, expect, look, test } from "./fixtures";

// Newsrooms write in every script, and some words do not end. Neither breaks a page or hides what stands beside it.

const WRITING = {
  "words that do not end": words((length) => "Donaudampfschifffahrtsgesellschaft".repeat(30).slice(0, length), "de"),
  "text from right to left": words(
    (length) =>
      "أعلنت الوزارة أن الجسر الكبير مغلق أمام الشاحنات منذ يوم الثلاثاء، ولم تذكر متى يفتح من جديد. ".repeat(12).slice(0, length).trim(),
    "ar",
  ),
};

function words(text: (length: number) => string, language: string) {
  const quote = language === "ar" ? "הגשר סגור מאז יום שלישי" : text(1_000);
  return { text: text(1_000), quote, name: text(400), title: text(500), place: text(200), topic: text(90), language };
}

type Words = ReturnType<typeof words>;

/** A claim of each kind in which everything is written so; decided and waiting on a day before those of the demo. */
async function writeAll({ text, quote, name, title, place, topic, language }: Words) {
  const now = new Date("2025-12-20T10:00:00Z");
  const [editor, reviewer] = [await acting("Tomas", now), await acting("Paul", now)];
  const own = `${crypto.randomUUID().slice(0, 8)} `;
  const [speaker, publisher] = [await aParty(editor, own + name), await aParty(editor, own + name, "medium")];
  const content = (first: string) => ({
    text: [...(first + text)].slice(0, 1_000).join(""),
    language,
    quote,
    quoteLanguage: language === "ar" ? "he" : language,
    speakerId: speaker.id,
    speakerUnknown: false,
    saidOn: "2025-12-18",
    saidWhere: place,
    concernIds: [publisher.id],
    topics: [own + topic],
  });
  const source = {
    kind: "article" as const,
    title,
    publisherId: publisher.id,
    author: name,
    publishedOn: "2025-12-19",
    address: null,
    language,
  };
  const links = () => [
    aLink({ source, quote, quoteLanguage: language, place, basis: { kind: "attributed", partyId: speaker.id, firstHand: true } }),
    aLink({ source, stance: "contradicts", quote, quoteLanguage: language }),
  ];
  const decided = await aClaimInReview(editor, content(""), links());
  await decide(reviewer, { ...aDecision(seenOf(decided)), rationale: text, asOf: "2025-12-20", status: "disputed", balance: "neither" });
  const waiting = await aClaimInReview(editor, content(own), links());
  const draft = await aDraft(editor, content(`${own} `));
  const typed = { ...blankDraft(language), text };
  const buffer = { id: crypto.randomUUID(), claimNumber: null, baseRevision: null, revision: 0 };
  await saveBuffer(editor, { ...buffer, content: { draft: typed, base: typed } });
  return { decided: decided.number, waiting: waiting.number, draft: draft.number, party: speaker.slug, own: own.trim(), buffer: buffer.id };
}

type Made = Awaited<ReturnType<typeof writeAll>>;
const PAGES: [who: string | null, what: string, address: (made: Made) => string][] = [
  [null, "the claim", ({ decided }) => `/claims/${decided}`],
  [null, "its speaker", ({ party }) => `/parties/${encodeURIComponent(party)}`],
  [null, "the search that finds it", ({ own }) => `/claims?q=${own}`],
  ["Tomas", "the desk's first page", () => "/desk"],
  ["Tomas", "the claims table", ({ own }) => `/desk/claims?q=${own}`],
  ["Tomas", "a draft being edited", ({ draft }) => `/desk/claims/${draft}/edit`],
  ["Tomas", "a draft being begun", ({ buffer }) => `/desk/claims/new?draft=${buffer}`],
  ["Tomas", "a claim to which a source is linked", ({ waiting }) => `/desk/claims/${waiting}/sources/new`],
  ["Lena", "the queue", () => "/desk/review"],
  ["Lena", "the decision", ({ waiting }) => `/desk/review/${waiting}`],
  ["Lena", "the claim on the desk", ({ decided }) => `/desk/claims/${decided}`],
];

for (const [kind, written] of Object.entries(WRITING))
  test.describe(kind, () => {
    let made: Made;
    test.beforeAll(async () => {
      made = await writeAll(written);
    });
    for (const [who, what, address] of PAGES)
      test(`${who ?? "a reader"} can use ${what}`, async ({ page, signInAs }) => {
        if (who) await signInAs(who);
        await look(page, address(made), { views: BOTH_VIEWS });
      });
  });

test("a claim without a space leaves the columns of the claims table where they can be seen", async ({ page, signInAs }) => {
  const { own } = await writeAll(WRITING["words that do not end"]);
  await signInAs("Mira");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/desk/claims?q=${own}`);
  const table = page.getByRole("region", { name: "Claims" });
  await expect(table.getByRole("row")).toHaveCount(4);
  expect(await table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0);
});

test("what is written from right to left is shown so, in a page that is not", async ({ page }) => {
  const { decided } = await writeAll(WRITING["text from right to left"]);
  await page.goto(`/claims/${decided}`);
  await expect(page.locator("html")).toHaveCSS("direction", "ltr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("direction", "rtl");
  await expect(page.getByText("הגשר סגור מאז יום שלישי").first()).toHaveCSS("direction", "rtl");
});
