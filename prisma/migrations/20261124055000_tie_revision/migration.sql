-- AlterTable
ALTER TABLE "affiliation" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
