-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('intake');

-- CreateTable
CREATE TABLE "intake_token" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "scopes" "TokenScope"[],
    "personId" UUID NOT NULL,
    "madeById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,

    CONSTRAINT "intake_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_draft" (
    "claimId" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "speaker" TEXT,

    CONSTRAINT "sent_draft_pkey" PRIMARY KEY ("claimId")
);

-- CreateIndex
CREATE UNIQUE INDEX "intake_token_sha256_key" ON "intake_token"("sha256");

-- CreateIndex
CREATE INDEX "intake_token_personId_idx" ON "intake_token"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "sent_draft_tokenId_digest_key" ON "sent_draft"("tokenId", "digest");

-- AddForeignKey
ALTER TABLE "intake_token" ADD CONSTRAINT "intake_token_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_token" ADD CONSTRAINT "intake_token_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_token" ADD CONSTRAINT "intake_token_revokedById_fkey" FOREIGN KEY ("revokedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sent_draft" ADD CONSTRAINT "sent_draft_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sent_draft" ADD CONSTRAINT "sent_draft_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "intake_token"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever writes, and in code points. What is kept of a secret is its digest; no token holds for longer than a year and a day.
ALTER TABLE "intake_token"
  ADD CONSTRAINT intake_token_name_length CHECK (char_length(name) BETWEEN 1 AND 500),
  ADD CONSTRAINT intake_token_digest CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT intake_token_expires CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '366 days'),
  ADD CONSTRAINT intake_token_revoked_or_not CHECK (num_nulls("revokedAt", "revokedById") IN (0, 2));

ALTER TABLE "sent_draft"
  ADD CONSTRAINT sent_draft_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT sent_draft_lengths CHECK (char_length(note) BETWEEN 1 AND 2000 AND char_length(speaker) BETWEEN 1 AND 500);
