-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploading', 'uploaded', 'waiting', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "ImportAs" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "UndoneRow" AS ENUM ('discarded', 'retracted', 'left');

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "alreadyThere" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "beatAt" TIMESTAMPTZ(3),
ADD COLUMN     "cancelAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "columns" JSONB,
ADD COLUMN     "consumed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "created" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "encoding" TEXT,
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "enteredAs" "ImportAs" NOT NULL DEFAULT 'draft',
ADD COLUMN     "format" TEXT,
ADD COLUMN     "given" JSONB,
ADD COLUMN     "refused" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rowsRead" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "size" INTEGER,
ADD COLUMN     "state" "ImportState",
ADD COLUMN     "undoneAt" TIMESTAMPTZ(3),
ADD COLUMN     "undoneById" UUID,
ADD COLUMN     "updated" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "why" TEXT,
ALTER COLUMN "shape" DROP NOT NULL,
ALTER COLUMN "mapping" DROP NOT NULL;

-- AlterTable
ALTER TABLE "imported_row" DROP CONSTRAINT "imported_row_pkey",
ADD COLUMN     "events" INTEGER,
ADD COLUMN     "heldByIds" UUID[],
ADD COLUMN     "identity" TEXT,
ADD COLUMN     "undone" "UndoneRow",
ADD COLUMN     "updatedInId" UUID,
ALTER COLUMN "digest" DROP NOT NULL,
ADD CONSTRAINT "imported_row_pkey" PRIMARY KEY ("claimId");

-- What came in before this was kept of it: all of a file in one go, whose events all have the time at which it began.
UPDATE "import" SET state = 'done', "endedAt" = "begunAt", created = rows.count, "rowsRead" = rows.count
FROM (SELECT i.id, count(r."claimId")::int AS count FROM "import" i LEFT JOIN "imported_row" r ON r."importId" = i.id GROUP BY i.id) rows
WHERE rows.id = "import".id;
ALTER TABLE "import" ALTER COLUMN "state" SET NOT NULL;
UPDATE "imported_row" SET events = (
  SELECT count(*) FROM event e JOIN "import" i ON i.id = "imported_row"."importId"
  WHERE e.stream = 'claim:' || "claimId" AND e.at = i."begunAt" AND e.number <= 3
    AND e.kind IN ('logged', 'source linked', 'sources linked', 'verdicts of others recorded'));
ALTER TABLE "imported_row" ALTER COLUMN "events" SET NOT NULL;

-- CreateTable
CREATE TABLE "import_part" (
    "importId" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_part_pkey" PRIMARY KEY ("importId","part")
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "importId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "problems" JSONB NOT NULL,
    "original" JSONB,

    CONSTRAINT "import_refusal_pkey" PRIMARY KEY ("importId","row")
);

-- DropIndex
DROP INDEX "imported_row_claimId_key";

-- DropIndex
DROP INDEX "imported_row_importId_idx";

-- CreateIndex
CREATE INDEX "import_state_begunAt_idx" ON "import"("state", "begunAt");

-- CreateIndex
CREATE UNIQUE INDEX "imported_row_digest_key" ON "imported_row"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "imported_row_identity_key" ON "imported_row"("identity");

-- CreateIndex
CREATE INDEX "imported_row_importId_undone_idx" ON "imported_row"("importId", "undone");

-- CreateIndex
CREATE INDEX "imported_row_updatedInId_idx" ON "imported_row"("updatedInId");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_part" ADD CONSTRAINT "import_part_importId_fkey" FOREIGN KEY ("importId") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_refusal" ADD CONSTRAINT "import_refusal_importId_fkey" FOREIGN KEY ("importId") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_row" ADD CONSTRAINT "imported_row_updatedInId_fkey" FOREIGN KEY ("updatedInId") REFERENCES "import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whoever writes: an import that is over says when, one that failed says why, and only one that was undone says by whom. What came of a row
-- that was undone may come in again, and nothing else may.
ALTER TABLE "import"
  ADD CONSTRAINT import_ended CHECK ((state IN ('done', 'cancelled', 'failed', 'undoing', 'undone')) = ("endedAt" IS NOT NULL)),
  ADD CONSTRAINT import_failed CHECK (state <> 'failed' OR why IS NOT NULL),
  ADD CONSTRAINT import_undone CHECK (
    num_nulls("undoneById", "undoneAt") IN (0, 2) AND (state IN ('undoing', 'undone')) = ("undoneAt" IS NOT NULL)),
  ADD CONSTRAINT import_counts CHECK (least("rowsRead", consumed, created, updated, "alreadyThere", refused, attempts) >= 0);
ALTER TABLE "import_part" ADD CONSTRAINT import_part_size CHECK (octet_length(bytes) BETWEEN 1 AND 1048576 AND part > 0);
ALTER TABLE "imported_row"
  DROP CONSTRAINT imported_row_digest,
  ADD CONSTRAINT imported_row_digest CHECK (digest ~ '^[0-9a-f]{64}$' AND identity ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT imported_row_undone CHECK ((undone IN ('discarded', 'retracted')) IS TRUE = (digest IS NULL) AND (digest IS NOT NULL OR identity IS NULL));
