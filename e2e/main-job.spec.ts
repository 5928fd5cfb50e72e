import { expect, expectAccessible, test } from "./fixtures";
import { claimText, inAnotherBrowser, logAndSubmit } from "./pages/desk";

// The whole path, through the forms: claim 1 of the article, from the editor's desk to the reader's page.

test("an editor logs claim 1 with its two sources, a reviewer decides “unilateral” as of 26 December 2025, and a reader finds it by search and reads it", async ({
  page,
  browser,
  signInAs,
}) => {
  const text = claimText();
  await signInAs("Mira");
  const number = await logAndSubmit(page, text);

  const reviewer = await inAnotherBrowser(browser);
  await signInAs("Lena", reviewer);
  await reviewer.goto("/desk/review");
  await reviewer.getByRole("link", { name: `Decide C-${number}` }).click();
  await reviewer.getByRole("radio", { name: "Unilateral" }).check();
  await reviewer.getByLabel("Rationale").fill("Both reports go back to one voice: Mr Putin’s own.");
  await reviewer.getByLabel("As of").fill("2025-12-26");
  await reviewer.getByRole("button", { name: "Publish as unilateral" }).click();
  await expect(reviewer.getByText(/published/i).first()).toBeVisible();
  await reviewer.context().close();

  const reader = await inAnotherBrowser(browser);
  await reader.goto("/");
  await reader.getByRole("searchbox").first().fill(text);
  await reader.keyboard.press("Enter");
  await reader.getByRole("link", { name: text }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(text);
  await expect(reader.getByText("Unilateral").first()).toBeVisible();
  await expect(reader.getByText("26 December 2025").first()).toBeVisible();
  await expect(reader.getByText("Both reports go back to one voice: Mr Putin’s own.")).toBeVisible();
  await expect(reader.getByText("repeats", { exact: false }).first()).toBeVisible();
  await expectAccessible(reader);

  const json = await (await reader.request.get(`/api/v1/claims/${number}`)).json();
  expect(json).toMatchObject({
    number,
    text,
    status: "unilateral",
    balance: null,
    asOf: "2025-12-26",
    version: 1,
    speaker: { slug: "vladimir-putin" },
    saidOn: "2025-12-24",
  });
  await reader.context().close();
});

test("the author cannot decide their own claim, not even by sending another reviewer's request as their own", async ({
  page,
  browser,
  signInAs,
}) => {
  const text = claimText();
  await signInAs("Paul");
  const number = await logAndSubmit(page, text);
  await page.goto(`/desk/review/${number}`);
  await expect(page.getByText(/somebody else must decide it/)).toBeVisible();

  // What Lena's browser would send; it never arrives.
  const reviewer = await inAnotherBrowser(browser);
  await signInAs("Lena", reviewer);
  await reviewer.goto(`/desk/review/${number}`);
  await reviewer.getByRole("radio", { name: "Unilateral" }).check();
  await reviewer.getByLabel("Rationale").fill("I wrote it, so it is true.");
  await reviewer.getByLabel("As of").fill("2025-12-26");
  let sent: { headers: Record<string, string>; body: string } | undefined;
  await reviewer.route(`**/desk/review/${number}`, async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    sent = { headers: await request.allHeaders(), body: request.postData() ?? "" };
    await route.abort();
  });
  await reviewer.getByRole("button", { name: "Publish as unilateral" }).click();
  await expect.poll(() => sent).toBeDefined();
  await reviewer.context().close();

  const forged = sent as NonNullable<typeof sent>;
  const kept = ["accept", "content-type", "next-action", "next-router-state-tree"].flatMap((name) => {
    const value = forged.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/desk/review/${number}`, { headers: { ...Object.fromEntries(kept), origin }, data: forged.body });
  expect(await answer.text()).toContain("somebody else must decide it");
  expect((await page.request.get(`/api/v1/claims/${number}`)).status()).toBe(404);

  // The same request from no page of ours is refused before anybody looks who it is.
  const elsewhere = await page.request.post(`/desk/review/${number}`, {
    headers: { ...Object.fromEntries(kept), origin: "https://elsewhere.example" },
    data: forged.body,
  });
  expect(await elsewhere.text()).not.toContain('"ok":true');
  expect((await page.request.get(`/api/v1/claims/${number}`)).status()).toBe(404);
});

test("a decision made in one app process is on the other's public page at the next request after a second", async ({
  page,
  browser,
  signInAs,
}) => {
  const second = test.info().config.metadata.secondUrl as string;
  const text = claimText();
  await signInAs("Tomas");
  const number = await logAndSubmit(page, text);
  const readers = await inAnotherBrowser(browser);
  // The second process has cached that there is no such page, and its list without the claim.
  expect((await readers.request.get(`${second}/claims/${number}`)).status()).toBe(404);
  expect(await (await readers.request.get(`${second}/claims`)).text()).not.toContain(text);

  const reviewer = await inAnotherBrowser(browser);
  await signInAs("Lena", reviewer);
  await reviewer.goto(`/desk/review/${number}`);
  await reviewer.getByRole("radio", { name: "Disputed" }).check();
  await reviewer.getByRole("radio", { name: /neither/i }).check();
  await reviewer.getByLabel("Why another than the evidence suggests").fill("Kyiv denied it before the cameras.");
  await reviewer.getByLabel("Rationale").fill("Word against word.");
  await reviewer.getByLabel("As of").fill("2025-12-26");
  await reviewer.getByRole("button", { name: "Publish as disputed" }).click();
  await expect.poll(async () => (await readers.request.get(`/api/v1/claims/${number}`)).status(), { intervals: [50] }).toBe(200);
  const published = Date.now();
  await expect.poll(async () => Date.now() - published, { intervals: [50] }).toBeGreaterThanOrEqual(1_000);

  const there = await readers.request.get(`${second}/claims/${number}`);
  expect(there.status()).toBe(200);
  expect(await there.text()).toContain("Disputed");
  expect(await (await readers.request.get(`${second}/claims`)).text()).toContain(text);
  await readers.context().close();
  await reviewer.context().close();
});
