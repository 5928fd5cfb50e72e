import { aDraft } from "#prisma/factories/claims";
import { acting, expect, expectAccessible, test } from "./fixtures";

// What other publishers have said of a claim: told, and counted for nothing.

test("an editor adds what others have said of a claim, in their words, corrects it and takes it out again", async ({ page, signInAs }) => {
  const { number } = await aDraft(await acting("Mira"));
  await signInAs("Mira");
  await page.goto(`/desk/claims/${number}`);
  const section = page.locator("#verdicts");
  await section.getByRole("link", { name: "Add a verdict of others" }).click();
  await page.getByLabel("Publisher").fill("مدققو الحقائق");
  await page.getByLabel("Figure").fill("four");
  await page.getByRole("button", { name: "Save the verdict" }).click();
  await expect(page.getByRole("alert").getByText("The figure is a number, such as 4 or 2.5.")).toBeVisible();
  await expect(page.getByLabel("Figure")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Figure").fill("4");
  await page.getByLabel("Worst of the scale").fill("5");
  await page.getByLabel("Best of the scale").fill("1");
  await page.getByLabel("Their verdict").fill("Mostly false");
  await page.getByLabel("Address").fill("https://checker.press/bridge");
  await page.getByLabel("Published on").fill("2025-12-25");
  await page.getByRole("button", { name: "Save the verdict" }).click();
  await page.waitForURL(`**/desk/claims/${number}#verdicts`);
  await expect(section).toContainText("مدققو الحقائق: “Mostly false”");
  await expect(section).toContainText("4, on a scale from 5 (worst) to 1 (best)");
  await expect(section.getByRole("link", { name: "https://checker.press/bridge" })).toHaveAttribute("rel", /nofollow/);
  await expectAccessible(page);

  await section.getByRole("link", { name: "Correct the verdict of مدققو الحقائق" }).click();
  await page.getByLabel("Their verdict").fill("False");
  await page.getByRole("button", { name: "Save the verdict" }).click();
  await page.waitForURL(`**/desk/claims/${number}#verdicts`);
  await expect(section).toContainText("مدققو الحقائق: “False”");

  await section.getByRole("button", { name: "Remove the verdict of مدققو الحقائق" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(section).toContainText("No verdict of others has been recorded.");
  await expect(section).toBeFocused();
  await expect(page.getByText("removed what others say of it: “False” by مدققو الحقائق")).toBeVisible();
});
