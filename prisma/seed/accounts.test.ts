import { basename, dirname } from "node:path";
import { expect, it } from "vitest";
import { accountsFile } from "#prisma/seed/accounts";

it("the demo accounts of each database are kept in a file of their own", () => {
  const urls = [
    undefined,
    "postgresql://user:secret@db.example/claims",
    "postgresql://user:secret@db.example/claims2",
    "postgresql://user:secret@db.example:5433/claims",
    "postgresql://user:secret@other.example/claims",
    "postgresql://user:secret@localhost/claims?host=/run/postgresql",
    "postgresql://user:secret@localhost/a-b",
    "postgresql://user:secret@localhost/a%2Fb",
  ];
  const files = urls.map((url) => accountsFile("/data", url));
  expect(new Set(files).size).toBe(urls.length);
  for (const file of files) {
    expect(dirname(file)).toBe("/data");
    expect(basename(file)).toMatch(/^demo-accounts\.[\w.-]*json$/);
    expect(file).not.toContain("secret");
  }
});

it("a database is the same whoever signs in to it, with its usual port or without", () => {
  const file = accountsFile("/data", "postgresql://user:secret@db.example/claims");
  expect(accountsFile("/data", "postgres://other:password@db.example:5432/claims?sslmode=require")).toBe(file);
});
