-- CreateEnum
CREATE TYPE "PageName" AS ENUM ('methodology', 'corrections_policy', 'about');

-- CreateTable
CREATE TABLE "public_page" (
    "name" "PageName" NOT NULL,
    "body" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedById" UUID NOT NULL,

    CONSTRAINT "public_page_pkey" PRIMARY KEY ("name")
);

-- AddForeignKey
ALTER TABLE "public_page" ADD CONSTRAINT "public_page_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- In code points, whoever writes.
ALTER TABLE "public_page" ADD CONSTRAINT public_page_body_length CHECK (char_length(body) BETWEEN 1 AND 50000);
