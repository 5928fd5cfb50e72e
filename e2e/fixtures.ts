import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { env } from "#lib/env";

export type Account = { name: string; email: string; role: "admin" | "editor" | "reviewer"; password: string };

export const accounts: Account[] = JSON.parse(readFileSync(join(env.DATA_DIR, "demo-accounts.json"), "utf8"));

/** A member of the demo newsroom by first name. */
export function member(firstName: string): Account {
  const account = accounts.find((one) => one.name.startsWith(`${firstName} `));
  if (!account) throw new Error(`${firstName} is not of the demo newsroom.`);
  return account;
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No finding of WCAG 2.2 AA, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    const findings = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
    expect(findings, `${page.url()} (${colorScheme})`).toEqual([]);
  }
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
      complaints.push(message.text());
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
