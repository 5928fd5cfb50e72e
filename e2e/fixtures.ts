import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { accountsFile } from "#prisma/seed/accounts";

export type Account = { name: string; email: string; role: "admin" | "editor" | "reviewer"; password: string };

export const accounts: Account[] = JSON.parse(readFileSync(accountsFile(env.DATA_DIR, env.DATABASE_URL), "utf8"));

/** A member of the demo newsroom by first name. */
export function member(firstName: string): Account {
  const account = accounts.find((one) => one.name.startsWith(`${firstName} `));
  if (!account) throw new Error(`${firstName} is not of the demo newsroom.`);
  return account;
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const SCHEMES = ["light", "dark"] as const;
type View = { width: number; schemes: readonly (typeof SCHEMES)[number][] };

const EVERY_VIEW: View[] = [
  { width: 1440, schemes: SCHEMES },
  { width: 375, schemes: SCHEMES },
];
/** Each width and each scheme once, for half the time. */
export const BOTH_VIEWS: View[] = [
  { width: 1440, schemes: ["light"] },
  { width: 375, schemes: ["dark"] },
];

/** Nothing fades or moves any more: half faded, a text has too little contrast. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}

/** No finding of WCAG 2.2 AA, in the light and in the dark. */
export async function expectAccessible(page: Page, schemes: View["schemes"] = SCHEMES): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await atRest(page);
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    const findings = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
    expect.soft(findings, `${page.url()} (${colorScheme})`).toEqual([]);
  }
}

/** Nothing must be scrolled sideways to be read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(sideways, `${page.url()} at ${page.viewportSize()?.width} pixels`).toBeLessThanOrEqual(0);
}

/** A page that everybody can use: on a desktop and on a phone, in the light and in the dark (all four by `npm run test:every-view`). */
export async function look(
  page: Page,
  address: string,
  { code = 200, views = env.TEST_EVERY_VIEW ? EVERY_VIEW : BOTH_VIEWS } = {},
): Promise<void> {
  for (const { width, schemes } of views) {
    await page.setViewportSize({ width, height: 900 });
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(code);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessible(page, schemes);
    await expectNoSidewaysScroll(page);
  }
}

/** The same of what has opened over a page. */
export async function lookAt(page: Page, opened: Locator): Promise<void> {
  for (const { width, schemes } of BOTH_VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    await expect(opened).toBeVisible();
    await expect(opened).toHaveCSS("opacity", "1");
    await expectAccessible(page, schemes);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Somebody of the demo newsroom, for the commands that its forms call: to have something to look at. */
export async function acting(firstName: string, now = new Date()): Promise<Context> {
  const { email } = member(firstName);
  const actor = await db().person.findUniqueOrThrow({ where: { email }, select: { id: true, name: true, role: true } });
  return { db: db(), actor, now };
}

type Fixtures = {
  /** Signs the page's browser in without driving the form. */
  signInAs: (firstName: string, page?: Page) => Promise<void>;
  /** Answers that a test expects to be refused, so that the browser's own note about them is no error. */
  expectedRefusals: { statuses: number[] };
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
  expectedRefusals: async ({}, use) => use({ statuses: [] }),

  // Anything that the browser complains about fails the test.
  page: async ({ page, expectedRefusals }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      const refused = /status of (\d{3})/.exec(message.text())?.[1];
      if (refused && expectedRefusals.statuses.includes(Number(refused))) return;
      complaints.push(`${message.text()} ${message.location().url}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },

  signInAs: async ({ page, baseURL }, use) =>
    use(async (firstName, where = page) => {
      const { email, password } = member(firstName);
      const { csrfToken } = await (await where.request.get("/api/auth/csrf")).json();
      const answer = await where.request.post("/api/auth/callback/credentials", {
        headers: { origin: baseURL ?? "" },
        form: { email, password, csrfToken, json: "true" },
      });
      expect(answer.ok(), `${firstName} signs in`).toBe(true);
    }),
});

export { expect };
