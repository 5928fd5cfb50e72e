-- What lists and search know of public claims follows from their versions, and is made anew at the start (scripts/public-entries.ts).
DELETE FROM "publication_party";
DELETE FROM "publication_topic";

-- CreateEnum
CREATE TYPE "CorrectionKind" AS ENUM ('correction', 'clarification', 'update', 'retraction');

-- AlterEnum
ALTER TYPE "ReopenKind" ADD VALUE 'clarification';

-- DropIndex
DROP INDEX "publication_saidOn_idx";

-- DropIndex
DROP INDEX "publication_searchText_idx";

-- DropIndex
DROP INDEX "publication_party_partyId_part_firstPublishedAt_number_idx";

-- AlterTable
ALTER TABLE "publication" DROP COLUMN "searchText",
ADD COLUMN     "entryRules" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "json" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "listed" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "publication_party" DROP CONSTRAINT "publication_party_pkey",
DROP COLUMN "part",
ADD COLUMN     "concerned" BOOLEAN NOT NULL,
ADD COLUMN     "saidOn" DATE,
ADD COLUMN     "speaks" BOOLEAN NOT NULL,
ADD COLUMN     "status" "Status",
ADD CONSTRAINT "publication_party_pkey" PRIMARY KEY ("claimId", "partyId");

-- AlterTable
ALTER TABLE "publication_topic" ADD COLUMN     "name" TEXT NOT NULL,
ADD COLUMN     "saidOn" DATE,
ADD COLUMN     "status" "Status";

-- DropEnum
DROP TYPE "PublicPart";

-- CreateTable
CREATE TABLE "correction" (
    "claimId" UUID NOT NULL,
    "versionNo" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "CorrectionKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("claimId","versionNo")
);

-- CreateTable
CREATE TABLE "publication_source" (
    "claimId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "firstPublishedAt" TIMESTAMPTZ(3) NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "publication_source_pkey" PRIMARY KEY ("claimId","sourceId")
);

-- CreateTable
CREATE TABLE "publication_search" (
    "claimId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "firstPublishedAt" TIMESTAMPTZ(3) NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "publication_search_pkey" PRIMARY KEY ("claimId")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "correction_at_number_idx" ON "correction"("at", "number");

-- CreateIndex
CREATE INDEX "publication_source_sourceId_firstPublishedAt_number_idx" ON "publication_source"("sourceId", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_search_firstPublishedAt_number_idx" ON "publication_search"("firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_search_search_idx" ON "publication_search" USING GIN ("search");

-- CreateIndex
CREATE INDEX "search_word_word_idx" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "publication_saidOn_number_idx" ON "publication"("saidOn", "number");

-- CreateIndex
CREATE INDEX "publication_status_saidOn_number_idx" ON "publication"("status", "saidOn", "number");

-- CreateIndex
CREATE INDEX "publication_updatedAt_number_idx" ON "publication"("updatedAt", "number");

-- CreateIndex
CREATE INDEX "publication_entryRules_idx" ON "publication"("entryRules");

-- CreateIndex
CREATE INDEX "publication_party_partyId_firstPublishedAt_number_idx" ON "publication_party"("partyId", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_party_partyId_speaks_firstPublishedAt_number_idx" ON "publication_party"("partyId", "speaks", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_party_partyId_concerned_firstPublishedAt_number_idx" ON "publication_party"("partyId", "concerned", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_party_partyId_saidOn_number_idx" ON "publication_party"("partyId", "saidOn", "number");

-- CreateIndex
CREATE INDEX "publication_topic_slug_saidOn_number_idx" ON "publication_topic"("slug", "saidOn", "number");

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_claimId_versionNo_fkey" FOREIGN KEY ("claimId", "versionNo") REFERENCES "version"("claimId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_source" ADD CONSTRAINT "publication_source_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "publication"("claimId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_source" ADD CONSTRAINT "publication_source_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_search" ADD CONSTRAINT "publication_search_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "publication"("claimId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A correction is a part of the record.
INSERT INTO "correction" ("claimId", "versionNo", "number", "kind", "at")
SELECT v."claimId", v."number", c."number", 'retraction', v."publishedAt" FROM "version" v JOIN "claim" c ON c."id" = v."claimId" WHERE v."cause" = 'retraction';
CREATE TRIGGER correction_is_a_record BEFORE UPDATE OR DELETE OR TRUNCATE ON "correction" EXECUTE FUNCTION refuse_change();

-- How rare a word is decides how a search is planned.
ALTER TABLE "publication_search" ALTER COLUMN "search" SET STATISTICS 1000;
