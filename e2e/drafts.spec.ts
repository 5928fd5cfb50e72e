import { expect, expectAccessible, test } from "./fixtures";

test("what is typed saves itself and is there after a reload", async ({ page, signInAs }) => {
  const text = `Half a claim ${crypto.randomUUID()}`;
  await signInAs("Mira");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(text);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Claim", { exact: true })).toHaveValue(text);
});

test("two tabs on one draft end in a choice that shows both texts, and nothing is lost before it is made", async ({
  page,
  context,
  signInAs,
}) => {
  const key = crypto.randomUUID();
  await signInAs("Tomas");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(`First tab ${key}`);
  await expect(page.getByText(/^Saved/)).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel("Claim", { exact: true })).toHaveValue(`First tab ${key}`);
  await other.getByLabel("Claim", { exact: true }).fill(`Second tab ${key}`);
  await expect(other.getByText(/^Saved/)).toBeVisible();

  await page.getByLabel("Claim", { exact: true }).fill(`First tab again ${key}`);
  const choice = page.getByRole("dialog");
  await expect(choice).toBeVisible();
  await expect(choice.getByText(`First tab again ${key}`)).toBeVisible();
  await expect(choice.getByText(`Second tab ${key}`)).toBeVisible();
  await expectAccessible(page);
  await choice.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByLabel("Claim", { exact: true })).toHaveValue(`First tab again ${key}`);
  await expect(page.getByText(/^Saved/)).toBeVisible();

  await other.getByLabel("Claim", { exact: true }).fill(`Second tab again ${key}`);
  await other.getByRole("dialog").getByRole("button", { name: "Take the other" }).click();
  await expect(other.getByLabel("Claim", { exact: true })).toHaveValue(`First tab again ${key}`);
});

test("a draft with an error says so beside the field and in the summary, and keeps everything that was typed", async ({
  page,
  signInAs,
}) => {
  await signInAs("Mira");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Quote", { exact: true }).fill("A quote without a claim");
  await page.getByLabel("Where said").fill("on the bridge");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("alert").getByText("The claim is missing.")).toBeVisible();
  await expect(page.getByLabel("Claim", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Quote", { exact: true })).toHaveValue("A quote without a claim");
  await expect(page.getByLabel("Where said")).toHaveValue("on the bridge");
});
