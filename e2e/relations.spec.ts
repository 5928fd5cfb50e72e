import { submitClaim } from "#lib/claims/commands";
import { db } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { decide } from "#lib/review/commands";
import { aDecision, aDraft, aLink, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, expect, expectAccessible, lookAt, test } from "./fixtures";
import { pick } from "./pages/desk";

// What a claim is to others, and two that are the same.

const aKey = () => crypto.randomUUID().slice(0, 8);
const seen = async (number: number) => db().claim.findUniqueOrThrow({ where: { number }, select: { number: true, revision: true } });

test("a claim is linked as a variant from among the similar ones, and both public pages say so", async ({ page, signInAs }) => {
  const key = aKey();
  const [mira, lena] = [await acting("Mira"), await acting("Lena")];
  const known = await aPublishedClaim(mira, lena, { text: `The observatory of Lowick${key} was sold to a baker` });
  const claim = await aDraft(mira, { text: `Lowick${key} observatory sold to two bakers` });
  await linkSources(mira, seenOf(claim), [aLink()]);
  await signInAs("Mira");
  await page.goto(`/desk/claims/${claim.number}`);
  const dialog = page.getByRole("dialog");
  await page
    .getByRole("region", { name: "Similar claims" })
    .getByRole("button", { name: `Link as… C-${known.number}` })
    .click();
  await lookAt(page, dialog);
  await dialog.getByRole("button", { name: "Link the claims" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Say what it is to the other claim.");
  await pick(page, `C-${claim.number} is`, "A variant");
  await dialog.getByRole("button", { name: "Link the claims" }).click();
  const related = page.locator("#related");
  await expect(related.getByRole("listitem")).toContainText(`A variant of C-${known.number}`);

  await submitClaim(mira, await seen(claim.number));
  await decide(lena, aDecision(await seen(claim.number)));
  for (const [number, other] of [
    [claim.number, known.number],
    [known.number, claim.number],
  ]) {
    await page.goto(`/claims/${number}`);
    await expect(page.getByRole("region", { name: "Related claims" }).getByRole("listitem")).toContainText(`A variant of C-${other}`);
  }
  await expectAccessible(page, ["light"]);
});

test("two published claims are merged: the number of the one leads to the other, everywhere", async ({ page, signInAs }) => {
  const key = aKey();
  const [mira, lena] = [await acting("Mira"), await acting("Lena")];
  const kept = await aPublishedClaim(mira, lena, { text: `The mill of Ardoch${key} was closed` });
  const gone = await aPublishedClaim(mira, lena, { text: `Ardoch${key} mill has been closed` });
  await signInAs("Lena");
  await page.goto(`/claims/${gone.number}`);
  const address = page.url();
  await page.goto(`/desk/claims/${gone.number}`);
  await page.getByRole("button", { name: "Link to another claim…" }).click();
  await page.getByLabel("The other claim").fill(`c-${kept.number}`);
  await page.getByRole("button", { name: "Compare the two" }).click();
  await page.waitForURL(/\/merge\?with=/);
  await expect(page.getByRole("heading", { name: "What will happen" })).toBeVisible();
  await lookAt(page, page.getByRole("button", { name: `Merge C-${gone.number} into C-${kept.number}` }));
  await page.getByRole("button", { name: `Merge C-${gone.number} into C-${kept.number}` }).click();
  await page.waitForURL(new RegExp(`/desk/claims/${kept.number}$`));
  await expect(page.getByText(`merged C-${gone.number}, which is the same, into this claim`)).toBeVisible();

  for (const [from, to] of [
    [address, new RegExp(`/claims/${kept.number}-`)],
    [`/embed/claims/${gone.number}`, new RegExp(`/embed/claims/${kept.number}$`)],
    [`/api/v1/claims/${gone.number}`, new RegExp(`/api/v1/claims/${kept.number}$`)],
  ] as const) {
    const answer = await page.request.get(from, { maxRedirects: 0 });
    expect(answer.status(), from).toBe(308);
    expect(answer.headers().location).toMatch(to);
  }
  await page.goto(`/desk/claims/${gone.number}`);
  await page.waitForURL(new RegExp(`/desk/claims/${kept.number}$`));
  await page.goto(`${new URL(address).pathname}/versions/2`);
  await expect(page.getByText(`It is the same as C-${kept.number}`)).toBeVisible();
});
