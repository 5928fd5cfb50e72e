import type { Locator } from "@playwright/test";
import { linkSources } from "#lib/evidence/commands";
import { aClaimInReview, aDraft, aLink, seenOf } from "#prisma/factories/claims";
import { acting, expect, test } from "./fixtures";

// Between the answer to a button and the page that shows what it did lies a second request. On a slow line that takes a while.
const SLOW_MS = 700;

test.beforeEach(({ page }) =>
  page.route(/[?&]_rsc=/, async (route) => {
    await new Promise((done) => setTimeout(done, SLOW_MS));
    await route.continue().catch(() => undefined);
  }),
);

/**
 * Presses a button and looks at it in every frame until it is gone or says something else.
 * @returns in how many frames it stood there as if nothing had happened, and how long it was looked at, in ms
 */
async function pressAndWatch(button: Locator): Promise<{ idle: number; ms: number }> {
  return button.evaluate(
    (element: HTMLElement) =>
      new Promise((done) => {
        const word = element.textContent;
        let idle = 0;
        element.click();
        const pressed = performance.now();
        const look = () => {
          const ms = performance.now() - pressed;
          if (!element.isConnected || element.textContent !== word) return done({ idle, ms });
          if (element.getAttribute("aria-busy") !== "true") idle++;
          requestAnimationFrame(look);
        };
        setTimeout(look, 100); // a glance
      }),
  );
}

async function expectUnderWay(button: Locator): Promise<void> {
  const { idle, ms } = await pressAndWatch(button);
  expect(idle).toBe(0);
  expect(ms).toBeGreaterThan(SLOW_MS);
}

test("a claim that is submitted is not shown as a draft that waits to be submitted", async ({ page, signInAs }) => {
  const mira = await acting("Mira");
  const draft = await aDraft(mira);
  await linkSources(mira, seenOf(draft), [aLink()]);
  await signInAs("Mira");
  await page.goto(`/desk/claims/${draft.number}`);
  await expectUnderWay(page.getByRole("button", { name: "Submit for review" }));
  await expect(page.getByText(`C-${draft.number} · In review`)).toBeVisible();
  await expect(page.getByText(`C-${draft.number} is submitted for review.`)).toBeFocused();
});

test("a claim that is taken, decided or returned is not shown as one that waits for it", async ({ page, signInAs }) => {
  const mira = await acting("Mira");
  const [decided, returned] = [await aClaimInReview(mira), await aClaimInReview(mira)];
  await signInAs("Lena");
  await page.goto(`/desk/review/${decided.number}`);
  await expectUnderWay(page.getByRole("button", { name: "Take", exact: true }));
  await expectUnderWay(page.getByRole("button", { name: "Release", exact: true }));
  await page.getByRole("radio", { name: "Unilateral" }).check();
  await page.getByLabel("Why another than the evidence suggests").fill("We know whose voice it is.");
  await page.getByLabel("Rationale").fill("One voice.");
  const publish = page.getByRole("button", { name: "Publish as unilateral" });
  const [, watched] = await Promise.all([expect(page.getByLabel("Rationale")).toBeDisabled(), pressAndWatch(publish)]);
  expect(watched.idle).toBe(0);
  await expect(page.getByText(`C-${decided.number} is published as unilateral`)).toBeVisible();

  await page.goto(`/desk/review/${returned.number}`);
  await page.getByRole("button", { name: "Return to editor…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Whose word is it?");
  await expectUnderWay(dialog.getByRole("button", { name: "Return to editor" }));
  await expect(page.getByText(`C-${returned.number} is returned to its editor`)).toBeVisible();
});

test("a source that is linked or unlinked, and a draft that is saved, are under way until they are shown", async ({ page, signInAs }) => {
  const draft = await aDraft(await acting("Mira"));
  await signInAs("Mira");
  await page.goto(`/desk/claims/${draft.number}/sources/new`);
  const title = `A report on ${draft.number}`;
  await page.getByLabel("Kind").selectOption({ label: "Article" });
  await page.getByLabel("Title").fill(title);
  await page.getByRole("radio", { name: "Asserts" }).check();
  await page
    .getByRole("radio", { name: /own eyes|saw it/i })
    .first()
    .check();
  await page.getByRole("button", { name: "Link source" }).click();
  await expect(page.getByLabel("Title")).toBeDisabled();
  await expect(page.getByText("Linked", { exact: true })).toBeVisible();
  await expect(page.getByRole("complementary", { name: `C-${draft.number}` }).getByText(title)).toBeVisible();

  await page.goto(`/desk/claims/${draft.number}`);
  await page.getByRole("button", { name: `Unlink ${title}` }).click();
  await expectUnderWay(page.getByRole("dialog").getByRole("button", { name: "Unlink" }));
  await expect(page.getByText("Nothing is linked yet.")).toBeVisible();
  await expect(page.locator("#evidence")).toBeFocused();

  await page.goto(`/desk/claims/${draft.number}/edit`);
  await page.getByLabel("Where said").fill("on the bridge");
  await expectUnderWay(page.getByRole("button", { name: "Save changes" }));
  await expect(page.getByText("on the bridge").first()).toBeVisible();
});
