import type { Browser, Page } from "@playwright/test";
import { expect } from "../fixtures";

// What people do at the desk, through its forms.

const QUOTE = "The American side is interested in organizing cryptocurrency mining operations at the headquarters";

/** Every run tells the story anew, so its claim has words of its own. */
export const claimText = () =>
  `The United States is interested in mining bitcoin at the Zaporizhzhia plant (${crypto.randomUUID().slice(0, 8)})`;

/** The list may still show what it offers before anything is typed, where another party is named beside the one that is meant. */
export async function choose(page: Page, label: string, name: string) {
  const field = page.getByRole("combobox", { name: label, exact: true });
  await field.click();
  await field.fill(name);
  const begins = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
  await page.getByRole("option", { name: begins }).first().click();
  // Where several can be chosen the list stays open, and would take the next click to close.
  if (await page.getByRole("listbox").isVisible()) await field.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
}

/** Picks the option of a radio group by its name; the meaning beside it is part of the label. */
export async function pick(page: Page, group: string, option: string) {
  await page
    .getByRole("radiogroup", { name: group })
    .or(page.getByRole("group", { name: group }))
    .getByRole("radio", { name: option })
    .first()
    .check();
}

export type Report = { title: string; publisher: string; publishedOn: string };

async function describeSource(page: Page, { title, publisher, publishedOn }: Report) {
  await pick(page, "Source", "A new one");
  await page.getByLabel("Kind").selectOption({ label: "Article" });
  await page.getByLabel("Title").fill(title);
  await choose(page, "Publisher", publisher);
  await page.getByLabel("Published on").fill(publishedOn);
  await pick(page, "Stance", "Asserts");
}

/** Logs claim 1 of the article, without a source yet. @returns the number that it got */
export async function logClaim(page: Page, text: string): Promise<number> {
  await page.goto("/desk/claims");
  await page.getByRole("link", { name: "Log a claim" }).click();
  await page.getByLabel("Claim", { exact: true }).fill(text);
  await page.getByLabel("Quote", { exact: true }).fill(QUOTE);
  await choose(page, "Speaker", "Vladimir Putin");
  await page.getByLabel("Said on").fill("2025-12-24");
  await page.getByLabel("Where said").fill("at a business meeting");
  await choose(page, "Concerns", "US government");
  await choose(page, "Concerns", "Government of Ukraine");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL(/\/desk\/claims\/\d+$/);
  return Number(new URL(page.url()).pathname.split("/").at(-1));
}

/** Links the report in Kommersant, on Mr Putin's word, from the page of the claim. @returns its title */
export async function linkReport(page: Page, text: string): Promise<string> {
  const report = `Kommersant on the meeting, for ${text}`;
  await page.getByRole("link", { name: "Link a source" }).first().click();
  await describeSource(page, { title: report, publisher: "Kommersant", publishedOn: "2025-12-25" });
  await pick(page, "Basis", "On somebody’s word");
  await choose(page, "Whose word", "Vladimir Putin");
  await page.getByLabel("Quote", { exact: true }).fill(QUOTE);
  await page.getByRole("button", { name: "Link source" }).click();
  await expect(page.getByText("Linked", { exact: true })).toBeVisible();
  return report;
}

export async function submit(page: Page, number: number): Promise<void> {
  await page.goto(`/desk/claims/${number}`);
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText(`C-${number} · In review`)).toBeVisible();
}

/** Claim 1 of the article with its two sources, in review. @returns the number that it got */
export async function logAndSubmit(page: Page, text: string): Promise<number> {
  const number = await logClaim(page, text);
  const report = await linkReport(page, text);
  await describeSource(page, { title: `CriptoNoticias, for ${text}`, publisher: "CriptoNoticias", publishedOn: "2025-12-26" });
  await pick(page, "Basis", "Repeats another source");
  await choose(page, "Which source it repeats", report);
  await page.getByRole("button", { name: "Link source" }).click();
  await expect(page.getByRole("complementary", { name: `C-${number}` }).getByText(/repeats/)).toBeVisible();
  await submit(page, number);
  return number;
}

export async function inAnotherBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  return context.newPage();
}
