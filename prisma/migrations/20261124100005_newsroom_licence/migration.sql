-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "licenceName" TEXT NOT NULL DEFAULT 'CC BY 4.0',
ADD COLUMN     "licenceUrl" TEXT DEFAULT 'https://creativecommons.org/licenses/by/4.0/';
