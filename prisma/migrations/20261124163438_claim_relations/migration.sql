-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('repeats', 'variant', 'denies', 'supersedes');

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "mergedInto" INTEGER;

-- CreateTable
CREATE TABLE "claim_relation" (
    "claimId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "kind" "RelationKind" NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_relation_pkey" PRIMARY KEY ("claimId","otherId")
);

-- CreateTable
CREATE TABLE "version_relation" (
    "claimId" UUID NOT NULL,
    "versionNo" INTEGER NOT NULL,
    "toNumber" INTEGER NOT NULL,
    "kind" "RelationKind" NOT NULL,

    CONSTRAINT "version_relation_pkey" PRIMARY KEY ("claimId","versionNo","toNumber")
);

-- CreateIndex
CREATE INDEX "claim_relation_otherId_idx" ON "claim_relation"("otherId");

-- CreateIndex
CREATE INDEX "version_relation_toNumber_idx" ON "version_relation"("toNumber");

-- CreateIndex
CREATE INDEX "claim_mergedIntoId_idx" ON "claim"("mergedIntoId");

-- CreateIndex
CREATE INDEX "publication_mergedInto_idx" ON "publication"("mergedInto");

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_relation" ADD CONSTRAINT "version_relation_claimId_versionNo_fkey" FOREIGN KEY ("claimId", "versionNo") REFERENCES "version"("claimId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Of two claims one says something of the other, and nothing of itself.
ALTER TABLE claim_relation ADD CONSTRAINT claim_relation_of_two CHECK ("claimId" <> "otherId");
CREATE UNIQUE INDEX claim_relation_one_of_two ON claim_relation (LEAST("claimId", "otherId"), GREATEST("claimId", "otherId"));

-- What has been merged is gone from the desk.
ALTER TABLE claim ADD CONSTRAINT claim_merged CHECK ("mergedIntoId" <> id AND state = 'discarded' OR "mergedIntoId" IS NULL);

-- What a version says of other claims is a part of the record.
CREATE TRIGGER version_relation_is_a_record BEFORE UPDATE OR DELETE OR TRUNCATE ON "version_relation" EXECUTE FUNCTION refuse_change();
