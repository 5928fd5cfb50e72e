import { writeFileSync } from "node:fs";
import { BOTH_VIEWS, expect, expectAccessible, expectNoSidewaysScroll, look, test } from "./fixtures";

// A file as newsrooms have them: semicolons, a column whose name tells the wrong thing, a row without a claim, and a day that has not come.

const PHONE = BOTH_VIEWS.slice(1);

const some = () => crypto.randomUUID().slice(0, 8);

const fileOf = (name: string) =>
  [
    "Nr;Source;Lo que dijo;Claim;Date",
    `1;Ann Lee ${name};"La planta ${name} cerrará en mayo; el dueño lo niega";Notas 1;24/12/2024`,
    `2;Bo Ek ${name};El puente ${name} sigue cerrado desde marzo;Notas 1;13/01/2025`,
    `3;Ann Lee ${name};;Notas 1;25/12/2024`,
    `4;Bo Ek ${name};El puerto ${name} ha sido vendido;Notas 1;01/02/2099`,
  ].join("\r\n");

test("a messy table is brought in with its columns put right, comes in once, gives back what it refuses, and is undone", async ({
  page,
  signInAs,
}, info) => {
  const name = some();
  const file = info.outputPath(`${name}.csv`);
  writeFileSync(file, fileOf(name));
  await signInAs("Ines");

  const upload = async () => {
    await page.goto("/desk/import");
    await page.getByLabel("File").setInputFiles(file);
    await page.getByRole("button", { name: "Upload" }).click();
    await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}$/);
    return page.url();
  };
  const first = await upload();
  await look(page, first);
  await page.getByLabel("Lo que dijo").selectOption({ label: "The claim" });
  await page.getByLabel("Claim").selectOption({ label: "Not used" });
  await page.getByLabel("Language").selectOption({ label: "Spanish" });
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(page.getByText("Would be created", { exact: true })).toHaveCount(2);
  await expect(page.getByText("Would be refused", { exact: true })).toHaveCount(2);
  await expect(page.getByText("There is no text of a claim in this row.")).toBeVisible();
  await expect(page.getByText(`Ann Lee ${name} (new in the registry)`)).toBeVisible();
  await look(page, page.url(), { views: PHONE });

  await page.getByRole("button", { name: "Start the import" }).click();
  await expect(page.getByRole("link", { name: "See the 2 claims" })).toBeVisible();
  await look(page, first, { views: PHONE });
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the refused rows (CSV)" }).click();
  const refused = await (await (await download).createReadStream()).toArray();
  expect(Buffer.concat(refused).toString()).toContain(`4,Bo Ek ${name},El puerto ${name} ha sido vendido,Notas 1,01/02/2099,5,Date,`);

  await upload();
  await expect(page.getByText("You have said this before")).toBeVisible();
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(page.getByText("There already")).toHaveCount(2);
  await page.getByRole("button", { name: "Start the import" }).click();
  await expect(page.getByRole("term").filter({ hasText: "There already" }).locator("..")).toContainText("2");
  await expect(page.getByRole("link", { name: /^See the/ })).toHaveCount(0);

  await page.goto(first);
  await page.getByRole("link", { name: "Undo this import…" }).click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("This import was undone")).toBeVisible();
  await expect(page.getByText("2 drafts were discarded.")).toBeVisible();
});

test("what cannot be brought in is refused with its reason, and only admins publish and undo", async ({ page, signInAs }, info) => {
  const file = info.outputPath("book.xlsx");
  writeFileSync(file, "PK\u0003\u0004 and so on");
  await signInAs("Mira");
  await look(page, "/desk/import");
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByRole("alert").getByText("Choose a file first.")).toBeVisible();
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("This file cannot be read")).toBeVisible();
  await page.getByRole("button", { name: "Put this file away…" }).click();
  await page.getByRole("button", { name: "Put this file away" }).click();
  await expect(page.getByText("It was cancelled")).toBeVisible();
  await expect(page.getByText("Only admins can undo an import.")).toHaveCount(0);

  const foreign = await page.request.post("/desk/import/upload?name=a.csv", {
    headers: { origin: "https://elsewhere.example" },
    data: "a",
  });
  expect(foreign.status()).toBe(403);
});
