import { assess } from "#lib/evidence/assess";
import { parseDossier } from "#lib/evidence/dossier";
import { expect, test } from "./fixtures";

// What HTTP answers, as scripts, search engines and other newsrooms rely on it.

const bare = { maxRedirects: 0 } as const;

test("addresses answer with the codes that they mean", async ({ request }) => {
  const codes: [string, number][] = [
    ["/", 200],
    ["/claims", 200],
    ["/claims?q=plant", 200],
    ["/claims/999999", 404],
    ["/claims/no-number", 404],
    ["/claims/1007", 404], // returned to its editor, never published
    ["/claims/1010", 404], // waiting for review
    ["/parties/nobody-at-all", 404],
    ["/parties/andrei-kolesnikov", 404], // known to the newsroom, named in nothing public as speaker or concerned
    ["/no/such/page", 404],
    ["/claims?status=true", 400],
    ["/claims?after=x", 400],
    ["/claims?from=2025-02-30", 400],
    ["/claims?page=2", 400],
    ["/claims?q=%00", 400],
    ["/claims?utm_source=letter&fbclid=x", 200],
    ["/claims?utm_source=letter&status=true", 400],
    // Pages that answer no query ignore one, whoever appended it.
    ["/?page=2&utm_source=letter", 200],
    ["/claims/1008-the-zaporizhzhia-plant-has-six-reactors?status=true", 200],
    ["/parties/vladimir-putin?fbclid=x", 200],
    ["/api/v1/claims?limit=0", 400],
    ["/api/v1/claims?limit=101", 400],
    ["/api/v1/claims?cursor=x", 400],
    ["/api/v1/claims?status=maybe", 400],
    ["/api/v1/claims/999999", 404],
    ["/api/v1/claims/1010", 404],
    ["/api/v1/claims/1001/dossier", 200],
    ["/api/v1/claims/1010/dossier", 404],
    ["/api/v1/claims/999999/dossier", 404],
    ["/api/v1/claims/1001/dossier?asOf=2025-12-26", 400],
    ["/api/v1/claims/1001/nothing", 404],
    ["/api/v1/nothing", 404],
    ["/api/health", 200],
    ["/lists/front", 404],
    ["/search?q=x", 404],
    ["/desk", 307],
    ["/desk/claims/1001", 307],
    ["/desk/people", 307],
  ];
  for (const [address, code] of codes) expect((await request.get(address, bare)).status(), address).toBe(code);
});

test("a claim has one address, and others lead to it", async ({ request }) => {
  for (const address of ["/claims/1008", "/claims/1008-another-slug"]) {
    const answer = await request.get(address, bare);
    expect(answer.status()).toBe(308);
    expect(answer.headers().location).toBe("/claims/1008-the-zaporizhzhia-plant-has-six-reactors");
  }
});

test("signed out, the desk leads to sign-in and back to where one wanted to go", async ({ request }) => {
  const answer = await request.get("/desk/claims?state=draft", bare);
  expect(answer.headers().location).toContain(`/sign-in?next=${encodeURIComponent("/desk/claims?state=draft")}`);
});

for (const name of ["Tomas", "Lena"])
  test(`the pages of admins answer 403 to ${name}, who is none, with a sentence that says why`, async ({ page, signInAs }) => {
    await signInAs(name);
    for (const address of ["/desk/people", "/desk/settings"]) {
      const answer = await page.request.get(address);
      expect(answer.status(), address).toBe(403);
      const text = await answer.text();
      expect(text).toContain("Only admins can open this page.");
      expect(text).not.toContain("demo-ledger.example");
    }
  });

test("what is not there is not found on the desk either", async ({ page, signInAs }) => {
  await signInAs("Tomas");
  for (const address of ["/desk/claims/999999", "/desk/review/999999", "/desk/claims/1007/sources/nothing", "/desk/nothing"])
    expect((await page.request.get(address)).status(), address).toBe(404);
});

test("the JSON of a claim has the shape that others rely on", async ({ request, baseURL }) => {
  const claim = await (await request.get("/api/v1/claims/1009")).json();
  expect(claim).toEqual({
    number: 1009,
    slug: "the-zaporizhzhia-plant-is-russian-federal-property",
    url: `${baseURL}/claims/1009-the-zaporizhzhia-plant-is-russian-federal-property`,
    text: "The Zaporizhzhia plant is Russian federal property",
    language: "en",
    quote: null,
    speaker: { name: "Russia", slug: "russia" },
    saidOn: "2022-10-05",
    status: "disputed",
    balance: "neither",
    asOf: "2025-12-27",
    counts: { links: 1, origins: 1, independent: 0, contradicting: 2, unknown: 0, withheld: 0 },
    reasons: expect.arrayContaining([expect.stringContaining("Energoatom")]),
    wouldChange: expect.arrayContaining([expect.stringMatching(/\.$/)]),
    rationale: expect.stringContaining("Energoatom"),
    version: 1,
    publishedAt: "2025-12-27T10:05:00.000Z",
    updatedAt: "2025-12-27T10:05:00.000Z",
    retracted: null,
  });
});

test("the dossier of a claim is read by whoever knows the format, and comes to the counts of its JSON", async ({ request }) => {
  for (const number of [1001, 1002, 1003, 1004, 1005, 1006, 1008, 1009]) {
    const at = `/api/v1/claims/${number}`;
    const parsed = parseDossier(await (await request.get(`${at}/dossier`)).json());
    if (!("dossier" in parsed)) throw new Error(JSON.stringify(parsed.problems));
    const { links, origins, independent, contradicting, unknown, status, balance } = assess(parsed.dossier);
    const counts = { links, origins, independent, contradicting, unknown, withheld: 0 };
    expect(await (await request.get(at)).json()).toMatchObject({ status, balance, counts });
  }
  expect((await request.post("/api/v1/claims/1001/dossier")).status()).toBe(405);
});

test("the list in JSON is walked by its cursors, newest first, each claim once", async ({ request }) => {
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { claims: { number: number; publishedAt: string }[]; nextCursor: string | null } = await (
      await request.get(`/api/v1/claims?speaker=vladimir-putin&limit=1${query}`)
    ).json();
    seen.push(...page.claims.map((claim) => claim.number));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.slice(-2)).toEqual([1002, 1001]);
});

test("a refusal of the API is a problem with the path of each error", async ({ request }) => {
  const answer = await request.get("/api/v1/claims?limit=0&status=maybe");
  expect(answer.headers()["content-type"]).toContain("application/problem+json");
  const problem = await answer.json();
  expect(problem).toMatchObject({ status: 400, type: expect.any(String), title: expect.any(String), detail: expect.any(String) });
  expect(problem.errors.map((one: { path: string }) => one.path).sort()).toEqual(["limit", "status"]);
});

test("a page tells every cache to ask again, and its head says of it what it says itself", async ({ request }) => {
  const { pathname } = new URL((await request.get("/claims/1001")).url());
  for (const path of [pathname, "/", "/parties", "/topics?last=1"]) {
    const [page, head] = [await request.get(path), await request.head(path)];
    expect(page.headers()["cache-control"], path).toBe("public, max-age=0, must-revalidate");
    for (const name of ["cache-control", "etag", "vary", "content-type", "content-encoding"])
      expect([name, head.headers()[name]], path).toEqual([name, page.headers()[name]]);
    expect([page.headers().etag?.slice(0, 3), head.status(), (await head.body()).length], path).toEqual(['W/"', 200, 0]);
  }
  expect((await request.get("/claims/1001", { maxRedirects: 0 })).headers()["cache-control"] ?? "").not.toContain("s-maxage");
});

test("every page says which scripts may run, and names no framework", async ({ page, request, signInAs }) => {
  const open = (await request.get("/")).headers();
  expect(open["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(open["x-content-type-options"]).toBe("nosniff");
  expect(open["x-powered-by"]).toBeUndefined();
  await signInAs("Mira");
  const desk = (await page.request.get("/desk")).headers();
  expect(desk["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+'/);
  expect(desk["cache-control"]).toContain("no-store");
});
