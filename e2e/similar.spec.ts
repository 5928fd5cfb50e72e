import { aDraft, aPublishedClaim } from "#prisma/factories/claims";
import { acting, expect, lookAt, test } from "./fixtures";

// "You have this already": what the desk shows beside a claim that is being written.

/** Words that no other test uses, so that its claims are the similar ones: also half a word in common would make them so. */
const aLighthouse = () => {
  const key = crypto.randomUUID().slice(0, 8);
  return { text: `The lighthouse of Skerryvale${key} was sold to a circus`, retold: `Circus buys #Skerryvale${key}!` };
};
const aFerry = () => {
  const key = crypto.randomUUID().slice(0, 8);
  return { text: `Somebody gave the ferry to Ullapool${key} away for nothing`, retold: `Free ferry #Ullapool${key}?` };
};

test("while a claim is typed, the desk shows the similar ones that it has, which open beside it with the keyboard alone", async ({
  page,
  context,
  signInAs,
}) => {
  const { text, retold } = aLighthouse();
  const { number } = await aPublishedClaim(await acting("Mira"), await acting("Lena"), { text });
  await signInAs("Tomas");
  await page.goto("/desk/claims/new");
  const field = page.getByLabel("Claim", { exact: true });
  const similar = page.getByRole("region", { name: "Similar claims" });
  await expect(field).toBeVisible();
  await expect(similar).toHaveCount(0);

  await field.fill(retold);
  const first = similar.getByRole("listitem").first();
  await expect(first).toContainText(text);
  await expect(first).toContainText("Unknown speaker, 24 Dec 2025");
  await expect(first).toContainText(`C-${number}, published`);
  await expect(first).toContainText("Unilateral");
  await expect(page.getByRole("status").filter({ hasText: "similar claim" })).toHaveCount(1);
  await lookAt(page, similar);

  const opened = context.waitForEvent("page");
  await first.getByRole("link").focus();
  await page.keyboard.press("Enter");
  const other = await opened;
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(text);
  await other.close();
  await expect(field).toHaveValue(retold);

  await field.fill("");
  await expect(similar).toHaveCount(0);
});

test("a draft that is opened shows the claims that are similar to it, and not itself", async ({ page, signInAs }) => {
  const { text, retold } = aFerry();
  const mira = await acting("Mira");
  const [before, { number }] = [await aDraft(mira, { text }), await aDraft(mira, { text: retold })];
  await signInAs("Mira");
  for (const address of [`/desk/claims/${number}`, `/desk/claims/${number}/edit`]) {
    await page.goto(address);
    const similar = page.getByRole("region", { name: "Similar claims" });
    await expect(similar.getByRole("listitem").first()).toContainText(`C-${before.number}, draft`);
    await expect(similar.getByText(`C-${number},`)).toHaveCount(0);
    await lookAt(page, similar);
  }
});
