import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { choose } from "./pages/desk";

// Whom the newsroom asked for comment, and what a published claim that gets an answer waits for.

/** @returns the address of the claim's page */
async function logClaim(page: Page, text: string, concerns: string): Promise<string> {
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(text);
  await choose(page, "Concerns", concerns);
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL(/\/desk\/claims\/\d+$/);
  return new URL(page.url()).pathname;
}

test("an editor asks a party for comment; the request is overdue on the desk until its answer is recorded", async ({ page, signInAs }) => {
  const text = `The United States has been asked about this (${crypto.randomUUID().slice(0, 8)})`;
  await signInAs("Mira");
  const claim = await logClaim(page, text, "US government");

  // Whose word could settle it is offered first.
  await page.getByRole("link", { name: "Ask US government" }).click();
  await expect(page.getByRole("combobox", { name: "Who is asked" })).toHaveValue("US government");
  await page.getByLabel("Question").fill("Is it so?");
  await page.getByLabel("Channel").fill("E-mail");
  await page.getByLabel("Sent").fill("2025-12-01");
  await page.getByLabel("Deadline").fill("2025-11-30");
  await page.getByRole("button", { name: "Save the request" }).click();
  await expect(page.getByRole("alert").getByText("The deadline cannot be before the question was sent.")).toBeVisible();
  await expect(page.getByLabel("Deadline")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Question")).toHaveValue("Is it so?");
  await expectAccessible(page);
  await page.getByLabel("Deadline").fill("2025-12-02");
  await page.getByRole("button", { name: "Save the request" }).click();
  await page.waitForURL(`**${claim}#responses`);
  const ledger = page.locator("#responses");
  await expect(ledger).toContainText(/US government: asked 1 December 2025 by e-mail, deadline 2 December: no reply yet, \d+ days overdue/);

  for (const address of ["/desk/requests", "/desk"]) {
    await page.goto(address);
    await expect(
      page
        .getByRole("main")
        .getByRole("listitem")
        .filter({ hasText: text })
        .filter({ hasText: /days overdue/ }),
    ).toHaveCount(1);
  }
  await expect(page.getByRole("link", { name: /Asked for comment \d+ overdue/ }).first()).toBeVisible();

  await page.goto("/desk/requests");
  await page
    .getByRole("listitem")
    .filter({ hasText: text })
    .getByRole("link", { name: /Record the answer/ })
    .click();
  await page.getByRole("radio", { name: "Denied" }).check();
  await page.getByLabel("Replied on").fill("2025-12-03");
  await page.getByLabel(/^Answer/).fill("لا، هذا غير صحيح.");
  await page.getByLabel("Language of the answer").selectOption("ar");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(`**${claim}#responses`);
  await expect(ledger).toContainText("denied it on 3 December");
  await expect(ledger.getByText("لا، هذا غير صحيح.")).toHaveAttribute("lang", "ar");
  await page.goto("/desk/requests");
  await expect(page.getByText(text)).toHaveCount(0);

  await page.goto(claim);
  await page.getByRole("link", { name: "Correct what came of the request to US government" }).click();
  await page.getByLabel("Took it back on").fill("2025-12-05");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ledger).toContainText("denied it on 3 December, and took it back on 5 December");

  await page.getByRole("button", { name: "Remove the request to US government" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(ledger).toContainText("Not asked yet");
  await expect(page.getByText("removed the request to US government, entered by mistake")).toBeVisible();
});

test("what somebody typed of a request survives that somebody else was faster", async ({ page, browser, signInAs }) => {
  await signInAs("Mira");
  const claim = await logClaim(page, `Two ask at once (${crypto.randomUUID().slice(0, 8)})`, "US government");
  await page.goto(`${claim}/requests/new`);

  const other = await (await browser.newContext()).newPage();
  await signInAs("Tomas", other);
  await other.goto(`${claim}/requests/new`);
  for (const [where, party] of [
    [other, "Energoatom"],
    [page, "Rosatom"],
  ] as const) {
    await choose(where, "Who is asked", party);
    await where.getByLabel("Question").fill(`Is it so, ${party}?`);
    await where.getByLabel("Channel").fill("Telephone");
    await where.getByRole("button", { name: "Save the request" }).click();
  }
  await expect(page.getByText("This claim has changed since you opened it", { exact: false })).toBeVisible();
  await expect(page.getByText("Tomas Brandl asked for comment")).toBeVisible();
  await page.getByRole("button", { name: "Show the claim as it is now, and keep what I typed" }).click();
  await expect(page.getByLabel("Question")).toHaveValue("Is it so, Rosatom?");
  await expect(page.getByRole("combobox", { name: "Who is asked" })).toHaveValue("Rosatom");
  await page.getByRole("button", { name: "Save the request" }).click();
  await page.waitForURL(`**${claim}#responses`);
  for (const party of ["Energoatom", "Rosatom"]) await expect(page.locator("#responses")).toContainText(`${party}: asked`);
  await other.context().close();
});

test("a published claim that gets an answer is in the queue of rechecks, with what the evidence now suggests, and readers see what they saw", async ({
  page,
  signInAs,
}) => {
  await signInAs("Tomas");
  await page.goto("/desk/claims/1006");
  await page.getByRole("link", { name: "Ask a party for comment" }).click();
  await choose(page, "Who is asked", "Rosatom");
  await page.getByLabel("Question").fill("Does mining use 3% of Russia’s electricity?");
  await page.getByLabel("Channel").fill("Press office form");
  await page.getByRole("button", { name: "Save the request" }).click();
  await page.getByRole("link", { name: "Record the answer of Rosatom" }).click();
  await page.getByRole("radio", { name: "Denied" }).check();
  await page.getByLabel(/^Answer/).fill("The figure is wrong.");
  await page.getByRole("button", { name: "Save", exact: true }).click();

  await expect(page.getByText(/A new answer since .+, which readers do not see yet/)).toBeVisible();
  await expect(page.getByText("The evidence now suggests disputed (word against word), and unilateral was decided.")).toBeVisible();
  const published = await (await page.request.get("/api/v1/claims/1006")).json();
  expect(published).toMatchObject({ status: "unilateral", version: 1 });

  await page.goto("/desk/rechecks");
  const row = page.getByRole("listitem").filter({ hasText: "C-1006" });
  await expect(row).toContainText(/a new answer since/);
  await expect(row).toContainText("Disputed");
  await expect(row).toContainText("Differs from the decision");
  await row.getByRole("button", { name: "Reopen to recheck… C-1006" }).click();
  await expect(page.getByRole("dialog").getByRole("radio", { name: "New evidence" })).toBeChecked();
  await page.getByRole("dialog").getByLabel("Reason").fill("Rosatom says that it is not so.");
  await page.getByRole("dialog").getByRole("button", { name: "Reopen the claim" }).click();
  await page.waitForURL("**/desk/claims/1006");
  await expect(page.getByText("Open again: new evidence")).toBeVisible();
  await page.goto("/desk/rechecks");
  await expect(page.getByText("C-1006")).toHaveCount(0);
});

test("the queue of rechecks holds what is overdue, and an address that cannot be read begins at its front", async ({ page, signInAs }) => {
  await signInAs("Lena");
  for (const address of ["/desk/rechecks", "/desk/rechecks?after=yesterday"]) {
    await page.goto(address);
    const rows = page.getByRole("main").getByRole("list").first().getByRole("listitem");
    await expect(rows.filter({ hasText: "C-1001" })).toContainText("due since 2 January 2026");
    await expect(page.getByRole("heading", { name: "Coming up" })).toBeVisible();
  }
  await page.goto("/desk/rechecks?after=9999-01-01~1");
  await expect(page.getByText("Nothing more waits here")).toBeVisible();
  await page.goto("/desk/claims/1001");
  await expect(page.getByText("Due for a recheck since 2 January 2026")).toBeVisible();
});

test("an admin says after how many days claims are looked at again; what is no number of days is refused beside its field", async ({
  page,
  signInAs,
}) => {
  await signInAs("Ines");
  await page.goto("/desk/settings");
  const days = page.getByLabel("Confirmed, after … days");
  await days.fill("a year");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(days).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("Say after how many days a confirmed claim is looked at again, as a whole number.").first()).toBeVisible();
  await days.fill("364");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue("364");
});
