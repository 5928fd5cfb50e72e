import { expect, test } from "./fixtures";

const SCRIPTS_AT_MOST = 130 * 1_024;

for (const width of [375, 1440])
  test(`a claim page stands still while it loads and brings few scripts, ${width} pixels wide`, async ({ page }) => {
    const scripts: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script") scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
    });
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/claims/1001", { waitUntil: "networkidle" });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 300);
        }),
    );
    expect(shift).toBe(0);
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(SCRIPTS_AT_MOST);
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("a claim page tells all of it, and the list can be filtered and read", async ({ page }) => {
    await page.goto("/claims/1001");
    for (const name of ["What the other parties say", "What would change this"])
      await expect(page.getByRole("region", { name })).toBeVisible();
    await page.goto("/claims?status=unilateral");
    await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "Disputed" });
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page).toHaveURL(/status=disputed/);
    await page
      .getByRole("list", { name: /^Claims/ })
      .getByRole("link")
      .first()
      .click();
    await expect(page).toHaveURL(/\/claims\/\d+-/);
  });
});
