import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, look, test } from "./fixtures";

// What readers find in the claims of the demo.

const BITCOIN = "The United States is interested in mining bitcoin at the Zaporizhzhia nuclear plant";

const marks = (page: Page, claim: string) => page.getByRole("listitem").filter({ hasText: claim }).locator("mark");

test("a search marks the words that it found, those that only begin so too", async ({ page }) => {
  await page.goto("/claims?q=zaporizh+bitcoin");
  await expect(marks(page, BITCOIN)).toHaveText(["bitcoin", "Zaporizhzhia"]);
  await page.goto('/claims?q="mining+bitcoin"+putin');
  await expect(marks(page, BITCOIN)).toHaveText(["mining", "bitcoin", "Putin"]);
  await page.goto("/claims?q=bitcoin+-zaporizhzhia");
  await expect(page.getByRole("listitem").filter({ hasText: BITCOIN })).toHaveCount(0);
});

test("a word that stands only in a quote or a source is shown where it stands", async ({ page }) => {
  await page.goto("/claims?q=bitcoin+kommersant");
  const source = page.getByRole("listitem").filter({ hasText: BITCOIN }).getByText("In a source: Kommersant on the business meeting");
  await expect(source.locator("mark")).toHaveText("Kommersant");
});

test("a claim is found by its number, however that is typed", async ({ page }) => {
  await page.goto("/claims?q=bitcoin&status=unilateral");
  const number =
    (await page
      .getByRole("listitem")
      .filter({ hasText: BITCOIN })
      .getByText(/^C-\d+$/)
      .textContent()) ?? "";
  for (const typed of [number, number.toLowerCase(), number.slice(2)]) {
    await page.goto(`/claims?q=${typed}`);
    await expect(page.getByRole("list", { name: `Claim ${number}` }).getByText(BITCOIN)).toBeVisible();
  }
});

test("a misspelled word is found as it was meant, and the page says so", async ({ page }) => {
  await page.goto("/claims?q=bitcion&status=unilateral");
  await expect(page.getByText("No claim matches bitcion. These were found for bitcoin.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: BITCOIN })).toBeVisible();
  await page.getByRole("link", { name: "bitcoin", exact: true }).click();
  await expect(page.getByRole("searchbox", { name: "Words" })).toHaveValue("bitcoin");
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("unilateral");
});

test("each filter is taken off by itself, and where nothing matches the page says what can be done", async ({ page }) => {
  await page.goto("/claims?q=mellerud&status=confirmed&from=1999-01-01&to=1999-12-31");
  await expect(page.getByText("No claim matches.")).toBeVisible();
  await page.getByRole("link", { name: "Remove filter: Said on" }).click();
  await expect(page).toHaveURL("/claims?q=mellerud&status=confirmed");
  await page.getByRole("link", { name: "Look for these words without the filters" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Mining uses 3% of Russia" })).toBeVisible();
});

test("days without words list what was said last first, and the page says so", async ({ page }) => {
  await page.goto("/claims?from=2025-12-01");
  await expect(page.getByText("In the order of the day on which it was said, the latest first.")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("claims are searched and filtered by the form alone", async ({ page }) => {
    await page.goto("/claims");
    await page.getByRole("searchbox", { name: "Words" }).fill("mining bitcoin");
    await page.getByRole("combobox", { name: "Status" }).selectOption("unilateral");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(marks(page, BITCOIN)).toHaveText(["mining", "bitcoin"]);
    await expect(page).toHaveURL("/claims?q=mining+bitcoin&status=unilateral");
  });

  test("days the wrong way round are told in the words of the form, and one step leads to them the right way round", async ({
    page,
    expectedRefusals,
  }) => {
    expectedRefusals.statuses = [400];
    const answer = await page.goto("/claims?q=bitcoin&from=2025-12-31&to=2025-01-01");
    expect(answer?.status()).toBe(400);
    await expect(page.getByText("“Said on or after” is a later day than “Said on or before”.")).toBeVisible();
    await page.getByRole("link", { name: "Look with the two days the other way round" }).click();
    await expect(page.getByLabel("Said on or before")).toHaveValue("2025-12-31");
    await expect(page.getByRole("searchbox", { name: "Words" })).toHaveValue("bitcoin");
  });
});

test("a search can be read by everybody, however it ends and in whatever script it is typed", async ({ page }) => {
  test.slow();
  for (const query of ["zaporizh bitcoin", "bitcion", "nobody ever said this", "הגשר סגור", "!!!"])
    await look(page, `/claims?${new URLSearchParams({ q: query, status: "unilateral", from: "2025-12-01" })}`);
});

const corpora = resolve(import.meta.dirname, "../../shared/corpora");
const typed = (name: string, most: number): string[] => {
  const all = JSON.parse(readFileSync(join(corpora, `${name}.b64.json`), "utf8")) as string[];
  return all.filter((_, at) => at % Math.ceil(all.length / most) === 0).map((one) => Buffer.from(one, "base64").toString("utf8"));
};

test("whatever attackers type as words, filter or place is answered with a page or a sentence", async ({ request }) => {
  test.skip(!existsSync(corpora), "the corpora are not beside the project");
  test.slow();
  for (const text of [...typed("blns", 60), ...typed("sqli", 60)])
    for (const name of ["q", "topic", "after", "cursor"]) {
      const address = name === "cursor" ? "/api/v1/claims" : "/claims";
      const answer = await request.get(`${address}?${new URLSearchParams({ [name]: text })}`);
      expect([200, 400], `${name}: ${text}`).toContain(answer.status());
    }
});
