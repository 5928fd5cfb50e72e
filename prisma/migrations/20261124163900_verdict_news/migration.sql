-- AlterEnum
ALTER TYPE "News" ADD VALUE 'verdict';
