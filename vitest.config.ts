import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Outside Next there is no boundary between server and client to guard.
const alias = { "server-only": fileURLToPath(new URL("./scripts/nothing.ts", import.meta.url)) };
const exclude = ["**/node_modules/**", "**/.next*/**", "lib/generated/**"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["{lib,components,scripts,prisma}/**/*.test.{ts,tsx}"], exclude: [...exclude, "**/*.db.test.ts"] },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["{lib,app,prisma,scripts}/**/*.db.test.ts"],
          exclude,
          setupFiles: ["./prisma/factories/test-setup.ts"],
          provide: { templateUrl: process.env.TEST_DATABASE_URL ?? "" },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
