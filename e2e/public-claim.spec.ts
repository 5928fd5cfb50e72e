import { expect, test } from "./fixtures";

// What readers are told about the claims of the demo: its counts are those of the article's dossiers.

const COUNTS: [number, string][] = [
  [1001, "2 links, 1 origin"],
  [1002, "2 links, 1 origin"],
  [1003, "1 link, 1 origin"],
  [1004, "1 link, 1 origin"],
  [1005, "1 link, 1 origin"],
  [1006, "1 link, 1 origin"],
  [1008, "2 links, 2 origins"],
  [1009, "1 link, 1 origin"],
];

test("every claim of the demo says in words how many links lead to how many origins, as its JSON does", async ({ page }) => {
  for (const [number, words] of COUNTS) {
    await page.goto(`/claims/${number}`);
    await expect(page.getByText(words, { exact: true }), `C-${number}`).toBeVisible();
    const { counts } = await (await page.request.get(`/api/v1/claims/${number}`)).json();
    expect(words).toMatch(new RegExp(`^${counts.links} links?, ${counts.origins} origins?$`));
  }
});

test("a claim page says why, who was asked and did not reply, what would change it, and that it was due to be looked at again", async ({
  page,
}) => {
  await page.goto("/claims/1001");
  await expect(page.getByText("Only Vladimir Putin's side says so, as of 26 December 2025")).toBeVisible();
  const others = page.getByRole("region", { name: "What the other parties say" });
  await expect(others.getByRole("listitem")).toHaveText("US government: asked 25 December 2025, no reply as of 26 December 2025");
  await expect(page.getByRole("region", { name: "What would change this" }).getByText("Ask US government again")).toBeVisible();
  await expect(page.getByText("Last checked on 26 December 2025; it was due to be looked at again on 2 January 2026.")).toBeVisible();
  await page.goto("/claims/1009");
  await expect(page.getByText("Word against word, as of 27 December 2025", { exact: true })).toBeVisible();
});

test("one button copies a sentence that is safe to publish, for readers and on the desk", async ({ page, context, signInAs }) => {
  const sentence =
    "Vladimir Putin said on 24 December 2025 that the United States is interested in mining bitcoin at the Zaporizhzhia nuclear plant; the US government had not replied as of 26 December 2025, and nobody without ties to Vladimir Putin was known to back it.";
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs("Mira");
  for (const address of ["/claims/1001", "/desk/claims/1001"]) {
    await page.goto(address);
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.getByRole("button", { name: "Copy this sentence" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText()), address).toBe(sentence);
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the sentence stands there to be selected, and no button that does nothing", async ({ page }) => {
    await page.goto("/claims/1001");
    await expect(page.getByText(/^Vladimir Putin said on 24 December 2025 that/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy this sentence" })).toBeHidden();
  });
});
