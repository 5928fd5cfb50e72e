import { db } from "#lib/db";
import { env } from "#lib/env";
import { newFormToken } from "#lib/reports/form-token";
import { expect, look, lookAt, test } from "./fixtures";

// All from one machine, which is one sender: one test at a time, each as if nobody had reported anything yet.
test.describe.configure({ mode: "serial" });
test.beforeEach(async () => {
  await db().report.deleteMany({});
});

const drawn = (secondsAgo: number) => newFormToken(env.AUTH_SECRET ?? "", new Date(Date.now() - secondsAgo * 1_000));
const aForm = (given: Record<string, string> = {}) => ({
  about: "/about",
  version: "",
  text: `Wrong: ${crypto.randomUUID()}`,
  contact: "",
  topic: "",
  token: drawn(10),
  ...given,
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, expectedRefusals: { statuses: [422] } });
  test("a reader reports an error from the end of a claim, and nothing typed is lost on the way", async ({ page }) => {
    await page.goto("/claims/1001");
    await page.getByRole("link", { name: "Report an error on this page" }).click();
    await expect(page.getByText("C-1001")).toBeVisible();
    await page.getByLabel("What is wrong?").fill('The day is wrong: "24" <b>&');
    await page.getByLabel("Your e-mail address").fill("not an address");
    const refused = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Send the report" }).click();
    expect((await refused).status()).toBe(422);
    await expect(page).toHaveTitle(/^Not sent yet: Report an error/);
    await expect(page.getByRole("alert")).toContainText("This is not an e-mail address.");
    await expect(page.getByLabel("What is wrong?")).toHaveValue('The day is wrong: "24" <b>&');
    await expect(page.getByLabel("Your e-mail address")).toHaveValue("not an address");
    await page.getByLabel("Your e-mail address").fill("reader@example.org");
    await expect(async () => {
      await page.getByRole("button", { name: "Send the report" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Thank you", { timeout: 1_000 });
    }).toPass({ intervals: [3_100] });
    expect(await db().report.findMany({ select: { claimNumber: true, version: true, text: true, contact: true } })).toEqual([
      { claimNumber: 1001, version: 1, text: 'The day is wrong: "24" <b>&', contact: "reader@example.org" },
    ]);
    await expect(page.getByText("You left an e-mail address")).toBeVisible();
    await page.getByRole("link", { name: "Back to the page" }).click();
    await expect(page).toHaveURL(/\/claims\/1001-/);
  });

  test("the link in the foot of any other page leads to a form that knows which page it was", async ({ page }) => {
    await page.goto("/parties/vladimir-putin");
    await page.getByRole("contentinfo").getByRole("link", { name: "Report an error" }).click();
    await expect(page.getByRole("main").getByRole("link", { name: "/parties/vladimir-putin" })).toBeVisible();
  });
});

test("a robot that fills in what nobody sees is thanked, and leaves nothing", async ({ request, baseURL }) => {
  const answer = await request.post("/report", { headers: { origin: baseURL ?? "" }, form: aForm({ topic: "Buy" }), maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([303, "/report/thanks?about=%2Fabout"]);
  expect(await db().report.count()).toBe(0);
});

test("the sixth report of an hour is refused with the time to wait, whichever process is asked, and stays in the form", async ({
  request,
}) => {
  const [first, second] = [env.FIRST_URL ?? "", env.SECOND_URL ?? ""];
  const send = (site: string, form = aForm()) => request.post(`${site}/report`, { headers: { origin: site }, form, maxRedirects: 0 });
  for (const site of [first, second, first, second, first]) expect((await send(site)).status()).toBe(303);
  const form = aForm();
  for (const site of [second, first]) {
    const answer = await send(site, form);
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(3_500);
    expect(answer.headers()["cache-control"]).toContain("no-store");
    const html = await answer.text();
    expect(html).toContain("You have sent several reports within an hour");
    expect(html).toContain(form.text);
  }
  expect(await db().report.count()).toBe(5);
});

test("a form that is sent twice, through two processes, is one report", async ({ request }) => {
  const form = aForm();
  const sites = [env.FIRST_URL ?? "", env.SECOND_URL ?? ""];
  const answers = await Promise.all(
    [...sites, ...sites].map((site) => request.post(`${site}/report`, { headers: { origin: site }, form, maxRedirects: 0 })),
  );
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303, 303]);
  expect(await db().report.count()).toBe(1);
});

test("whatever is wrong with what was sent is said in a sentence, and nothing of it is taken", async ({ request, baseURL }) => {
  const ours = { origin: baseURL ?? "" };
  const send = async (form: Record<string, string>, headers: Record<string, string> = ours) => {
    const answer = await request.post("/report", { headers, form, maxRedirects: 0 });
    return [answer.status(), await answer.text()] as const;
  };
  const refused: [Record<string, string>, string][] = [
    [{ text: "" }, "Your report is missing."],
    [{ text: "a".repeat(5_001) }, "Your report is too long: at most 5,000 characters."],
    [{ text: "a\0b" }, "holds a character that cannot be stored"],
    [{ contact: `${"a".repeat(320)}@example.org` }, "The e-mail address is too long"],
    [{ about: "https://elsewhere.example/" }, "This is not the address of a page of this site."],
    [{ about: "//elsewhere.example" }, "This is not the address of a page of this site."],
    [{ about: "/desk/claims/1001" }, "This is not the address of a page of this site."],
    [{ text: "a".repeat(5_001) }, "5,001 of at most 5,000 characters."],
    [{ token: drawn(1) }, "quicker than anybody types"],
    [{ token: drawn(90_000) }, "more than a day"],
    [{ token: "made up" }, "out of date"],
  ];
  for (const [given, sentence] of refused) {
    const form = aForm(given);
    const [status, html] = await send(form);
    expect([status, html.includes(sentence)], sentence).toEqual([422, true]);
    expect(html).not.toContain('elsewhere.example/"');
    if (given.text === undefined) expect(html).toContain(form.text);
  }
  // What is wrong in what they typed comes first.
  expect((await send(aForm({ text: "", token: drawn(1) })))[1]).not.toContain("quicker than anybody types");
  expect((await send(aForm(), {}))[0]).toBe(403);
  expect((await send(aForm(), { origin: "https://elsewhere.example" }))[0]).toBe(403);
  expect((await send(aForm(), { origin: "null" }))[0]).toBe(403);
  const post = async (data: string, type: string) =>
    (await request.post("/report", { headers: { ...ours, "content-type": type }, data })).status();
  expect(await post("a".repeat(1_048_577), "application/x-www-form-urlencoded")).toBe(413);
  expect(await post("{}", "application/json")).toBe(400);
  expect((await request.put("/report", { headers: ours, form: aForm() })).status()).toBe(405);
  expect((await request.post("/report/send", { headers: ours, form: aForm() })).status()).toBe(405);
  expect(await db().report.count()).toBe(0);
});

test("the form and its thanks are not for search engines, and are never kept", async ({ request }) => {
  for (const address of ["/report", "/report/thanks"]) {
    const answer = await request.get(address);
    expect(await answer.text()).toMatch(/<meta name="robots" content="noindex/);
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
  expect(await (await request.get("/robots.txt")).text()).toContain("Disallow: /report");
});

test("everybody can use the form", async ({ page }) => {
  await look(page, "/report?about=%2Fclaims%2F1001");
  await look(page, "/report/thanks");
});

test("the desk sees what readers report, and closes the report", async ({ page, request, baseURL, signInAs }) => {
  const ours = { headers: { origin: baseURL ?? "" }, maxRedirects: 0 };
  await request.post("/report", {
    ...ours,
    form: aForm({ about: "/claims/1009", text: "The register says seven.", contact: "reader@example.org" }),
  });
  await request.post("/report", { ...ours, form: aForm({ text: "Cheap watches" }) });
  await signInAs("Tomas");
  await page.goto("/desk/account");
  await page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Readers’ reports 2 open" }).first().click();
  await expect(page.getByRole("link", { name: "reader@example.org" })).toHaveAttribute("href", /^mailto:reader@example\.org\?subject=/);
  await look(page, "/desk/reports");
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole("button", { name: "Close… the report about /about" }).click();
  await lookAt(page, page.getByRole("dialog"));
  await page.getByRole("button", { name: "Close the report", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Say what came of it.");
  await page.getByLabel(/^Not a report/).check();
  await page.getByRole("button", { name: "Close the report", exact: true }).click();
  await expect(page.getByText("Cheap watches")).toBeHidden();

  await page.getByRole("button", { name: "Close… the report about C-1009" }).click();
  await page.getByLabel(/^No change/).check();
  await page.getByLabel("Note").fill("Six is right: see the register of 2025.");
  await page.getByRole("button", { name: "Close the report", exact: true }).click();
  await expect(page.getByText("No report is open")).toBeVisible();
  await expect(page.getByText("Six is right: see the register of 2025.")).toBeVisible();
  await expect(page.getByText("Cheap watches")).toBeHidden();
});

test("what a reader reported stands beside the reason for opening a claim again, and never in it, as readers will see that", async ({
  page,
  request,
  baseURL,
  signInAs,
}) => {
  await request.post("/report", {
    headers: { origin: baseURL ?? "" },
    form: aForm({ about: "/claims/1001", text: "The day is wrong." }),
    maxRedirects: 0,
  });
  await signInAs("Tomas");
  await page.goto("/desk/reports");
  await page.getByRole("button", { name: "Reopen as a correction… C-1001" }).click();
  await expect(page.getByRole("dialog").getByText("The day is wrong.")).toBeVisible();
  await expect(page.getByRole("dialog").getByLabel("Reason")).toHaveValue("");
  await expect(page.getByRole("dialog").getByLabel("Correction")).toBeChecked();
  await lookAt(page, page.getByRole("dialog"));
});
