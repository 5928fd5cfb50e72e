-- AlterTable
ALTER TABLE "publication_search" ADD COLUMN     "saidOn" DATE;

-- CreateTable
CREATE TABLE "search_language" (
    "language" TEXT NOT NULL,

    CONSTRAINT "search_language_pkey" PRIMARY KEY ("language")
);

-- CreateIndex
CREATE INDEX "publication_search_saidOn_idx" ON "publication_search"("saidOn");
