import { env } from "#lib/env";
import { bookmarkletFor } from "#lib/intake/bookmarklet";
import { aDraft } from "#prisma/factories/claims";
import { acting, expect, lookAt, member, test } from "./fixtures";

test("a page and what is selected there come to the desk by the bookmark, also past signing in, and are a draft or a source of what is there", async ({
  page,
  baseURL,
}) => {
  const nth = crypto.randomUUID().slice(0, 8);
  const claim = `Ferry ${nth} sank off the island of Quarnero with seventeen pianos`;
  const known = await aDraft(await acting("Tomas"), { text: claim });
  const passage = `“${claim}”, she said & left 100 % of it.`;
  // What the bookmark runs, on a page of ours, since nothing leaves this machine.
  await page.goto("/about");
  await page.evaluate((text) => {
    document.body.innerHTML = "";
    document.body.append(Object.assign(document.createElement("p"), { textContent: text }));
    getSelection()?.selectAllChildren(document.body);
  }, passage);
  const code = bookmarkletFor(env.SITE_URL)
    .replace(/^javascript:/, "")
    .replace(/open\((.*),"_blank","noopener"\)/, "location.assign($1)");
  await page.evaluate(code);
  await page.waitForURL(/\/sign-in\?next=/);
  const { email, password } = member("Mira");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByLabel("Passage")).toHaveValue(passage);
  await expect(page.getByLabel("Address")).toHaveValue(`${baseURL}/about`);
  const similar = page.getByRole("region", { name: "You have this already?" });
  await expect(similar).toContainText(claim);
  const here = page.url();
  await page.getByLabel("Claim", { exact: true }).fill(`${claim} (${nth})`);
  await page.getByRole("button", { name: "Create the draft" }).click();
  await page.waitForURL(/\/desk\/claims\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${claim} (${nth})`);
  await expect(page.getByText(passage).first()).toBeVisible();

  await page.goto(here);
  await similar.getByRole("button", { name: `Add the page to C-${known.number}` }).click();
  await page.waitForURL(`/desk/claims/${known.number}`);
  await expect(page.getByText(passage).first()).toBeVisible();

  await page.goto("/desk/intake?url=javascript:alert(1)&text=%00%E2%80%AEturned");
  await expect(page.getByRole("alert").getByText("must be a web address that begins with http:// or https://")).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveValue("javascript:alert(1)");
});

test("a program sends drafts in with a token that an admin makes, sees once and revokes", async ({ page, signInAs, request }) => {
  const name = `Tip form ${crypto.randomUUID().slice(0, 8)}`;
  await signInAs("Ines");
  await page.goto("/desk/settings");
  await page.getByRole("link", { name: "Tokens" }).click();
  await page.getByRole("button", { name: "Make a token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the token" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The name is missing.");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Acts for").selectOption({ label: member("Mira").name });
  await dialog.getByRole("button", { name: "Make the token" }).click();
  await lookAt(page, dialog.getByText("This token is not shown again."));
  await page.keyboard.press("Escape");
  const secret = (await dialog.getByText(/^cd_[\w-]{43}$/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(secret)).toBeHidden();

  const send = () =>
    request.post("/api/v1/intake", {
      headers: { authorization: `Bearer ${secret}` },
      data: { url: `https://paper.example/${name.replaceAll(" ", "-")}`, text: "It is closed.", note: "Seen on the pier." },
    });
  const [made, again] = [await send(), await send()];
  expect([made.status(), again.status()]).toEqual([201, 200]);
  const { number, url } = await made.json();
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("It is closed.");
  await expect(page.getByText(`Sent in by ${name}`)).toBeVisible();
  await expect(page.getByText("Seen on the pier.")).toBeVisible();
  expect((await again.json()).number).toBe(number);

  await page.goto("/desk/settings/tokens");
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name }).getByText("revoked")).toBeVisible();
  expect((await send()).status()).toBe(401);
});
