import { createServer, type Server } from "node:http";
import { env } from "#lib/env";
import { linkSources } from "#lib/evidence/commands";
import { aDraft, aLink, seenOf } from "#prisma/factories/claims";
import { acting, expect, expectAccessible, look, test } from "./fixtures";

// A page that is linked is kept as it was; what it says of itself is only suggested.

// One paper at the one port that is known to the application.
test.describe.configure({ mode: "default" });

const STORY =
  "The harbour stays closed until the end of the month, the minister of transport said on Wednesday, after talks about pay had come to nothing.";
const PAGE = `<!doctype html><html lang="es"><head><title>Harbour closed</title><meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2025-12-24T09:00:00Z"></head><body><article><p>${STORY}</p><p>${STORY}</p>
<p><b>&lt;img src=x onerror=alert(1)&gt;</b> was written on a wall.</p></article><script>document.title = "run"</script></body></html>`;

let paper: Server;
test.beforeAll(async () => {
  paper = createServer((request, response) => {
    if (request.url?.startsWith("/gone")) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
  });
  await new Promise<void>((ready) => paper.listen(env.CAPTURE_TEST_HOSTS.get("gazette.test"), "127.0.0.1", ready));
});
test.afterAll(() => void paper.close());

async function linked(path: string, quote: string | null = null): Promise<string> {
  return (await linkedTo(path, quote)).source;
}

async function linkedTo(path: string, quote: string | null = null): Promise<{ source: string; evidence: string; claim: number }> {
  const mira = await acting("Mira");
  const source = {
    kind: "article" as const,
    title: `Harbour, ${path}`,
    publisherId: null,
    author: null,
    publishedOn: null,
    address: `http://gazette.test${path}`,
    language: null,
  };
  const draft = await aDraft(mira);
  const { linked } = await linkSources(mira, seenOf(draft), [aLink({ source, quote, quoteLanguage: quote && "en" })]);
  const [one] = linked;
  return {
    source: `/desk/sources/${one?.source}`,
    evidence: `/desk/claims/${draft.number}/sources/${one?.evidence}`,
    claim: draft.number,
  };
}

test("an editor sees the captured copy of a page that was linked, finds a quote in it, takes over who wrote it, and downloads it", async ({
  page,
  signInAs,
}) => {
  const address = await linked(`/${crypto.randomUUID()}`, "stays closed until the end of the month");
  await signInAs("Mira");
  await page.goto(address);
  const copy = page.getByRole("region", { name: "Captured copy" });
  await expect(copy.getByText("SHA-256")).toBeVisible({ timeout: 20_000 });
  await expect(copy.getByText("It stands there as quoted.")).toBeVisible();
  await expect(copy.getByRole("link", { name: /See the passage on the page/ })).toHaveAttribute("href", /#:~:text=/);

  await copy.getByText("Its text, as it could be read").click();
  const text = copy.getByRole("region", { name: "Text of the captured page" });
  await expect(text).toContainText("<img src=x onerror=alert(1)> was written on a wall.");
  await expect(text.locator("b, script, img")).toHaveCount(0);

  await expect(page.getByRole("textbox", { name: "Author" })).toHaveValue("");
  await copy.getByLabel(/^Published on/).uncheck();
  await copy.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByRole("textbox", { name: "Author" })).toHaveValue("Ana Ruiz");
  await expect(page.getByLabel("Published on", { exact: true })).toHaveValue("");
  await expect(copy.getByLabel(/^Published on/)).toBeVisible();
  await expect(copy.getByLabel(/^Author/)).toHaveCount(0);

  const href = await copy.getByRole("link", { name: /Download what was captured/ }).getAttribute("href");
  const file = await page.request.get(href ?? "");
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="capture-[0-9a-f]{12}\.html"$/);
  expect(file.headers()["content-security-policy"]).toContain("sandbox");
  expect(file.headers()["x-content-type-options"]).toBe("nosniff");
  expect(await file.text()).toBe(PAGE);
  await page.context().clearCookies();
  expect((await page.request.get(href ?? "")).url()).toContain("/sign-in");
});

test("an editor takes a quote from the captured copy by selecting it, and it is found there", async ({ page, signInAs }) => {
  const { source, evidence, claim } = await linkedTo(`/${crypto.randomUUID()}`);
  await signInAs("Mira");
  await page.goto(source);
  await expect(page.getByText("SHA-256")).toBeVisible({ timeout: 20_000 });
  await page.goto(evidence);
  await page.getByText("Take the quote from the captured copy").click();
  const text = page.getByLabel("Text of the captured page");
  await expectAccessible(page);
  await text.focus();
  await text.press("Control+Home");
  for (const _ of "The harbour") await text.press("Shift+ArrowRight");
  await page.getByRole("button", { name: "Take the selected passage" }).click();
  await expect(page.getByRole("textbox", { name: "Quote", exact: true })).toHaveValue("The harbour");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.waitForURL(new RegExp(`/desk/claims/${claim}$`));
  await page.goto(source);
  await expect(page.getByText("It stands there as quoted.")).toBeVisible();
  await expect(page.getByRole("link", { name: /See the passage on the page/ })).toHaveAttribute("href", /text=The%20harbour,-stays/);
});

test("a page that cannot be captured says why, and can be captured again", async ({ page, signInAs }) => {
  const address = await linked(`/gone/${crypto.randomUUID()}`);
  await signInAs("Tomas");
  await page.goto(address);
  const copy = page.getByRole("region", { name: "Captured copy" });
  await expect(copy.getByText("The site says that the page is not there.")).toBeVisible({ timeout: 20_000 });
  await copy.getByRole("button", { name: "Capture it again" }).click();
  await expect(copy.getByText("Every time that it was captured")).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
});

test("everybody can use the page of a source with its captured copy", async ({ page, signInAs }) => {
  const address = await linked(`/${crypto.randomUUID()}`, "the harbour will open on Monday at the latest");
  await signInAs("Mira");
  await page.goto(address);
  await expect(page.getByText("It was not found there.")).toBeVisible({ timeout: 20_000 });
  await look(page, address);
});
