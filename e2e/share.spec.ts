import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import { retractClaim } from "#lib/publication/publish";
import { decide } from "#lib/review/commands";
import { aDecision, aLink, aPublishedClaim } from "#prisma/factories/claims";
import { acting, expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

// A claim in the pages of others, and what readers take with them.

/** A page of somebody else: another origin than ours. */
let elsewhere: Server;
let its = "";
test.beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    const frames = new URL(request.url ?? "", "http://x").searchParams.getAll("frame");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>An article</title>
      <script>heights=[];addEventListener("message",(e)=>heights.push(e.data.claimdesk))</script>
      <main><h1>An article</h1>${frames.join("")}</main></html>`);
  });
  await new Promise<void>((done) => elsewhere.listen(0, "127.0.0.1", done));
  its = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
test.afterAll(() => new Promise((done) => elsewhere.close(done)));

const pageWith = (...frames: string[]) => `${its}/?${new URLSearchParams(frames.map((frame) => ["frame", frame]))}`;
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
const frameOf = (src: string, sandbox?: string) =>
  `<iframe title="A claim" src="${src}" width="600" height="240"${sandbox ? ` sandbox="${sandbox}"` : ""}></iframe>`;

async function aClaim(changes: Parameters<typeof aPublishedClaim>[2] = {}) {
  const [editor, reviewer] = [await acting("Tomas"), await acting("Paul")];
  const claim = await aPublishedClaim(editor, reviewer, changes);
  return { claim, editor, reviewer };
}

for (const [kind, sandbox] of [
  ["a frame", undefined],
  ["a frame in a sandbox", SANDBOX],
] as const)
  test(`a claim in ${kind} of another site is shown, tells its height, and changes by itself after a correction and a retraction`, async ({
    page,
    baseURL,
  }) => {
    const { claim, editor, reviewer } = await aClaim();
    await page.goto(pageWith(frameOf(`${baseURL}/embed/claims/${claim.number}?every=2`, sandbox)));
    const frame = page.frameLocator("iframe");
    await expect(frame.getByText("Unilateral", { exact: true })).toBeVisible();
    await expect(frame.getByText("as of 26 December 2025")).toBeVisible();
    await expect(frame.getByRole("link", { name: "See why" })).toHaveAttribute("href", new RegExp(`^${baseURL}/claims/${claim.number}-`));
    // The frame tells it when it has been drawn, in a message: a little later than it can be read.
    const told = () => page.evaluate(() => (globalThis as unknown as { heights: { address: string; height: number }[] }).heights.at(-1));
    await expect.poll(told).toEqual({ address: `/embed/claims/${claim.number}`, height: expect.any(Number) });
    expect((await told())?.height).toBeGreaterThan(120);

    const reopened = await reopenClaim(reviewer, claim, "correction", "The status was wrong.");
    const submitted = await submitClaim(editor, { number: claim.number, revision: reopened.revision });
    const lena = await acting("Lena");
    const decided = await decide(lena, {
      ...aDecision({ number: claim.number, revision: submitted.revision }),
      status: "disputed",
      balance: "neither",
      asOf: "2025-12-27",
    });
    await expect(frame.getByText("Disputed", { exact: true })).toBeVisible();
    await expect(frame.getByText("as of 27 December 2025")).toBeVisible();

    await retractClaim(lena, { number: claim.number, revision: decided.revision }, "It was a forgery.");
    await expect(frame.getByText("This claim has been retracted.")).toBeVisible();
    await expect(frame.getByText("It was a forgery.")).toBeVisible();
  });

test("only embeds can be framed: every other page of ours refuses, also at a made-up address below them", async ({ page, request }) => {
  const { claim } = await aClaim();
  const address = new URL((await request.get(`/claims/${claim.number}`)).url()).pathname;
  for (const path of ["/", "/claims", address, "/sign-in", "/no-such-page", "/embed/claims", "/embed/x", "/share/1001", "/share/1/2/3"])
    expect((await request.get(path)).headers()["content-security-policy"], path).toContain("frame-ancestors 'none'");
  const embed = await request.get(`/embed/claims/${claim.number}`);
  const policy = embed.headers()["content-security-policy"];
  expect(policy).toContain("frame-ancestors *");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(embed.headers()["set-cookie"]).toBeUndefined();
  expect(embed.headers()["x-frame-options"]).toBeUndefined();
  expect((await embed.body()).length).toBeLessThan(15 * 1024);

  const tag = embed.headers().etag ?? "";
  expect((await request.get(`/embed/claims/${claim.number}`, { headers: { "if-none-match": tag } })).status()).toBe(304);
  const none = await request.get("/embed/claims/2147483647");
  expect([none.status(), none.headers()["content-security-policy"]]).toEqual([404, policy]);
  expect(await none.text()).toContain("There is no published claim of this number.");
  await page.goto(`/embed/claims/${claim.number}`);
});

test("an embed can be read by everybody, on a phone and on a desktop, in the light and in the dark, whatever is written", async ({
  page,
}) => {
  const { claim } = await aClaim({
    text: `${"والجسرمغلق".repeat(30)} </script><script>alert(1)</script> ${"Donaudampfschiff".repeat(20)}`,
  });
  for (const width of [1440, 375, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/embed/claims/${claim.number}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});

const meta = (page: Page, name: string) => page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute("content");

test("a site where the address of a claim is shared finds its title, status, image and frame", async ({ page, request, baseURL }) => {
  const { claim } = await aClaim({ text: "The bridge was closed to lorries" });
  await page.goto(`/claims/${claim.number}`);
  expect(await meta(page, "og:title")).toBe("Unilateral: The bridge was closed to lorries");
  expect(await meta(page, "og:type")).toBe("article");
  expect(await meta(page, "og:url")).toBe(page.url());
  expect(await meta(page, "og:site_name")).toBe("The Demo Ledger");
  expect(await meta(page, "twitter:card")).toBe("summary_large_image");
  expect(Date.parse((await meta(page, "article:published_time")) ?? "")).toBeLessThanOrEqual(Date.now());
  expect(await meta(page, "og:image:alt")).toContain("“The bridge was closed to lorries” (unknown speaker)");
  const image = (await meta(page, "og:image")) ?? "";
  expect(image).toMatch(new RegExp(`^${baseURL}/share/${claim.number}/1\\.png\\?`));
  const drawn = await request.get(image);
  expect([drawn.status(), drawn.headers()["content-type"], drawn.headers()["cache-control"]]).toEqual([
    200,
    "image/png",
    "public, max-age=31536000, immutable",
  ]);
  expect([(await drawn.body()).readUInt32BE(16), (await drawn.body()).readUInt32BE(20)]).toEqual([1200, 630]);
  for (const other of [`/share/${claim.number}/1.png`, `/share/${claim.number}/1.png?v=1-999`])
    expect((await request.get(other)).headers()["cache-control"], other).toBe("public, max-age=60");
  for (const path of [`/share/${claim.number}/2.png`, `/share/${claim.number}/0.png`, `/share/${claim.number}/1.jpg`, "/share/x/1.png"])
    expect((await request.get(path)).status(), path).toBe(404);

  const discovered = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
  const told = await (await request.get(discovered ?? "")).json();
  expect(told).toMatchObject({ version: "1.0", type: "rich", provider_name: "The Demo Ledger", thumbnail_url: image });
  await page.goto(pageWith(told.html));
  await expect(page.frameLocator("iframe").getByText("The bridge was closed to lorries")).toBeVisible();
  const ask = async (query: string) => (await request.get(`/api/oembed?${query}`)).status();
  expect(await ask(`url=${baseURL}/claims/2147483647`)).toBe(404);
  expect(await ask(`url=${baseURL}/claims/${claim.number}&format=xml`)).toBe(501);
  expect(await ask("url=https://elsewhere.example/claims/1")).toBe(400);
});

test("each claim of the demo can be shared, embedded, cited, and followed back in time", async ({ page, request }) => {
  for (const number of [1001, 1002, 1003, 1004, 1005, 1006, 1008, 1009]) {
    await page.goto(`/claims/${number}`);
    const address = page.url();
    const { text, status, version } = await (await request.get(`/api/v1/claims/${number}`)).json();
    const word = status[0].toUpperCase() + status.slice(1);

    const image = await request.get((await meta(page, "og:image")) ?? "");
    expect([image.status(), image.headers()["content-type"]], address).toEqual([200, "image/png"]);
    const drawn = await image.body();
    expect([drawn.readUInt32BE(16), drawn.readUInt32BE(20)], address).toEqual([1200, 630]);

    for (const kind of ["plain", "apa", "bibtex"]) {
      const citation = (await page.locator(`#cite-${kind}`).textContent()) ?? "";
      expect(citation, `${kind} of ${address}`).toContain(`${address}/versions/${version}`);
      expect(citation.toLowerCase(), `${kind} of ${address}`).toContain(status);
    }

    const told = await (await request.get(`/api/oembed?url=${encodeURIComponent(address)}`)).json();
    expect(told, address).toMatchObject({ version: "1.0", type: "rich", html: expect.stringContaining(`/embed/claims/${number}"`) });
    expect(text.replace(/\s+/g, " "), address).toContain(told.title.slice(0, 60));

    const timeMap = await request.get(`${address}/timemap`);
    expect([timeMap.status(), timeMap.headers()["content-type"]], address).toEqual([200, "application/link-format; charset=utf-8"]);
    const links = await timeMap.text();
    expect(links).toContain(`<${address}>; rel="original"`);
    expect(links.match(/\/versions\/\d+>; rel="[^"]*memento"; datetime="[^"]+ GMT"/g), address).toHaveLength(version);

    await page.goto(`/embed/claims/${number}`);
    const embed = page.getByRole("main");
    await expect(embed.getByText(word, { exact: true })).toBeVisible();
    await expect(embed).toContainText(text);
    await expect(embed.getByRole("link", { name: "See why" })).toHaveAttribute("href", address);
  }
});

test("the front page and the lists can be shared too", async ({ page, baseURL }) => {
  for (const [path, title] of [
    ["/", "The Demo Ledger"],
    ["/claims", "Claims · The Demo Ledger"],
    ["/parties/vladimir-putin", "Vladimir Putin · The Demo Ledger"],
  ] as const) {
    await page.goto(path);
    expect([await meta(page, "og:title"), await meta(page, "og:url"), await meta(page, "og:type")]).toEqual([
      title,
      new URL(path, baseURL).href.replace(/(?<=\d)\/$/, ""),
      "website",
    ]);
  }
});

test("readers copy a citation and the code of the frame, and take the dossier, the claim and the image with them", async ({
  page,
  context,
  request,
}) => {
  const { claim } = await aClaim();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/claims/${claim.number}`);
  for (const [part, button, expected] of [
    ["Cite this version", "Copy as APA", /^The Demo Ledger\. \(20\d\d, \w+ \d+\)\. .*\/versions\/1$/],
    ["Cite this version", "Copy as BibTeX", /^@misc\{claim-c\d+-v1,\n[\s\S]*\n\}$/],
    [
      "Embed this claim",
      "Copy the HTML",
      /^<iframe src="http:\/\/localhost:\d+\/embed\/claims\/\d+"[\s\S]*<\/iframe>\n<script>[\s\S]*<\/script>$/,
    ],
  ] as const) {
    const details = page.locator("details").filter({ hasText: part });
    if (!(await details.evaluate((element: HTMLDetailsElement) => element.open))) await page.getByText(part, { exact: true }).click();
    await page.getByRole("button", { name: button }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(expected);
  }
  await page.getByText("Download", { exact: true }).click();
  await expectAccessible(page);
  for (const name of ["The dossier", "The claim", "An image to share"]) {
    const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
    expect((await request.get(href ?? "")).status(), name).toBe(200);
  }
});

test("a frame grows with its claim on the page of whoever pastes the code", async ({ page }) => {
  const { claim } = await aClaim({ text: "The bridge was closed to lorries, to buses and to everybody else. ".repeat(12).trim() });
  await page.goto(`/claims/${claim.number}`);
  const code = (await page.locator("#embed-code").textContent()) ?? "";
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(pageWith(code));
  const frame = page.frameLocator("iframe").locator("main");
  await expect
    .poll(async () => ((await page.locator("iframe").boundingBox())?.height ?? 0) - ((await frame.boundingBox())?.height ?? 0))
    .toBeGreaterThanOrEqual(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("citations and the code of the frame open, are selected by a click, and have no button that does nothing", async ({ page }) => {
    await page.goto("/claims/1001");
    await page.getByText("Cite this version", { exact: true }).click();
    await expect(page.getByText(/^The Demo Ledger\. \(2025, December 26\)\. The United States/)).toHaveCSS("user-select", "all");
    await expect(page.getByRole("button", { name: "Copy as APA" })).toBeHidden();
  });
});

test("a claim page prints in black on white, with the addresses of its sources, and its own version at the end", async ({ page }) => {
  const source = { ...aLink().source, title: "The register of bridges", address: "https://register.example/bridges/12" };
  const [editor, reviewer] = [await acting("Tomas"), await acting("Paul")];
  const claim = await aPublishedClaim(editor, reviewer, {}, [aLink({ source, quote: "Closed. ".repeat(60).trim() })]);
  await page.goto(`/claims/${claim.number}`);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const hidden of [page.getByRole("navigation"), page.getByRole("search"), page.getByRole("button"), page.locator("#take-away")])
    for (const one of await hidden.all()) await expect(one).toBeHidden();
  await expect(page.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("color", "rgb(0, 0, 0)");
  const link = page.getByRole("link", { name: "The register of bridges" });
  const printed = await link.evaluate((element) => {
    const { content, direction } = getComputedStyle(element, "::after");
    return { content, direction };
  });
  expect(printed).toEqual({ content: '" (https://register.example/bridges/12)"', direction: "ltr" });
  await expect(page.locator("q").first()).toHaveCSS("break-inside", "avoid");
  const last = page.getByText(new RegExp(`^Claim C-${claim.number}, version 1, http.*/versions/1, sha256 [0-9a-f]{64}$`));
  await expect(last).toBeVisible();
  const below = await last.evaluate((element) => document.documentElement.scrollHeight - element.getBoundingClientRect().bottom - scrollY);
  expect(below).toBeLessThan(60);
});
