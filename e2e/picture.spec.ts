import type { Page } from "@playwright/test";
import { db } from "#lib/db";
import { aClaimWithManyLinks } from "#prisma/factories/many-links";
import { acting, aPerson } from "#prisma/factories/people";
import { expect, expectAccessible, test } from "./fixtures";

// Where links lead: drawn for whoever sees, told as a list for whoever does not.

const NOW = new Date("2025-12-27T10:00:00Z");
let sixty = "";

test.beforeAll(async () => {
  const author = acting(db(), await aPerson(db(), "editor", NOW), NOW);
  const reviewer = acting(db(), await aPerson(db(), "reviewer", NOW), NOW);
  sixty = `/claims/${(await aClaimWithManyLinks(author, reviewer, 60)).number}`;
});

const picture = (page: Page) => page.locator("figure.origins svg:visible").first();

/** What is wrong with the drawing as the browser sets it: small text, text over text, text outside. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  return picture(page).evaluate((svg: SVGSVGElement) => {
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll("text")].map((text) => ({
      text: text.textContent,
      box: text.getBoundingClientRect(),
      element: text,
    }));
    const found: string[] = [];
    texts.forEach(({ text, box, element }, place) => {
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < 12) found.push(`${text} is set in ${size} pixels`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${text} runs out of the picture`);
      for (const other of texts.slice(place + 1)) {
        const beside = box.right <= other.box.left || other.box.right <= box.left;
        // The box of a line of text is higher than its letters.
        const apart = box.bottom - 4 <= other.box.top || other.box.bottom - 4 <= box.top;
        if (!beside && !apart) found.push(`${text} lies over ${other.text}`);
      }
    });
    return found;
  });
}

for (const width of [1440, 700, 375, 320])
  test(`sixty links in several scripts are readable at ${width} pixels, in the light and in the dark`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(sixty);
    await expect(page.getByText("60 links, 1 origin")).toBeVisible();
    await expect(picture(page).getByText("47 more repeat it")).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  });

for (const address of ["/claims/1001", "/claims/1008", "/claims/1009"])
  test(`the picture of ${address} is readable on a phone and on a desktop`, async ({ page }) => {
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      expect(await faultsOf(page), `at ${width} pixels`).toEqual([]);
    }
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the picture is drawn, and its list is there and opens", async ({ page }) => {
    await page.goto("/claims/1001");
    await expect(picture(page)).toBeVisible();
    const list = page.getByRole("list", { name: "Where each link leads" });
    await expect(list.getByRole("listitem").first()).toHaveText(
      /on the word of Vladimir Putin \(the speaker’s side: .*speaks for .*Russia.*\)\.$/,
    );
    await expect(list.getByRole("listitem").nth(1)).toHaveText(/repeats Kommersant, so Vladimir Putin\.$/);
    await page.getByRole("link", { name: "As a list" }).click();
    expect((await list.boundingBox())?.height).toBeGreaterThan(60);
  });

  test("the list names every one of sixty links", async ({ page }) => {
    await page.goto(sixty);
    const list = page.getByRole("list", { name: "Where each link leads" });
    await expect(list.getByText("59 sources repeat")).toHaveCount(1);
    await expect(list.getByRole("list").getByRole("listitem")).toHaveCount(59);
  });
});

test("it prints in black on nothing", async ({ page }) => {
  await page.goto("/claims/1001");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const line = picture(page).locator("path.o-line").first();
  expect(await line.evaluate((path) => getComputedStyle(path).stroke)).toBe("rgb(0, 0, 0)");
  const box = picture(page).locator("rect.o-box").first();
  expect(await box.evaluate((rect) => getComputedStyle(rect).fill)).toBe("rgba(0, 0, 0, 0)");
});
