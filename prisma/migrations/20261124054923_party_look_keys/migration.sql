-- DropIndex
DROP INDEX "party_nameKey_idx";

-- AlterTable
ALTER TABLE "party" ADD COLUMN     "lookKeys" TEXT[],
ADD COLUMN     "lookVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "party_nameKey_slug_idx" ON "party"("nameKey", "slug");

-- CreateIndex
CREATE INDEX "party_lookKeys_idx" ON "party" USING GIN ("lookKeys");
