import { expect, expectAccessible, test } from "./fixtures";
import { choose, claimText, inAnotherBrowser, linkReport, logAndSubmit, logClaim, submit } from "./pages/desk";

// Evidence decides: what is only repeated stays one voice, and nobody goes against it alone.

test("five papers that reprint one report leave six links and one origin: unilateral, at the desk, on the page and in the JSON", async ({
  page,
  browser,
  signInAs,
}) => {
  const text = claimText();
  await signInAs("Mira");
  const number = await logClaim(page, text);
  const report = await linkReport(page, text);

  await page.goto(`/desk/claims/${number}`);
  await page.getByRole("link", { name: "Add reprints" }).click();
  await choose(page, "They all repeat", report);
  const reprints = ["one", "two", "three", "four", "five"].map((paper) => `${paper} reprints it https://${paper}.example/${number}`);
  await page.getByLabel("New reprints").fill(reprints.join("\n"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save: 5 sources repeat it" }).click();
  await page.waitForURL(/\/desk\/claims\/\d+#evidence$/);
  await expect(page.getByText("five reprints it").first()).toBeVisible();
  await submit(page, number);

  const reviewer = await inAnotherBrowser(browser);
  await signInAs("Lena", reviewer);
  await reviewer.goto(`/desk/review/${number}`);
  const suggestion = reviewer.getByRole("region", { name: "The evidence suggests" });
  await expect(suggestion.getByText("Unilateral")).toBeVisible();
  await expect(suggestion.getByText("6 links, 1 origin")).toBeVisible();
  await expect(suggestion.getByText("Only Vladimir Putin's side says so.")).toBeVisible();
  await reviewer.getByRole("radio", { name: "Unilateral" }).check();
  await reviewer.getByLabel("Rationale").fill("Six papers, one voice.");
  await expectAccessible(reviewer);
  await reviewer.getByRole("button", { name: "Publish as unilateral" }).click();
  await expect(reviewer.getByText(/is published as unilateral/)).toBeVisible();
  await reviewer.context().close();

  const json = await (await page.request.get(`/api/v1/claims/${number}`)).json();
  expect(json.counts).toEqual({ links: 6, origins: 1, independent: 0, contradicting: 0, unknown: 0, withheld: 0 });
  await page.goto(`/claims/${number}`);
  await expect(page.getByText("6 links, 1 origin").first()).toBeVisible();
});

test("a reviewer who wants “confirmed” against the evidence gives a reason and the first signature; another one signs, and readers are told", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("Mira");
  const number = await logAndSubmit(page, claimText());

  const first = await inAnotherBrowser(browser);
  await signInAs("Lena", first);
  await first.goto(`/desk/review/${number}`);
  await first.getByRole("radio", { name: "Confirmed" }).check();
  await expect(first.getByText("This needs a second reviewer")).toBeVisible();
  await first.getByLabel("Rationale").fill("The plan is in the annex.");
  await first.getByRole("button", { name: "Give the first signature" }).click();
  await expect(first.getByText(/Say why/).first()).toBeVisible();
  await first.getByLabel("Why another than the evidence suggests").fill("We have read the annex of the agreement.");
  await expectAccessible(first);
  await first.getByRole("button", { name: "Give the first signature" }).click();
  await expect(first.getByText(`C-${number} has your signature`)).toBeVisible();
  expect((await first.request.get(`/api/v1/claims/${number}`)).status()).toBe(404);

  await first.goto(`/desk/review/${number}`);
  await expect(first.getByText(/You gave the first signature, so somebody else must give the second/).first()).toBeVisible();
  await first.context().close();

  const second = await inAnotherBrowser(browser);
  await signInAs("Paul", second);
  await second.goto("/desk/review");
  await expect(second.getByText(/Awaits a second signature/).first()).toBeVisible();
  await second.goto(`/desk/review/${number}`);
  await expect(second.getByText("We have read the annex of the agreement.", { exact: true })).toBeVisible();
  await expectAccessible(second);
  await second.getByRole("button", { name: "Sign and publish as confirmed" }).click();
  await expect(second.getByText(/is published as confirmed/)).toBeVisible();
  await second.context().close();

  await page.goto(`/claims/${number}`);
  await expect(page.getByText(/^This status is an editor’s judgement/)).toBeVisible();
  await expect(page.getByText("We have read the annex of the agreement.", { exact: true })).toBeVisible();
  await expect(page.getByText("two reviewers", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("what was mistyped of a source is corrected on the claim that is linked to it", async ({ page, signInAs }) => {
  const text = claimText();
  await signInAs("Mira");
  const number = await logClaim(page, text);
  const report = await linkReport(page, text);
  await page.goto(`/desk/claims/${number}`);
  await page.getByRole("link", { name: `Edit source ${report}` }).click();
  await expect(page.getByLabel("Title")).toHaveValue(report);
  await page.getByLabel("Title").fill("");
  await page.getByRole("button", { name: "Save the source" }).click();
  await expect(page.getByRole("alert").getByText("The title is missing.")).toBeVisible();
  await page.getByLabel("Title").fill(`${report}, corrected`);
  await page.getByLabel("Published on").fill("2025-12-26");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save the source" }).click();
  await page.waitForURL(/\/desk\/claims\/\d+$/);
  const evidence = page.locator("#evidence");
  await expect(evidence.getByText(`${report}, corrected`).first()).toBeVisible();
  await expect(evidence.getByText("26 December 2025").first()).toBeVisible();
});
