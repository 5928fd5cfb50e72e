// Before each file of database tests: a database of its own, which lib/db finds as it finds the application's.
import { afterAll, inject, vi } from "vitest";
import { createTestDatabase } from "./template.ts";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

const database = await createTestDatabase(inject("templateUrl"));
vi.stubEnv("DATABASE_URL", database.url);
vi.stubEnv("AUTH_SECRET", "only-for-tests-and-therefore-not-a-secret");

afterAll(async () => {
  const kept = globalThis as { claimdeskDb?: { $disconnect: () => Promise<void> }; claimdeskReads?: { end: () => Promise<void> } };
  await kept.claimdeskDb?.$disconnect();
  await kept.claimdeskReads?.end();
  await database.drop();
});
