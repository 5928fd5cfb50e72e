import type { APIRequestContext } from "@playwright/test";
import { editClaim, reopenClaim, submitClaim } from "#lib/claims/commands";
import type { SeenClaim } from "#lib/claims/schema";
import { retractClaim } from "#lib/publication/publish";
import { aPublishedClaim, claimContent, correct, seenOf } from "#prisma/factories/claims";
import { acting, BOTH_VIEWS, expect, look, test } from "./fixtures";

// What readers can know of what was said before, and when it was.

type Corrected = { claim: SeenClaim & { id: string }; path: string; was: string; is: string };

const word = () => crypto.randomUUID().slice(0, 8);

/** Published on 26 December 2025 at 10:00:00 UTC, corrected on 28 December at 09:30:15. */
async function corrected(request: APIRequestContext): Promise<Corrected> {
  const [was, is] = [`The gate ${word()} was shut at noon`, `The gate ${word()} was shut at dusk`];
  const [first, second] = [new Date("2025-12-26T10:00:00.250Z"), new Date("2025-12-28T09:30:15.250Z")];
  const claim = await aPublishedClaim(await acting("Mira", first), await acting("Lena", first), { text: was });
  const again = await correct(
    await acting("Mira", second),
    await acting("Lena", second),
    claim,
    claimContent({ text: is }),
    "We misread the clock.",
  );
  const { url } = await (await request.get(`/api/v1/claims/${claim.number}`)).json();
  return { claim: again, path: new URL(url).pathname, was, is };
}

const never = { maxRedirects: 0 };

test("a correction is told at the top of the claim's page, in full below, and in the list of corrections, in both processes", async ({
  page,
}) => {
  const second = test.info().config.metadata.secondUrl as string;
  const now = [await acting("Mira"), await acting("Lena")] as const;
  const text = `The mill ${word()} stood still`;
  const claim = await aPublishedClaim(...now, { text });
  const { url } = await (await page.request.get(`/api/v1/claims/${claim.number}`)).json();
  for (const site of ["", second]) {
    expect(await (await page.request.get(`${site}${new URL(url).pathname}`)).text()).not.toContain("We misheard.");
    expect((await page.request.get(`${site}/corrections`)).status()).toBe(200);
  }
  const is = `${text} for a day`;
  await correct(...now, claim, claimContent({ text: is }), "We misheard.");
  for (const site of ["", second])
    for (const address of [`${site}/claims/${claim.number}`, `${site}/corrections`])
      await expect.poll(async () => (await page.request.get(address)).text(), { intervals: [100] }).toContain("We misheard.");

  await page.goto(`/claims/${claim.number}`);
  await expect(page.getByText(/^Correction, .+: We misheard\.$/)).toBeVisible();
  await page.getByRole("link", { name: "What was said before" }).click();
  const record = page.getByRole("region", { name: "The record" });
  await expect(record.getByRole("insertion").first()).toContainText("for a day");
  await expect(record.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveCount(2);
  await page.goto("/corrections");
  const entry = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: is, exact: true }) });
  await expect(entry.getByText("We misheard.")).toBeVisible();
});

test("a page of a day says what was said by its end, UTC, and is not for search engines", async ({ page, request }) => {
  const { path, was, is } = await corrected(request);
  for (const [day, words, band] of [
    ["2025-12-20", was, "On 20 December 2025 this page was not there yet. This is the first that it said (version 1, "],
    ["2025-12-26", was, "As of 26 December 2025 this page said this (version 1, published on 26 December 2025"],
    ["2025-12-27", was, "As of 27 December 2025 this page said this (version 1, "],
    ["2025-12-28", is, "As of 28 December 2025 this page said this (version 2, "],
    ["9999-12-31", is, "31 December 9999 has not come yet. This is the current version (version 2, "],
  ] as const) {
    await page.goto(`${path}?asOf=${day}`);
    await expect(page.getByRole("heading", { level: 1 }), day).toHaveText(words);
    await expect(page.getByRole("complementary", { name: "As of when this is" })).toContainText(band);
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${path}$`));
  }
  await page.getByRole("link", { name: "See the current version" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
});

test("a version has an address for good, which says which version it is and leads to the others", async ({ page, request }) => {
  const { claim, path, was, is } = await corrected(request);
  await page.goto(`${path}/versions/1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(was);
  const band = page.getByRole("complementary", { name: "Which version this is" });
  await expect(band).toContainText("Version 1 of 2, published on 26 December 2025");
  await expect(band).toContainText("this is not the current version. Since then: correction, 28 December 2025.");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.getByRole("heading", { name: "To report it safely" })).toHaveCount(0);
  await band.getByRole("link", { name: "The next version" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(is);
  await expect(band).toContainText("this is the current version.");
  // Under the words that it had before, too.
  const slug = was.toLowerCase().replaceAll(" ", "-");
  expect((await request.get(`/claims/${claim.number}-${slug}/versions/1`, never)).headers().location).toBe(`${path}/versions/1`);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the history tells what each version changed, and any two versions can be compared", async ({ page, request }) => {
    const { path, is } = await corrected(request);
    await page.goto(`${path}/history`);
    const versions = page.getByRole("list", { name: "Versions, newest first" }).locator("> li");
    await expect(versions).toHaveCount(2);
    await expect(versions.first()).toContainText("Correction – what was said was wrong");
    await expect(versions.first()).toContainText("We misread the clock.");
    await expect(versions.last()).toContainText("The first that was said.");
    await versions.first().getByText("What is different from version 1").click();
    await expect(versions.first().getByRole("deletion").last()).toContainText("noon");
    await page.getByLabel("Compare", { exact: true }).selectOption({ value: "2" });
    await page.getByLabel("with", { exact: true }).selectOption({ value: "1" });
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page).toHaveURL(`${path}/history?from=2&to=1`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Versions 1 and 2 compared");
    const different = page.getByRole("region", { name: "What is different" });
    await expect(different.getByRole("insertion").last()).toContainText("dusk");
    await expect(page.getByText(is).first()).toBeVisible();
  });
});

test("a retracted claim says so with its reason before anything that was said", async ({ page, request }) => {
  const { claim, path, is } = await corrected(request);
  await retractClaim(await acting("Lena"), seenOf(claim), "The clock was painted on.");
  await expect.poll(async () => (await request.get(path)).text(), { intervals: [100] }).toContain("The clock was painted on.");
  await page.goto(path);
  const main = (await page.getByRole("main").textContent()) ?? "";
  const order = ["Retracted", "This claim has been retracted.", "The clock was painted on.", "What was said", is].map((words) =>
    main.indexOf(words),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
  await expect(
    page.getByRole("region", { name: "The record" }).getByText("Retraction – the newsroom no longer stands behind it"),
  ).toBeVisible();
  // What was said on the days before is still what was said on them.
  await page.goto(`${path}?asOf=2025-12-28`);
  await expect(page.getByText("This claim has been retracted.")).toHaveCount(0);
  const since = /version 2,.*The claim has been retracted since, on \d+ \w+ \d{4}\./;
  await expect(page.getByRole("complementary", { name: "As of when this is" })).toContainText(since);
  await page.goto(`${path}/versions/1`);
  await expect(page.getByRole("complementary", { name: "Which version this is" })).toContainText(
    /Since then: correction, 28 December 2025\. The claim has been retracted since, on \d+ \w+ \d{4}\./,
  );
});

test("Memento: a moment leads to the version of that moment, and every answer says where its past is", async ({ request, baseURL }) => {
  const { path } = await corrected(request);
  const site = `${baseURL}${path}`;
  const past = `<${site}>; rel="original", <${site}/timegate>; rel="timegate", <${site}/timemap>; rel="timemap"; type="application/link-format"`;
  const at = (moment: string, address = path) => request.get(address, { headers: { "accept-datetime": moment }, maxRedirects: 0 });
  for (const address of [path, `${path}/timegate`])
    for (const [moment, version] of [
      ["Thu, 01 Jan 1970 00:00:00 GMT", 1],
      ["Fri, 26 Dec 2025 10:00:00 GMT", 1],
      ["Sun, 28 Dec 2025 09:30:14 GMT", 1],
      ["Sun, 28 Dec 2025 09:30:15 GMT", 2],
      ["Fri, 31 Dec 9999 23:59:59 GMT", 2],
    ] as const) {
      const answer = await at(moment, address);
      expect(answer.status(), moment).toBe(302);
      expect(answer.headers().location, moment).toBe(`${path}/versions/${version}`);
      expect(answer.headers().vary?.toLowerCase()).toContain("accept-datetime");
      expect(answer.headers().link).toContain(`${past}, <${site}/versions/1>; rel="first`);
    }
  for (const address of [path, `${path}/timegate`]) {
    const bad = await at("yesterday", address);
    expect(bad.status()).toBe(400);
    expect(await bad.text()).toContain("is not a date of HTTP");
  }
  expect((await request.get(`${path}/timegate`, never)).headers().location).toBe(`${path}/versions/2`);

  const map = await request.get(`${path}/timemap`);
  expect(map.headers()["content-type"]).toContain("application/link-format");
  expect((await map.text()).match(/rel="[^"]*memento"/g)).toEqual(['rel="first memento"', 'rel="last memento"']);

  // The first time and kept, whole and unchanged.
  for (let time = 0; time < 2; time++) {
    const claim = await request.get(path);
    expect(claim.headers().link).toContain(past);
    expect(claim.headers()["memento-datetime"]).toBeUndefined();
    expect(claim.headers().vary?.toLowerCase()).toContain("accept-datetime");
    for (const [address, moment] of [
      [`${path}/versions/1`, "Fri, 26 Dec 2025 10:00:00 GMT"],
      [`${path}?asOf=2025-12-27`, "Fri, 26 Dec 2025 10:00:00 GMT"],
      // A day that is not over may yet get another version: no time is promised.
      [`${path}?asOf=${new Date().toISOString().slice(0, 10)}`, undefined],
      [`${path}?asOf=9999-12-30`, undefined],
    ] as const) {
      const whole = await request.get(address);
      const same = await request.get(address, { headers: { "if-none-match": whole.headers().etag ?? "" } });
      const head = await request.head(address);
      expect([whole.status(), same.status(), head.status()], address).toEqual([200, 304, 200]);
      expect(whole.headers()["content-encoding"], address).toBe("gzip");
      for (const answer of [whole, same, head]) {
        expect(answer.headers()["memento-datetime"], address).toBe(moment);
        expect(answer.headers().link, address).toContain(past);
      }
    }
  }
});

test("what is not there is 404, what has another address 308, and what cannot be read 400 with a sentence", async ({ request }) => {
  const { claim, path } = await corrected(request);
  const { number } = claim;
  const codeOf = async (address: string) => (await request.get(address, never)).status();
  for (const address of [
    "/claims/999999-x/history",
    "/claims/999999-x/versions/1",
    "/claims/999999-x?asOf=2025-12-26",
    "/claims/999999-x/timegate",
    "/claims/999999-x/timemap",
    "/claims/x/history",
    `${path}/versions/3`,
    `${path}/versions/0`,
    `${path}/versions/01`,
    `${path}/versions/x`,
    `${path}/versions`,
    `${path}/history?from=1&to=3`,
    `${path}/as-of/2025-12-26`,
    `${path}/compare/1-2`,
    "/lists/corrections",
    "/api/v1/claims/999999/history",
  ])
    expect(await codeOf(address), address).toBe(404);
  for (const rest of ["", "/history", "/history?from=1&to=2", "/versions/1", "?asOf=2025-12-26", "/timegate", "/timemap"]) {
    const answer = await request.get(`/claims/${number}-another${rest}`, never);
    expect([answer.status(), answer.headers().location], rest).toEqual([308, `${path}${rest}`]);
  }
  for (const [address, sentence] of [
    [`${path}?asOf=2025-02-30`, "“As of” (asOf) is not a date"],
    [`${path}?asOf=2025-12-26&amp;asOf=2025-12-27`, "This address takes no"],
    [`${path}?asOf=2025-12-26&asOf=2025-12-27`, "“asOf” is given twice."],
    [`${path}/history?from=1`, "Two versions are compared"],
    ["/corrections?after=x", "“after” is not a place in this list."],
  ] as const) {
    const answer = await request.get(address, never);
    expect([answer.status(), (await answer.text()).includes(sentence)], address).toEqual([400, true]);
  }
  const { versions } = await (await request.get(`/api/v1/claims/${number}/history`)).json();
  expect(versions.map((one: { number: number; url: string }) => [one.number, new URL(one.url).pathname])).toEqual([
    [2, `${path}/versions/2`],
    [1, `${path}/versions/1`],
  ]);
});

test("everybody can use the pages of the past", async ({ page, request }) => {
  const { path } = await corrected(request);
  for (const address of [
    path,
    `${path}/history`,
    `${path}/history?from=1&to=2`,
    `${path}/versions/1`,
    `${path}?asOf=2025-12-26`,
    "/corrections",
  ])
    await look(page, address, { views: BOTH_VIEWS });
});

test("a reviewer is told, before they sign, which correction readers will be told of", async ({ page, request, signInAs }) => {
  const { claim, is } = await corrected(request);
  const mira = await acting("Mira");
  const at = (revision: number) => ({ number: claim.number, revision });
  const reopened = await reopenClaim(mira, seenOf(claim), "clarification", "It was read as tonight.");
  const text = `${is} yesterday`;
  const edited = await editClaim(mira, at(reopened.revision), claimContent({ text }));
  await submitClaim(mira, at(edited.revision));
  await signInAs("Lena");
  await page.goto(`/desk/review/${claim.number}`);
  const told = page.getByRole("region", { name: "What readers will be told" });
  await expect(told).toContainText("Readers will be told: Clarification");
  await expect(told).toContainText(`${is} [added: yesterday]`);
  await expect(told).toContainText("Why: It was read as tonight.");
  // Another status is more than words made clearer.
  await page.getByRole("radio", { name: "Disputed" }).check();
  await page.getByRole("radio", { name: /neither/i }).check();
  await expect(told).toContainText("Readers will be told: Correction");
  await expect(told).toContainText("Is: disputed (word against word)");
});
