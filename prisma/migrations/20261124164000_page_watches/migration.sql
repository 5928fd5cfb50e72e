-- CreateEnum
CREATE TYPE "Passage" AS ENUM ('exact', 'approximate', 'lost');

-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "recaptureDays" INTEGER NOT NULL DEFAULT 30;

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "lostSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "capture" ALTER COLUMN "askedById" DROP NOT NULL;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "passage" "Passage",
ADD COLUMN     "passageSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "page_watch" (
    "sourceId" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failedSince" TIMESTAMPTZ(3),
    "goneSince" TIMESTAMPTZ(3),
    "goneWhy" TEXT,
    "askedAt" TIMESTAMPTZ(3),

    CONSTRAINT "page_watch_pkey" PRIMARY KEY ("sourceId")
);

-- CreateIndex
CREATE INDEX "page_watch_checkedAt_idx" ON "page_watch"("checkedAt");

-- CreateIndex
CREATE INDEX "page_watch_host_askedAt_idx" ON "page_watch"("host", "askedAt");

-- CreateIndex
CREATE INDEX "page_watch_askedAt_idx" ON "page_watch"("askedAt");

-- CreateIndex
CREATE INDEX "claim_lostSince_idx" ON "claim"("lostSince");

-- AddForeignKey
ALTER TABLE "page_watch" ADD CONSTRAINT "page_watch_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever writes: what is gone says since when and why, what failed since when; and only a quote stands somewhere.
ALTER TABLE "page_watch"
  ADD CONSTRAINT page_watch_gone CHECK (num_nulls("goneSince", "goneWhy") IN (0, 2)),
  ADD CONSTRAINT page_watch_failed CHECK (failures >= 0 AND unchanged >= 0 AND (failures = 0) = ("failedSince" IS NULL));
ALTER TABLE "evidence" ADD CONSTRAINT evidence_passage CHECK (
  num_nulls(passage, "passageSince") IN (0, 2) AND (quote IS NOT NULL OR passage IS NULL));
ALTER TABLE "newsroom" ADD CONSTRAINT newsroom_recapture_days CHECK ("recaptureDays" BETWEEN 0 AND 3650);

-- Pages that were captured before this: by the host of the last copy.
INSERT INTO "page_watch" ("sourceId", host, "checkedAt")
SELECT DISTINCT ON ("sourceId") "sourceId", coalesce(lower(substring(address FROM '(?i)^https?://([^/?#]+)')), ''), "endedAt"
FROM "capture" WHERE bytes IS NOT NULL
ORDER BY "sourceId", "endedAt" DESC;
