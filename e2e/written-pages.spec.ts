import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { writePage } from "#lib/pages/commands";
import { acting, expect, look, test } from "./fixtures";

test.describe.configure({ mode: "serial" });

const revisionOf = async (name: "about" | "methodology") => (await db().publicPage.findUnique({ where: { name } }))?.revision ?? 0;

for (const address of ["/methodology", "/corrections-policy", "/about"])
  test(`a reader can use ${address}, and finds it at the foot of every page`, async ({ page }) => {
    await look(page, address);
    await page.goto("/claims");
    await expect(page.getByRole("contentinfo").locator(`a[href="${address}"]`)).toBeVisible();
  });

test("what an editor writes is public at once, in every process, with the day; and the desk keeps what was and what is", async ({
  page,
  request,
  signInAs,
}) => {
  await request.get(`${env.SECOND_URL}/methodology`);
  await signInAs("Mira");
  await page.goto("/desk/pages");
  await page.getByRole("link", { name: "Methodology" }).click();
  await expect(page.getByText("You have not written this page yet.")).toBeVisible();
  await look(page, "/desk/pages");
  await look(page, "/desk/pages/methodology");
  const own = `We ask twice ${crypto.randomUUID()}`;
  await page.getByLabel("Text", { exact: true }).fill(`## How we ask\n\n${own} <script>alert(1)</script>`);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText(`${own} <script>alert(1)</script>`);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByText("The page is saved.")).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).toContainText("wrote “Methodology”");
  for (const site of [env.FIRST_URL, env.SECOND_URL])
    await expect.poll(async () => (await request.get(`${site}/methodology`)).text()).toContain(own);
  await page.goto("/methodology#how-we-ask");
  await expect(page.getByRole("heading", { level: 2, name: "How we ask" })).toBeInViewport();
  await expect(page.getByText(/^Last changed on/)).toBeVisible();
  await look(page, "/methodology");
});

test("whoever is overtaken is shown both texts, and loses neither", async ({ page, signInAs }) => {
  await signInAs("Tomas");
  await page.goto("/desk/pages/about");
  const mine = `What Tomas typed ${crypto.randomUUID()}`;
  const theirs = `What Mira wrote ${crypto.randomUUID()}`;
  await page.getByLabel("Text", { exact: true }).fill(mine);
  await writePage(await acting("Mira"), { name: "about", revision: await revisionOf("about"), body: theirs });
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByText("Mira Halvorsen wrote it anew")).toBeVisible();
  await page.getByRole("button", { name: "Show it as it is now, and keep what I typed" }).click();
  await expect(page.getByLabel("Their text")).toHaveValue(theirs);
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(mine);
  await page.reload();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(mine);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByText("The page is saved.")).toBeVisible();
});

const CORPUS = resolve(import.meta.dirname, "../../shared/corpora/xss.b64.json");
test("nothing of what is written as an attack runs, for a reader or in the preview (skipped where ../shared is absent)", async ({
  page,
}) => {
  test.skip(!existsSync(CORPUS));
  const list = (JSON.parse(readFileSync(CORPUS, "utf8")) as string[]).map((text) => Buffer.from(text, "base64").toString());
  const sample = list.filter((text, place) => place % 40 === 0 && !text.includes("\0") && text.isWellFormed());
  const body = sample.flatMap((text) => [text, `[words](${text})`, `# ${text}`]).join("\n\n");
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (one) => {
    if (!one.url().startsWith(env.FIRST_URL ?? "")) ran.push(one.url());
  });
  for (let begin = 0; begin < body.length; begin += 45_000) {
    const mark = crypto.randomUUID();
    const part = `${mark}\n\n${body.slice(begin, begin + 45_000).toWellFormed()}`;
    await writePage(await acting("Mira"), { name: "about", revision: await revisionOf("about"), body: part });
    await expect.poll(async () => (await page.request.get("/about")).text()).toContain(mark);
    await page.goto("/about");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("About");
    const addresses = await page
      .getByRole("article")
      .locator("a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(addresses.filter((address) => !/^(https?:\/\/|mailto:|\/(?!\/)|#)/.test(address))).toEqual([]);
  }
  expect(ran).toEqual([]);
});
