import type { Locator, Page } from "@playwright/test";
import { linkSources } from "#lib/evidence/commands";
import { addPeople } from "#lib/people/commands";
import { aClaimInReview, aDraft, aLink, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, expect, expectAccessible, expectNoSidewaysScroll, lookAt, test } from "./fixtures";

// Whatever opens over a page: as it is, and as it is when it was sent empty. Escape leaves it, and leads back to its button.

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });

async function expectDialogUsable(page: Page, opener: Locator, send?: string): Promise<void> {
  await opener.click();
  const dialog = page.getByRole("dialog");
  await lookAt(page, dialog);
  if (send) {
    await dialog.getByRole("button", { name: send, exact: true }).click();
    await expect(dialog.getByRole("alert")).toBeFocused();
    await lookAt(page, dialog);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 900 }));

for (const [opener, send] of [["Discard…"], [/^Unlink/], [/^Withhold/, "Withhold"]] as const)
  test(`an editor can use the dialog of “${String(opener)}”`, async ({ page, signInAs }) => {
    const mira = await acting("Mira");
    const draft = await aDraft(mira);
    await linkSources(mira, seenOf(draft), [aLink()]);
    await signInAs("Mira");
    await page.goto(`/desk/claims/${draft.number}`);
    await expectDialogUsable(page, button(page, opener), send);
  });

for (const [opener, send] of [
  ["Reopen…", "Reopen the claim"],
  ["Retract…", "Retract the claim"],
] as const)
  test(`a reviewer can use the dialog of “${opener}”`, async ({ page, signInAs }) => {
    const { number } = await aPublishedClaim(await acting("Mira"), await acting("Paul"));
    await signInAs("Lena");
    await page.goto(`/desk/claims/${number}`);
    await expectDialogUsable(page, button(page, opener), send);
  });

test("a reviewer can use the dialog that returns a claim", async ({ page, signInAs }) => {
  const { number } = await aClaimInReview(await acting("Mira"));
  await signInAs("Lena");
  await page.goto(`/desk/review/${number}`);
  await expectDialogUsable(page, button(page, "Return to editor…"), "Return to editor");
});

test("an editor can use the search for a party, and the dialog that adds one", async ({ page, signInAs }) => {
  await signInAs("Mira");
  await page.goto("/desk/claims/new");
  const speaker = page.getByRole("combobox", { name: "Speaker", exact: true });
  await speaker.click();
  await speaker.fill("Putin");
  await expect(page.getByRole("option", { name: "Vladimir Putin" }).first()).toBeVisible();
  await lookAt(page, page.getByRole("listbox"));
  await speaker.fill("Nobody of this name");
  await page.getByRole("option", { name: /Nobody of this name/ }).click();
  const dialog = page.getByRole("dialog", { name: "Add a party" });
  await dialog.getByRole("button", { name: "Add the party" }).click();
  await expect(dialog.getByRole("alert")).toBeFocused();
  await lookAt(page, dialog);
});

test("an editor can use the dialogs that discard what was begun", async ({ page, signInAs }) => {
  await signInAs("Tomas");
  for (const text of ["One that was begun", "Another that was begun"]) {
    await page.goto("/desk/claims/new");
    await page.getByLabel("Claim", { exact: true }).fill(`${text} ${crypto.randomUUID()}`);
    await page.waitForURL(/\?draft=/);
  }
  await page.reload();
  await expectDialogUsable(page, button(page, "Discard draft"));
  await expectDialogUsable(page, button(page, /^Discard the draft “One that was begun/).first());
});

test("everybody can use what opens on the claims table", async ({ page, signInAs }) => {
  await signInAs("Lena");
  await page.goto("/desk/claims?q=plant");
  // On a phone there are cards, which have neither of these.
  const row = button(page, "What you can do with C-1010");
  await row.click();
  await expect(page.getByRole("menu")).toHaveCSS("opacity", "1");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
  await page.getByText("Columns", { exact: true }).click();
  await expect(page.getByRole("checkbox", { name: "Owner" })).toBeVisible();
  await expectAccessible(page);
  await page.getByText("Columns", { exact: true }).click();
  await page.getByText("Filter and sort").click();
  await lookAt(page, button(page, "Show these claims"));
  await expectDialogUsable(page, button(page, /all keys/));
});

test("everybody can use the menu of the desk on a phone", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signInAs("Ines");
  await page.goto("/desk");
  await page.getByText("Menu", { exact: true }).click();
  await expect(page.getByRole("link", { name: "People" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("an admin can use the dialog that adds a person", async ({ page, signInAs }) => {
  await signInAs("Ines");
  await page.goto("/desk/people");
  await expectDialogUsable(page, button(page, "Add a person"), "Add");
});

test("an admin can use the dialogs about a person, and what is shown once", async ({ page, signInAs }) => {
  const email = `dialogs-${crypto.randomUUID().slice(0, 8)}@demo-ledger.example`;
  await addPeople(await acting("Ines"), [{ email, name: `Kim ${email}`, role: "editor" }]);
  await signInAs("Ines");
  await page.goto("/desk/people");
  const dialog = page.getByRole("dialog");
  const open = async (item: string) => {
    await button(page, `What to do with Kim ${email}`).click();
    await expect(page.getByRole("menu")).toHaveCSS("opacity", "1");
    if (item === "Change role") await expectAccessible(page);
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await lookAt(page, dialog);
  };
  await open("Change role");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await open("New one-time password");
  await dialog.getByRole("button", { name: "Make a new password" }).click();
  await expect(dialog.getByText(/^([a-z]{6}-){4}[a-z]{6}$/)).toBeVisible();
  await lookAt(page, dialog);
  await dialog.getByRole("button", { name: "I have handed it over" }).click();
  await open("Disable");
  await dialog.getByRole("button", { name: "Disable" }).click();
  await expect(dialog).toBeHidden();
  await open("Enable");
});
