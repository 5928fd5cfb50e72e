import { expect, look, test } from "./fixtures";

// On every page, in the light and in the dark, on a desktop and on a phone: nothing that axe finds against WCAG 2.2 AA,
// nothing that the browser complains about, nothing that must be scrolled sideways.

const PUBLIC = [
  "/",
  "/claims",
  "/claims?q=bitcoin&status=unilateral",
  "/claims?q=nobody+ever+said+this",
  "/claims/1001",
  "/claims/1008",
  "/claims/1009",
  "/claims/1001/history",
  "/corrections",
  "/open-data",
  "/corrections?after=1-1",
  "/parties/vladimir-putin",
  "/parties",
  "/topics",
  "/topics/zaporizhzhia-nuclear-plant",
  "/sign-in",
];

const DESK: Record<string, string[]> = {
  Mira: [
    "/desk",
    "/desk/claims",
    "/desk/claims/new",
    "/desk/claims/1007",
    "/desk/claims/1007/edit",
    "/desk/claims/1007/sources/new",
    "/desk/claims/1007/requests/new",
    "/desk/claims/1007/verdicts/new",
    "/desk/requests",
    "/desk/intake",
    "/desk/intake?url=https://paper.example/a&text=The+plant+has+six+reactors",
    "/desk/intake/article",
    "/desk/account",
    "/desk/parties",
    "/desk/parties?q=nobody+is+called+this&kind=state",
    "/desk/parties/new",
    "/desk/parties/vladimir-putin",
    "/desk/parties/russia?asOf=2025-12-24",
    "/desk/parties/vladimir-putin/edit",
    "/desk/parties/vladimir-putin/ties/new",
    "/desk/parties/vladimir-putin/merge",
  ],
  Lena: [
    "/desk/parties/rosatom/merge",
    "/desk/rechecks",
    "/desk/rechecks?after=9999-01-01~1",
    "/desk/review",
    "/desk/review/1010",
    "/desk/claims/1001",
    "/desk/claims?state=in_review&sort=waiting&order=asc",
  ],
  Ines: ["/desk/people", "/desk/settings", "/desk/settings/tokens", "/desk/claims?q=nobody+ever+said+this"],
};

for (const address of PUBLIC)
  test(`a reader can use ${address}`, async ({ page }) => {
    await look(page, address);
  });

for (const [name, addresses] of Object.entries(DESK))
  for (const address of addresses)
    test(`${name} can use ${address}`, async ({ page, signInAs }) => {
      await signInAs(name);
      await look(page, address);
    });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("a reader searches, filters and reads", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("searchbox").first().fill("six reactors");
    await page.getByRole("searchbox").first().press("Enter");
    await page.getByRole("link", { name: "The Zaporizhzhia plant has six reactors" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Zaporizhzhia plant has six reactors");
    await expect(page.getByText("Confirmed").first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Evidence" }).getByText("Power Reactor Information System, Ukraine")).toBeVisible();
    await expect(page.getByText("2 links, 2 origins")).toBeVisible();
  });
});

test("Mira can use the page on which she edits a piece of evidence", async ({ page, signInAs }) => {
  await signInAs("Mira");
  const claim = await (await page.request.get("/desk/claims/1007")).text();
  const address = /\/desk\/claims\/1007\/sources\/[0-9a-f-]{36}/.exec(claim)?.[0] ?? "";
  await look(page, address);
});

test("Mira can use the page on which she records an answer", async ({ page, signInAs }) => {
  await signInAs("Mira");
  const claim = await (await page.request.get("/desk/claims/1001")).text();
  const address = /\/desk\/claims\/1001\/requests\/[0-9a-f-]{36}/.exec(claim)?.[0] ?? "";
  await look(page, address);
});

test.describe("what is not there, or cannot be read", () => {
  test.use({ expectedRefusals: { statuses: [400, 403, 404] } });
  for (const [address, code] of [
    ["/no/such/page", 404],
    ["/claims/999999", 404],
    ["/claims?status=true", 400],
    ["/claims/1001?asOf=2025-13-01", 400],
  ] as const)
    test(`is said in a page that everybody can use: ${address}`, async ({ page }) => {
      await look(page, address, { code });
    });

  test("is said in a page that everybody can use: /desk/people, to an editor", async ({ page, signInAs }) => {
    await signInAs("Tomas");
    await look(page, "/desk/people", { code: 403 });
  });
});
