-- CreateEnum
CREATE TYPE "News" AS ENUM ('evidence', 'answer');

-- CreateEnum
CREATE TYPE "ResponseOutcome" AS ENUM ('no_reply', 'declined', 'no_comment', 'unreachable', 'partial', 'confirmed', 'denied');

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "news" "News",
ADD COLUMN     "newsSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "recheckOn" DATE;

-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "recheckConfirmedDays" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "recheckDisputedDays" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "recheckUnilateralDays" INTEGER NOT NULL DEFAULT 7;

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "recheckOn" DATE;

-- CreateTable
CREATE TABLE "response" (
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "question" TEXT,
    "channel" TEXT,
    "askedOn" DATE,
    "deadline" DATE,
    "outcome" "ResponseOutcome",
    "repliedOn" DATE,
    "answer" TEXT,
    "answerLanguage" TEXT,
    "withdrawnOn" DATE,
    "asked" INTEGER NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "claimId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" "Status" NOT NULL,
    "balance" "Balance",
    "suggestedStatus" "Status" NOT NULL,
    "suggestedBalance" "Balance",
    "rationale" TEXT NOT NULL,
    "reasonAgainst" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "recheckOn" DATE,
    "firstById" UUID NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("claimId")
);

-- CreateIndex
CREATE INDEX "response_claimId_idx" ON "response"("claimId");

-- CreateIndex
CREATE INDEX "response_partyId_idx" ON "response"("partyId");

-- CreateIndex
CREATE INDEX "response_deadline_idx" ON "response"("deadline");

-- CreateIndex
CREATE INDEX "claim_newsSince_idx" ON "claim"("newsSince");

-- CreateIndex
CREATE INDEX "publication_recheckOn_idx" ON "publication"("recheckOn");

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_firstById_fkey" FOREIGN KEY ("firstById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
