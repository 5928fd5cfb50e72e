-- AlterTable
ALTER TABLE "party" ADD COLUMN     "hadPage" BOOLEAN NOT NULL DEFAULT true;
