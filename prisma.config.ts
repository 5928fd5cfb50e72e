import { defineConfig } from "prisma/config";

// The client is generated without a database; migrations run through scripts/migrate.ts (docs/decisions/0003-migrations.md).
export default defineConfig({ schema: "prisma/schema.prisma" });
