import { expect, member, test } from "./fixtures";

test.describe("a wrong password", () => {
  test.use({ expectedRefusals: { statuses: [401] } });
  test("is answered by one sentence, with the address kept, and the right one leads on to where one wanted to go", async ({ page }) => {
    const { email, password } = member("Tomas");
    await page.goto("/desk/review");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("The e-mail address or the password is wrong.")).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/desk/review");
  });
});

test("a copied cookie is dead the moment its owner signs out", async ({ page, browser, signInAs }) => {
  await signInAs("Paul");
  const copy = await browser.newContext({ storageState: await page.context().storageState() });
  const thief = await copy.newPage();
  await thief.goto("/desk");
  await expect(thief).toHaveURL(/\/desk$/);
  await page.goto("/desk");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("**/sign-in**");
  await thief.goto("/desk");
  await expect(thief).toHaveURL(/\/sign-in/);
  await copy.close();
});

test("a person who is disabled is out at once; one who is added signs in with a one-time password and chooses their own", async ({
  page,
  browser,
  signInAs,
}) => {
  const email = `new-${crypto.randomUUID().slice(0, 8)}@demo-ledger.example`;
  await signInAs("Ines");
  await page.goto("/desk/people");
  await page.getByRole("button", { name: "Add a person" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Sam Newcomer");
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByRole("button", { name: "Add" }).click();
  const password = (await dialog.getByText(/^([a-z]{6}-){4}[a-z]{6}$/).textContent()) ?? "";

  const context = await browser.newContext();
  const newcomer = await context.newPage();
  await newcomer.goto("/sign-in");
  await newcomer.getByLabel("Email").fill(email);
  await newcomer.getByLabel("Password").fill(password.trim());
  await newcomer.getByRole("button", { name: "Sign in" }).click();
  await newcomer.waitForURL("**/desk/account**");
  await newcomer.goto("/desk/claims");
  await expect(newcomer).toHaveURL(/\/desk\/account/);
  await newcomer.getByLabel("One-time password").fill(password.trim());
  await newcomer.getByLabel("New password", { exact: true }).fill("a long and private one");
  await newcomer.getByLabel("New password again").fill("a long and private one");
  await newcomer.getByRole("button", { name: "Change password" }).click();
  await newcomer.waitForURL(/\/desk(?!\/account)/);

  await page.goto("/desk/people");
  await page.getByRole("row").filter({ hasText: email }).getByRole("button", { name: "What to do with Sam Newcomer" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await dialog.getByRole("button", { name: "Disable" }).click();
  await expect(dialog).toBeHidden();
  await newcomer.goto("/desk/claims");
  await expect(newcomer).toHaveURL(/\/sign-in/);
  await context.close();
});
