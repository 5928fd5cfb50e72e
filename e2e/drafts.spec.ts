import { editEvidence, linkSources } from "#lib/evidence/commands";
import { aDraft, aLink, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, expect, expectAccessible, test } from "./fixtures";

/** Beside the form: other drafts say the day too. */
const SAVED = /^Saved \d\d:\d\d$/;

test("what is typed saves itself and is there after a reload", async ({ page, signInAs }) => {
  const text = `Half a claim ${crypto.randomUUID()}`;
  await signInAs("Mira");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(text);
  await expect(page.getByText(SAVED)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Claim", { exact: true })).toHaveValue(text);
});

test("two tabs on one draft end in a choice that shows both texts, and nothing is lost before it is made", async ({
  page,
  context,
  signInAs,
}) => {
  const key = crypto.randomUUID();
  await signInAs("Tomas");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(`First tab ${key}`);
  await expect(page.getByText(SAVED)).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel("Claim", { exact: true })).toHaveValue(`First tab ${key}`);
  await other.getByLabel("Claim", { exact: true }).fill(`Second tab ${key}`);
  await expect(other.getByText(SAVED)).toBeVisible();

  await page.getByLabel("Claim", { exact: true }).fill(`First tab again ${key}`);
  const choice = page.getByRole("dialog");
  await expect(choice).toBeVisible();
  await expect(choice.getByText(`First tab again ${key}`)).toBeVisible();
  await expect(choice.getByText(`Second tab ${key}`)).toBeVisible();
  await expectAccessible(page);
  await choice.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByLabel("Claim", { exact: true })).toHaveValue(`First tab again ${key}`);
  await expect(page.getByText(SAVED)).toBeVisible();

  await other.getByLabel("Claim", { exact: true }).fill(`Second tab again ${key}`);
  await other.getByRole("dialog").getByRole("button", { name: "Take the other" }).click();
  await expect(other.getByLabel("Claim", { exact: true })).toHaveValue(`First tab again ${key}`);
});

test("a draft with an error says so beside the field and in the summary, and keeps everything that was typed", async ({
  page,
  signInAs,
}) => {
  await signInAs("Mira");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Quote", { exact: true }).fill("A quote without a claim");
  await page.getByLabel("Where said").fill("on the bridge");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("alert").getByText("The claim is missing.")).toBeVisible();
  await expect(page.getByLabel("Claim", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Quote", { exact: true })).toHaveValue("A quote without a claim");
  await expect(page.getByLabel("Where said")).toHaveValue("on the bridge");
});

test("a draft that was begun and not saved is on the desk's first page, and in nobody else's", async ({ page, browser, signInAs }) => {
  const text = `Begun and left ${crypto.randomUUID()}`;
  await signInAs("Mira");
  await page.goto("/desk/claims/new");
  await page.getByLabel("Claim", { exact: true }).fill(text);
  await page.waitForURL(/\?draft=/);
  await page.goto("/desk");
  await page.getByRole("link", { name: text }).click();
  await expect(page.getByLabel("Claim", { exact: true })).toHaveValue(text);

  const context = await browser.newContext();
  const other = await context.newPage();
  await signInAs("Tomas", other);
  await other.goto("/desk");
  await expect(other.getByRole("heading", { name: "My drafts" })).toBeVisible();
  await expect(other.getByText(text)).toHaveCount(0);
  await context.close();
});

test("a half-typed source is there again after its page was left, until somebody starts afresh; another person never sees it", async ({
  page,
  signInAs,
}) => {
  const { number } = await aDraft(await acting("Mira"));
  const address = `/desk/claims/${number}/sources/new`;
  const title = page.getByLabel("Title");
  const back = page.getByText("What you had typed is here again");
  await signInAs("Mira");
  await page.goto(address);
  await page.getByLabel("Kind").selectOption({ label: "Broadcast" });
  await title.fill("Half a title");
  await page.getByRole("radio", { name: "Contradicts" }).check();
  await page.getByRole("link", { name: `Back to C-${number}` }).click();
  await page.waitForURL(`**/desk/claims/${number}`);

  await page.getByRole("link", { name: "Link a source" }).first().click();
  await expect(back).toBeVisible();
  await expect(title).toHaveValue("Half a title");
  await expect(page.getByLabel("Kind")).toHaveValue("broadcast");
  await expect(page.getByRole("radio", { name: "Contradicts" })).toBeChecked();
  await expectAccessible(page);

  await signInAs("Tomas");
  await page.goto(address);
  await expect(title).toBeVisible();
  await expect(title).toHaveValue("");
  await expect(back).toHaveCount(0);

  await signInAs("Mira");
  await page.goto(address);
  await page.getByRole("button", { name: "Start afresh" }).click();
  await expect(title).toHaveValue("");
  await page.reload();
  await expect(title).toHaveValue("");
  await expect(back).toHaveCount(0);
});

test("what is typed and chosen before the page's scripts have come is not lost", async ({ page, signInAs }) => {
  const { number } = await aDraft(await acting("Mira"));
  await signInAs("Mira");
  let come = () => {};
  const scripts = new Promise<void>((done) => {
    come = done;
  });
  await page.route(/\/_next\/.*\.js/, async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(`/desk/claims/${number}/sources/new`, { waitUntil: "commit" });
  await page.getByLabel("Kind").selectOption({ label: "Broadcast" });
  await page.getByLabel("Title").fill("Typed early");
  await page.getByLabel("Quote", { exact: true }).fill("“So early”");
  await page.getByRole("radio", { name: "Contradicts" }).check();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  come();
  await page.waitForFunction(() => sessionStorage.length > 0);

  await page.getByLabel("Place in the source").fill("page 3");
  await page.reload();
  await expect(page.getByText("What you had typed is here again")).toBeVisible();
  await expect(page.getByLabel("Kind")).toHaveValue("broadcast");
  await expect(page.getByLabel("Title")).toHaveValue("Typed early");
  await expect(page.getByLabel("Quote", { exact: true })).toHaveValue("“So early”");
  await expect(page.getByLabel("Place in the source")).toHaveValue("page 3");
  await expect(page.getByRole("radio", { name: "Contradicts" })).toBeChecked();
});

test("what was changed of a source and not saved is there again, and gives way to what is saved; so is a reason that was begun", async ({
  page,
  signInAs,
}) => {
  const [mira, paul] = [await acting("Mira"), await acting("Paul")];
  const draft = await aDraft(mira);
  const { linked, revision } = await linkSources(mira, seenOf(draft), [aLink({ place: "page 1" })]);
  const evidence = linked[0]?.evidence ?? "";
  const place = page.getByLabel("Place in the source");
  await signInAs("Mira");
  await page.goto(`/desk/claims/${draft.number}/sources/${evidence}`);
  await place.fill("page 2");
  await page.reload();
  await expect(page.getByText("It was not saved yet.")).toBeVisible();
  await expect(place).toHaveValue("page 2");
  const { place: _, ...rest } = aLink();
  await editEvidence(paul, { number: draft.number, revision }, evidence, { ...rest, place: "page 3" });
  await page.reload();
  await expect(page.getByText("somebody has changed this evidence since")).toBeVisible();
  await expect(place).toHaveValue("page 2");
  await page.getByRole("button", { name: "Take what is saved" }).click();
  await expect(place).toHaveValue("page 3");
  await page.reload();
  await expect(place).toHaveValue("page 3");
  await expect(page.getByText("What you had typed is here again")).toHaveCount(0);

  const published = await aPublishedClaim(mira, paul);
  await page.goto(`/desk/claims/${published.number}`);
  const reopen = page.getByRole("button", { name: "Reopen…" });
  await reopen.click();
  await page.getByRole("dialog").getByLabel("Reason").fill("A second source has");
  await page.reload();
  await reopen.click();
  await expect(page.getByRole("dialog").getByLabel("Reason")).toHaveValue("A second source has");
});
