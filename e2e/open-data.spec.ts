import { z } from "zod";
import { retractClaim } from "#lib/publication/publish";
import { makeToken } from "#lib/tokens/commands";
import { aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, expect, test } from "./fixtures";

// What programs of others rely on, beside the shapes in answers.spec.ts.

const DEMO = [1001, 1002, 1003, 1004, 1005, 1006, 1008, 1009];
const secondUrl = () => String(test.info().config.metadata.secondUrl);

type Document = {
  paths: Record<string, Partial<Record<"get" | "post", { responses: Record<string, { content?: Record<string, { schema: object }> }> }>>>;
  components: { schemas: object };
};

/** Reads answers by the document alone, as somebody would who has nothing else. */
function reader(document: Document) {
  const within = (schema: object) =>
    JSON.parse(JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll("#/components/schemas/", "#/$defs/"));
  return (path: string, code: string, type: string) => {
    const schema = (document.paths[path]?.get ?? document.paths[path]?.post)?.responses[code]?.content?.[type]?.schema;
    if (!schema) throw new Error(`The document does not describe ${path} ${code} ${type}.`);
    return z.fromJSONSchema(within(schema));
  };
}

test("every answer for the demo claims is as the API's own document describes it", async ({ request }) => {
  const document: Document = await (await request.get("/api/v1/openapi.json")).json();
  const described = reader(document);
  const seen = new Set<string>();
  const check = async (path: string, address: string, code = 200) => {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(code);
    const type = (answer.headers()["content-type"] ?? "").split(";")[0] ?? "";
    const { error } = described(path, String(code), type).safeParse(await answer.json());
    expect(error?.issues, address).toBeUndefined();
    seen.add(path);
  };
  for (const number of DEMO)
    for (const what of ["", "/dossier", "/history"]) {
      await check(`/api/v1/claims/{number}${what}`, `/api/v1/claims/${number}${what}`);
      await check(`/api/v1/claims/{number}${what}`, `/api/v1/claims/99${number}${what}`, 404);
      await check(`/api/v1/claims/{number}${what}`, `/api/v1/claims/${number}${what}?page=2`, 400);
    }
  for (const query of ["", "?limit=3", "?status=confirmed", "?speaker=vladimir-putin", "?q=plant", "?q=nobody+said+this"])
    await check("/api/v1/claims", `/api/v1/claims${query}`);
  await check("/api/v1/claims", "/api/v1/claims?status=maybe", 400);
  for (const query of ["?text=The+plant+was+hit+by+drones", "?text=plant&limit=1", "?text=%F0%9F%99%82"])
    await check("/api/v1/claims/similar", `/api/v1/claims/similar${query}`);
  for (const query of ["", "?text=plant&limit=0", "?text=plant&q=plant"])
    await check("/api/v1/claims/similar", `/api/v1/claims/similar${query}`, 400);
  await check("/api/v1/openapi.json", "/api/v1/openapi.json");
  for (const [path, type] of [
    ["/api/v1/claims.csv", "text/csv"],
    ["/api/v1/claims.jsonl", "application/x-ndjson"],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.headers()["content-type"]).toContain(type);
    expect(described(path, "200", type).safeParse(await answer.text()).success).toBe(true);
    await check(path, `${path}?status=confirmed`, 400);
    seen.add(path);
  }
  const admin = await acting("Ines");
  const { secret } = await makeToken(admin, { name: "Reader of the document", personId: admin.actor.id, scopes: ["intake"], days: 1 });
  for (const [code, data, authorization] of [
    [201, { url: "https://paper.example/as-described" }, `Bearer ${secret}`],
    [200, { url: "https://paper.example/as-described" }, `Bearer ${secret}`],
    [422, {}, `Bearer ${secret}`],
    [401, {}, "Bearer cd_none"],
  ] as const) {
    const answer = await request.post("/api/v1/intake", { data, headers: { authorization } });
    expect(answer.status()).toBe(code);
    const type = code < 400 ? "application/json" : "application/problem+json";
    expect(described("/api/v1/intake", String(code), type).safeParse(await answer.json()).error).toBeUndefined();
    seen.add("/api/v1/intake");
  }
  expect([...seen].sort()).toEqual(Object.keys(document.paths).sort());
});

test("whoever has an answer already is told that it has not changed, and everybody what they may ask for", async ({ request, baseURL }) => {
  for (const address of ["/api/v1/claims/1001", "/api/v1/claims/1001/dossier", "/api/v1/claims?limit=2", "/api/v1/openapi.json"]) {
    const answer = await request.get(address);
    const { etag = "", ...headers } = answer.headers();
    expect(etag, address).toMatch(/^W\/"[\w-]{20,}"$/);
    expect(headers).toMatchObject({ "cache-control": "no-cache", "access-control-allow-origin": "*" });
    expect(headers["access-control-expose-headers"]).toMatch(/ETag.*Link.*RateLimit.*Retry-After/);
    expect(headers.ratelimit).toMatch(/^"default";r=\d+;t=\d+$/);
    const again = await request.get(address, { headers: { "if-none-match": `"other", ${etag}` } });
    expect([again.status(), again.headers().etag, (await again.body()).length], address).toEqual([304, etag, 0]);
    expect(again.headers().ratelimit).toBeDefined();
    expect((await request.get(address, { headers: { "if-none-match": '"other"' } })).status()).toBe(200);
    const head = await request.head(address);
    expect([head.status(), head.headers().etag, (await head.body()).length], address).toEqual([200, etag, 0]);
    const plain = await (await request.get(address, { headers: { "accept-encoding": "identity" } })).text();
    expect(await answer.text()).toBe(plain);
  }
  const refused = (await request.get("/api/v1/claims?limit=0")).headers();
  expect(refused).toMatchObject({ "access-control-allow-origin": "*", ratelimit: expect.any(String) });
  const { link } = (await request.get("/api/v1/claims?limit=2&status=unilateral")).headers();
  const next = /^<([^>]+)>; rel="next"$/.exec(link ?? "")?.[1] ?? "";
  expect(next.startsWith(`${baseURL}/api/v1/claims?`)).toBe(true);
  const { nextCursor } = await (await request.get("/api/v1/claims?limit=2&status=unilateral")).json();
  expect(Object.fromEntries(new URL(next).searchParams)).toEqual({ limit: "2", status: "unilateral", cursor: nextCursor });
  expect((await request.get("/api/v1/claims?status=confirmed")).headers().link).toBeUndefined();
});

test("within a second of a decision or a retraction every process answers with what is new", async ({ request, baseURL }) => {
  const sites = [baseURL ?? "", secondUrl()];
  const [editor, reviewer] = [await acting("Tomas"), await acting("Lena")];
  const listOf = async (site: string) => {
    const { claims }: { claims: { number: number; status: string | null }[] } = await (await request.get(`${site}/api/v1/claims`)).json();
    return claims;
  };
  for (let round = 0; round < 5; round++) {
    for (const site of sites) await listOf(site);
    const claim = await aPublishedClaim(editor, reviewer, { text: `Open data, round ${round}` });
    for (const site of sites)
      await expect.poll(async () => (await listOf(site)).map(({ number }) => number), { timeout: 1_000 }).toContain(claim.number);
    const at = (site: string) => `${site}/api/v1/claims/${claim.number}`;
    const tags: string[] = [];
    for (const site of sites) tags.push((await request.get(at(site))).headers().etag ?? "");
    await retractClaim({ ...reviewer, now: new Date() }, seenOf(claim), "It was a test of the wire.");
    for (const [place, site] of sites.entries()) {
      const again = () => request.get(at(site), { headers: { "if-none-match": tags[place] ?? "" } });
      await expect.poll(async () => (await again()).status(), { timeout: 1_000 }).toBe(200);
      expect(await (await again()).json()).toMatchObject({ status: null, version: 2, retracted: { reason: "It was a test of the wire." } });
      await expect
        .poll(async () => (await listOf(site)).find(({ number }) => number === claim.number)?.status, { timeout: 1_000 })
        .toBeNull();
    }
  }
});

test("the headers and parameters of the framework's own code change nothing", async ({ request }) => {
  for (const path of ["/claims?q=plant", "/nowhere-at-all", "/api/v1/claims/1001"]) {
    const everybody = await request.get(path);
    for (const [name, value] of [
      ["x-middleware-prefetch", "1"],
      ["sec-fetch-dest", "image"],
    ] as const) {
      const answer = await request.get(path, { headers: { [name]: value } });
      expect([answer.status(), answer.headers()["content-type"]], path).toEqual([everybody.status(), everybody.headers()["content-type"]]);
      expect((await answer.body()).length, path).toBeGreaterThan(100);
    }
  }
  const plain = await (await request.get("/api/v1/claims/1001")).text();
  const ofNext: Record<string, string>[] = [{ rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }, { "next-router-state-tree": "x" }];
  for (const headers of ofNext) {
    const answer = await request.get("/api/v1/claims/1001", { headers, maxRedirects: 0 });
    expect([answer.status(), await answer.text()], JSON.stringify(headers)).toEqual([200, plain]);
  }
  for (const name of ["_rsc", "__proto__", "constructor"]) {
    const answer = await request.get(`/api/v1/claims?${name}=1`, { maxRedirects: 0 });
    expect(answer.status(), name).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ path: name, message: "There is no such parameter." }] });
  }
});

test("everything can be downloaded, the licence first", async ({ request }) => {
  const csv = await request.get("/api/v1/claims.csv");
  expect(csv.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment; filename="claims-\d{4}-\d\d-\d\d\.csv"$/),
    etag: expect.stringMatching(/^W\/"[\w-]{20,}"$/),
    "access-control-allow-origin": "*",
    ratelimit: expect.any(String),
  });
  const [comment, columns, first] = (await csv.text()).split("\r\n");
  expect(comment).toMatch(/^# Licence: CC BY 4\.0 \| https:\/\/creativecommons\.org\/licenses\/by\/4\.0\//);
  expect(columns).toMatch(/^number,url,status,/);
  expect(first).toMatch(/^1001,/);
  const lines = (await (await request.get("/api/v1/claims.jsonl")).text()).trimEnd().split("\n");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ licence: { name: "CC BY 4.0" }, publisher: "The Demo Ledger" });
  const numbers = lines.slice(1).map((line) => JSON.parse(line).number as number);
  expect(numbers.filter((number) => number < 1011)).toEqual(DEMO);
  expect(await (await request.get("/api/v1/claims/1001")).json()).toEqual(JSON.parse(lines[1] ?? ""));
  const head = await request.head("/api/v1/claims.csv");
  expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
  expect((await request.post("/api/v1/claims.csv")).status()).toBe(405);
});

test("a reader finds the data, its licence and every address of the API, without scripts", async ({ browser, request }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Open data" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open data");
  await expect(page.getByRole("main").getByRole("link", { name: "CC BY 4.0" })).toHaveAttribute("href", /creativecommons\.org/);
  const { paths }: Document = await (await request.get("/api/v1/openapi.json")).json();
  for (const [path, { get }] of Object.entries(paths))
    await expect(page.getByText(`${get ? "GET" : "POST"} ${path}`, { exact: true })).toBeVisible();
  for (const name of ["All claims as CSV", "All claims as JSON Lines", "OpenAPI 3.1"]) {
    const href = await page.getByRole("main").getByRole("link", { name, exact: true }).first().getAttribute("href");
    expect((await request.get(href ?? "")).status(), name).toBe(200);
  }
  await page.context().close();
});

test("an admin changes the licence, and readers see it everywhere", async ({ page, signInAs, request }) => {
  await signInAs("Ines");
  const change = async (name: string, address: string) => {
    await page.goto("/desk/settings");
    await page.getByLabel("Name of the licence").fill(name);
    await page.getByLabel("Where it can be read").fill(address);
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByText("The settings are saved.")).toBeVisible();
  };
  try {
    await change("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/");
    const { info } = await (await request.get("/api/v1/openapi.json")).json();
    expect(info.license).toEqual({ name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" });
    expect(await (await request.get("/api/v1/claims.csv")).text()).toMatch(/^# Licence: CC0 1\.0 \| /);
    for (const address of ["/open-data", "/claims/1001-the-united-states-is-interested-in-mining-bitcoin-at-the-zaporizhzhia-nuclear"])
      await expect.poll(async () => (await request.get(address)).text()).toContain("CC0 1.0");
  } finally {
    await change("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/");
  }
});
