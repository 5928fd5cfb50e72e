import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";

// The registry: who speaks, what they are also called, and whom they answer to.

/** Every run has names of its own. */
const key = () => crypto.randomUUID().slice(0, 8);

/** What a form was refused for; Next has an alert of its own beside the page. */
const refusal = (page: Page) => page.getByRole("main").getByRole("alert");

async function choose(page: Page, label: string, name: string) {
  const field = page.getByRole("combobox", { name: label, exact: true });
  await field.click();
  await field.fill(name);
  await page.getByRole("option", { name }).first().click();
}

/** @returns the address of its page */
async function enter(page: Page, name: string, kind: string, otherNames = ""): Promise<string> {
  await page.goto("/desk/parties/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Kind").selectOption({ label: kind });
  if (otherNames) await page.getByLabel("Other names").fill(otherNames);
  await page.getByRole("button", { name: "Add the party" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return new URL(page.url()).pathname;
}

test("an editor who enters a look-alike name is stopped, says that another is meant, ties it, and sees whom it answers to as of two days", async ({
  page,
  signInAs,
}) => {
  const mark = key();
  await signInAs("Mira");
  const state = await enter(page, `Republic ${mark}`, "State");
  await enter(page, `Harbour Office ${mark}`, "Public body", `HO ${mark}`);

  // Two of its letters are Cyrillic, and the spacing is another.
  const lookAlike = `Hаrbour-Оffice ${mark}`;
  await page.goto("/desk/parties");
  await page.getByRole("link", { name: "New party" }).click();
  await page.getByLabel("Name", { exact: true }).fill(lookAlike);
  await page.getByLabel("Kind").selectOption({ label: "Company" });
  await page.getByLabel("Other names").fill(`مكتب المرفأ ${mark}`);
  await page.getByRole("button", { name: "Add the party" }).click();
  await expect(refusal(page)).toContainText(`looks like “Harbour Office ${mark}”`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(lookAlike);
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Other names")).toHaveValue(`مكتب المرفأ ${mark}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Another is meant" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(lookAlike);

  await page.getByRole("link", { name: "Add a tie" }).click();
  await page.getByRole("button", { name: "Add the tie" }).click();
  await expect(refusal(page)).toContainText("Say what ties them.");
  await page.getByLabel("Kind").selectOption({ label: "is owned by" });
  await choose(page, "To whom", `Republic ${mark}`);
  await page.getByLabel("Since").fill("2020-01-01");
  await page.getByLabel("Until").fill("2019-01-01");
  await page.getByRole("button", { name: "Add the tie" }).click();
  await expect(refusal(page)).toContainText("A tie cannot end before it begins.");
  await page.getByLabel("Until").fill("2024-12-31");
  await page.getByRole("radio", { name: "A new one" }).check();
  await page.getByLabel("Address").fill(`https://registry.example/${mark}`);
  await page.getByLabel("Kind").nth(1).selectOption({ label: "Official record" });
  await page.getByLabel("Title").fill(`Register of owners ${mark}`);
  await page.getByRole("button", { name: "Add the tie" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(lookAlike);

  // Ended by today.
  await expect(page.getByText("answers to nobody in the registry")).toBeVisible();
  await page.getByLabel("As of").fill("2024-12-31");
  await page.getByRole("button", { name: "Show this day" }).click();
  const answersTo = page.getByRole("list", { name: "Answers to" });
  await expect(answersTo).toContainText(`is owned by Republic ${mark}`);
  await expect(answersTo.getByRole("link", { name: `Register of owners ${mark}` })).toBeVisible();
  await expect(page.getByText(/is one side with/)).toContainText(`Republic ${mark}`);
  await page.getByLabel("As of").fill("2019-12-31");
  await page.getByRole("button", { name: "Show this day" }).click();
  await expect(page.getByText("answers to nobody in the registry")).toBeVisible();

  await page.goto(`${state}?asOf=2020-01-01`);
  await expect(page.getByRole("list", { name: "Answer to it" })).toContainText(`${lookAlike} is owned by Republic ${mark}`);
  await page.getByRole("button", { name: new RegExp(`^Remove: .* is owned by Republic ${mark}`) }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the tie" }).click();
  await expect(page.getByText(/nobody in the registry does/)).toBeVisible();
});

test("a reviewer merges two parties that are one, and nothing is lost: claims, names, ties and the old address", async ({
  page,
  browser,
  signInAs,
}) => {
  const mark = key();
  const [kept, gone] = [`Coast Guard ${mark}`, `Береговая охрана ${mark}`];
  await signInAs("Mira");
  const goneAt = await enter(page, gone, "Public body", `BO ${mark}`);
  const keptAt = await enter(page, kept, "Organisation");
  await page.goto(`${goneAt}/ties/new`);
  await page.getByLabel("Kind").selectOption({ label: "is part of" });
  await choose(page, "To whom", "Russia");
  await page.getByRole("button", { name: "Add the tie" }).click();
  await expect(page.getByRole("list", { name: "Answers to" })).toContainText("is part of Russia");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(`The harbour was closed (${mark})`);
  await choose(page, "Speaker", gone);
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL(/\/desk\/claims\/\d+$/);
  const claim = new URL(page.url()).pathname;

  const reviewer = await (await browser.newContext()).newPage();
  await signInAs("Lena", reviewer);
  await reviewer.goto(keptAt);
  await reviewer.getByRole("link", { name: "Merge" }).click();
  await choose(reviewer, "The other party", gone);
  await expect(reviewer.getByText("What will move")).toBeVisible();
  await expect(reviewer.getByText(/1 claim that it made, 1 tie, and its names/)).toBeVisible();
  await expectAccessible(reviewer);
  await reviewer.getByRole("button", { name: "Merge these two" }).click();
  await expect(refusal(reviewer)).toContainText("say that you mean to make them one");
  await reviewer.getByRole("checkbox", { name: /Merge them although/ }).check();
  await reviewer.getByRole("button", { name: "Merge these two" }).click();
  await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText(kept);
  await expect(reviewer.getByText("Other names:")).toContainText(gone);
  await expect(reviewer.getByText("Other names:")).toContainText(`BO ${mark}`);
  await expect(reviewer.getByRole("list", { name: "Answers to" })).toContainText("is part of Russia");
  await expect(reviewer.getByRole("link", { name: `The harbour was closed (${mark})` })).toBeVisible();
  await expect(reviewer.getByText(`merged “${gone}” into it`)).toBeVisible();
  await reviewer.context().close();

  await page.goto(goneAt);
  expect(new URL(page.url()).pathname).toBe(keptAt);
  await page.goto(claim);
  await expect(page.getByText(kept).first()).toBeVisible();
  await page.goto(`/desk/parties?q=${encodeURIComponent(gone)}`);
  await expect(page.getByRole("link", { name: kept }).first()).toBeVisible();
});

test("the public address of a party that was merged leads to the other's", async ({ page, request, browser, signInAs }) => {
  const mark = key();
  await signInAs("Mira");
  const goneAt = (await enter(page, `Old Ministry ${mark}`, "Public body")).replace("/desk", "");
  const keptAt = (await enter(page, `New Ministry ${mark}`, "Public body")).replace("/desk", "");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(`The dam is safe (${mark})`);
  await choose(page, "Speaker", `Old Ministry ${mark}`);
  await page.getByLabel("Said on").fill("2025-12-24");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL(/\/desk\/claims\/\d+$/);
  const number = new URL(page.url()).pathname.split("/").at(-1);
  await page.getByRole("link", { name: "Link a source" }).first().click();
  await page.getByLabel("Kind").selectOption({ label: "Article" });
  await page.getByLabel("Title").fill(`A report on the dam ${mark}`);
  await page.getByRole("radio", { name: /^Asserts/ }).check();
  await page.getByRole("radio", { name: /^On somebody’s word/ }).check();
  await choose(page, "Whose word", `Old Ministry ${mark}`);
  await page.getByRole("button", { name: "Link source" }).click();
  await expect(page.getByText("Linked", { exact: true })).toBeVisible();
  await page.goto(`/desk/claims/${number}`);
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText(`C-${number} · In review`)).toBeVisible();

  const reviewer = await (await browser.newContext()).newPage();
  await signInAs("Lena", reviewer);
  await reviewer.goto(`/desk/review/${number}`);
  await reviewer.getByRole("radio", { name: "Unilateral" }).check();
  await reviewer.getByLabel("Rationale").fill("Only the ministry says so.");
  await reviewer.getByLabel("As of").fill("2025-12-26");
  await reviewer.getByRole("button", { name: "Publish as unilateral" }).click();
  await expect.poll(async () => (await request.get(goneAt)).status()).toBe(200);
  expect((await request.get(keptAt)).status()).toBe(404);

  await reviewer.goto(`/desk${keptAt}/merge`);
  await choose(reviewer, "The other party", `Old Ministry ${mark}`);
  await reviewer.getByRole("button", { name: "Merge these two" }).click();
  await expect(reviewer.getByRole("heading", { level: 1 })).toHaveText(`New Ministry ${mark}`);
  await reviewer.context().close();

  const moved = await request.get(goneAt, { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([308, keptAt]);
  const there = await request.get(keptAt);
  expect(there.status()).toBe(200);
  expect(await there.text()).toContain(`The dam is safe (${mark})`);
  // What was published keeps the name that it was published with.
  const json = await (await request.get(`/api/v1/claims/${number}`)).json();
  expect(json.speaker.name).toBe(`Old Ministry ${mark}`);
});

test("an editor cannot merge, not even by sending a reviewer's request as their own", async ({ page, browser, signInAs }) => {
  const mark = key();
  await signInAs("Tomas");
  const keptAt = await enter(page, `First Bureau ${mark}`, "Public body");
  const goneAt = await enter(page, `Second Bureau ${mark}`, "Public body");
  await expect(page.getByRole("button", { name: "Merge" })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("Only reviewers and admins can merge parties.")).toBeVisible();

  // What Lena's browser would send; it never arrives.
  const reviewer = await (await browser.newContext()).newPage();
  await signInAs("Lena", reviewer);
  await reviewer.goto(`${keptAt}/merge`);
  await choose(reviewer, "The other party", `Second Bureau ${mark}`);
  let sent: { headers: Record<string, string>; body: string } | undefined;
  await reviewer.route(`**${keptAt}/merge**`, async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    sent = { headers: await request.allHeaders(), body: request.postData() ?? "" };
    await route.abort();
  });
  await reviewer.getByRole("button", { name: "Merge these two" }).click();
  await expect.poll(() => sent).toBeDefined();
  await reviewer.context().close();

  const forged = sent as NonNullable<typeof sent>;
  const kept = ["accept", "content-type", "next-action", "next-router-state-tree"].flatMap((name) => {
    const value = forged.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`${keptAt}/merge`, { headers: { ...Object.fromEntries(kept), origin }, data: forged.body });
  expect(await answer.text()).toContain("Only reviewers and admins can merge parties.");
  await page.goto(goneAt);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Second Bureau ${mark}`);
});

test("two who edit a party at once: the second is told, keeps what was typed, and saves over what they have seen", async ({
  page,
  browser,
  signInAs,
}) => {
  const mark = key();
  await signInAs("Mira");
  const at = await enter(page, `Lighthouse ${mark}`, "Public body");
  await page.goto(`${at}/edit`);
  const other = await (await browser.newContext()).newPage();
  await signInAs("Tomas", other);
  await other.goto(`${at}/edit`);
  await other.getByLabel("Kind").selectOption({ label: "Company" });
  await other.getByRole("button", { name: "Save changes" }).click();
  await expect(other.getByText("Company").first()).toBeVisible();
  await other.context().close();

  await page.getByLabel("Other names").fill(`The light ${mark}`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(refusal(page)).toContainText("has changed since you opened this page");
  await expect(page.getByLabel("Other names")).toHaveValue(`The light ${mark}`);
  await page.getByRole("button", { name: "Show it as it is now, and keep what I typed" }).click();
  await expect(page.getByText("Kind now: Company")).toBeVisible();
  await expect(page.getByLabel("Kind")).toHaveValue("company");
  await expect(page.getByLabel("Other names")).toHaveValue(`The light ${mark}`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Other names:")).toContainText(`The light ${mark}`);
  await expect(page.getByText("Company").first()).toBeVisible();
});
