import type { Page } from "@playwright/test";
import { expect, lookAt, test } from "./fixtures";
import { choose } from "./pages/desk";

/** A surname that nobody else has, in letters alone. */
const surname = () =>
  `V${[...crypto.randomUUID().replace(/[^0-9a-f]/g, "")].map((digit) => "abcdefghijklmnop"[Number.parseInt(digit, 16)]).join("")}`;

const articleOf = (name: string) => `Harbour deal is dead, says minister

By Jane Doe

Transport Minister Laura ${name} told Kommersant on Tuesday that the harbour loses 40,000 dollars a day.

“We will not sell it,” she said, “not this year.”

According to the IAEA, the harbour has six reactors.`;

async function paste(page: Page, name: string): Promise<string> {
  const title = `Harbour deal, for ${name}`;
  await page.goto("/desk/intake/article");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Address").fill(`https://post.example/${name}`);
  await choose(page, "Paper (optional)", "CriptoNoticias");
  await page.getByLabel("Published on").fill("2025-12-26");
  await page.getByLabel("The article").fill(articleOf(name));
  await page.getByRole("button", { name: "Find claims" }).click();
  await expect(page.getByRole("status")).toHaveText("3 to decide, 0 kept, 0 dropped");
  return title;
}

const candidate = (page: Page, text: string) => page.getByRole("list", { name: "Candidates" }).getByRole("group", { name: text });

test("an article becomes drafts with their sources, by one key each", async ({ page, signInAs }) => {
  const name = surname();
  await signInAs("Mira");
  const title = await paste(page, name);

  await expect(candidate(page, "The harbour loses 40,000 dollars a day").getByRole("button", { name: "Keep" })).toBeFocused();
  await page.keyboard.press("k");
  await expect(candidate(page, "We will not sell it, not this year").getByRole("button", { name: "Keep" })).toBeFocused();
  await page.keyboard.press("e");
  await expect(page.getByLabel("Claim", { exact: true })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" kd");
  await page.getByRole("button", { name: "Keep it like this" }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  await expect(page.getByRole("status")).toHaveText("0 to decide, 2 kept, 1 dropped");
  await expect(page.getByRole("button", { name: "Create 2 drafts" })).toBeFocused();
  await page.keyboard.press("Enter");

  const created = page.getByRole("status").filter({ hasText: "2 drafts were created" });
  await expect(created).toContainText("We will not sell it, not this year kd");
  await created.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The harbour loses 40,000 dollars a day");
  await expect(page.getByText(`Laura ${name}`).first()).toBeVisible();
  await expect(page.getByText("23 December 2025").first()).toBeVisible();
  await expect(page.getByText(title, { exact: true }).first()).toBeVisible();
  await expect(page.getByText(`Kommersant, as cited in “${title}”`).first()).toBeVisible();
});

test("what was pasted and decided is there after the page was left, until it is put away", async ({ page, signInAs }) => {
  const name = surname();
  await signInAs("Tomas");
  const title = await paste(page, name);
  await page.keyboard.press("k");
  await page.goto("/desk");
  await page.goBack();
  await expect(page.getByRole("status")).toHaveText("2 to decide, 1 kept, 0 dropped");
  await page.getByRole("button", { name: "Change the article" }).click();
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await expect(page.getByLabel("The article")).toHaveValue(articleOf(name));
  await page.getByRole("button", { name: "Find claims again" }).click();
  await expect(page.getByRole("status")).toHaveText("2 to decide, 1 kept, 0 dropped");
  await page.getByRole("button", { name: "Put it away" }).click();
  await page.reload();
  await expect(page.getByLabel("The article")).toHaveValue("");
});

test("everything can be done by buttons, on a phone and in the dark; keys outside of the list do nothing", async ({ page, signInAs }) => {
  await signInAs("Mira");
  await paste(page, surname());
  const first = candidate(page, "The harbour loses 40,000 dollars a day");
  await page.getByRole("button", { name: "Put it away" }).focus();
  await page.keyboard.press("k");
  await page.keyboard.press("d");
  await expect(page.getByRole("status")).toHaveText("3 to decide, 0 kept, 0 dropped");
  await expect(page.getByText("Keep at least one first.")).toBeVisible();
  await first.getByRole("button", { name: "Keep" }).click();
  await candidate(page, "We will not sell it").getByRole("button", { name: "Drop" }).click();
  await candidate(page, "The harbour has six reactors").getByRole("button", { name: "Edit" }).click();
  await lookAt(page, page.getByLabel("Claim", { exact: true }));
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("status")).toHaveText("1 to decide, 1 kept, 1 dropped");
});

test("an article that cannot be read says why, beside the text, and loses nothing", async ({ page, signInAs }) => {
  await signInAs("Mira");
  await page.goto("/desk/intake/article");
  await page.getByLabel("The article").fill("Министр сказал, что порт продан.");
  await page.getByRole("button", { name: "Find claims" }).click();
  await expect(page.getByRole("alert").getByText("The title is missing.")).toBeVisible();
  await page.getByLabel("Title").fill("Порт продан");
  await page.getByRole("button", { name: "Find claims" }).click();
  await expect(page.getByRole("alert").getByText("The article seems to be neither in English nor in Spanish")).toBeVisible();
  await expect(page.getByLabel("The article")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("The article")).toHaveValue("Министр сказал, что порт продан.");
});

test("whoever is not signed in is asked to, and comes back", async ({ page }) => {
  await page.goto("/desk/intake/article");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk%2Fintake%2Farticle$/);
});
