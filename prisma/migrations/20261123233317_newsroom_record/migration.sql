-- CreateEnum
CREATE TYPE "Role" AS ENUM ('editor', 'reviewer', 'admin');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('person', 'state', 'body', 'company', 'organisation', 'medium', 'unnamed');

-- CreateEnum
CREATE TYPE "AffiliationKind" AS ENUM ('speaks_for', 'part_of', 'owned_by', 'controlled_by', 'employed_by', 'member_of', 'allied_with', 'funded_by', 'independent_body_of');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('draft', 'in_review', 'returned', 'published', 'retracted', 'discarded');

-- CreateEnum
CREATE TYPE "ReopenKind" AS ENUM ('correction', 'new_evidence', 'recheck');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('article', 'record', 'dataset', 'post', 'broadcast', 'interview', 'image', 'video', 'other');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('asserts', 'contradicts', 'declines', 'context');

-- CreateEnum
CREATE TYPE "BasisKind" AS ENUM ('attributed', 'observed', 'record', 'itself', 'derived', 'unknown');

-- CreateEnum
CREATE TYPE "WithheldReason" AS ENUM ('safety', 'confidentiality', 'privacy', 'legal');

-- CreateEnum
CREATE TYPE "Part" AS ENUM ('contributor', 'decider');

-- CreateEnum
CREATE TYPE "Status" AS ENUM ('unreviewed', 'confirmed', 'unilateral', 'disputed');

-- CreateEnum
CREATE TYPE "Balance" AS ENUM ('for', 'against', 'both', 'neither');

-- CreateEnum
CREATE TYPE "VersionCause" AS ENUM ('decision', 'retraction', 'import');

-- CreateEnum
CREATE TYPE "PublicPart" AS ENUM ('speaker', 'concerned');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "passwordMustChange" BOOLEAN NOT NULL DEFAULT false,
    "passwordChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "browser" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" BIGSERIAL NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "evaluated" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "logo" BYTEA,
    "logoType" TEXT,
    "timeZone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "publisherName" TEXT,
    "publisherUrl" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "newsroom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "otherNames" TEXT[],
    "kind" "PartyKind" NOT NULL,
    "nameKey" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,
    "mergedIntoId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "affiliation" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "AffiliationKind" NOT NULL,
    "since" DATE,
    "until" DATE,
    "sourceId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "affiliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'draft',
    "round" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "quote" TEXT,
    "quoteLanguage" TEXT,
    "speakerId" UUID,
    "speakerUnknown" BOOLEAN NOT NULL DEFAULT false,
    "saidOn" DATE,
    "undated" BOOLEAN NOT NULL DEFAULT false,
    "saidWhere" TEXT,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "takenById" UUID,
    "takenAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "returnedById" UUID,
    "reopenKind" "ReopenKind",
    "reopenReason" TEXT,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_concern" (
    "claimId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "claim_concern_pkey" PRIMARY KEY ("claimId","partyId")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_topic" (
    "claimId" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "claim_topic_pkey" PRIMARY KEY ("claimId","topicId")
);

-- CreateTable
CREATE TABLE "draft_buffer" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "claimId" UUID,
    "baseRevision" INTEGER,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_buffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "publisherId" UUID,
    "author" TEXT,
    "publishedOn" DATE,
    "address" TEXT,
    "addressKey" TEXT,
    "language" TEXT,
    "searchText" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "basisKind" "BasisKind" NOT NULL,
    "basisPartyId" UUID,
    "firstHand" BOOLEAN NOT NULL DEFAULT false,
    "basisSourceId" UUID,
    "basisKey" TEXT NOT NULL,
    "quote" TEXT,
    "quoteLanguage" TEXT,
    "place" TEXT,
    "withdrawnOn" DATE,
    "withheldReason" "WithheldReason",
    "linked" INTEGER NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_part" (
    "claimId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "part" "Part" NOT NULL,

    CONSTRAINT "round_part_pkey" PRIMARY KEY ("claimId","round","personId")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" "Status" NOT NULL,
    "balance" "Balance",
    "suggestedStatus" "Status",
    "suggestedBalance" "Balance",
    "rationale" TEXT NOT NULL,
    "reasonAgainst" TEXT,
    "asOf" DATE NOT NULL,
    "part" "Part" NOT NULL DEFAULT 'decider',
    "firstById" UUID NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "secondById" UUID,
    "secondAt" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version" (
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cause" "VersionCause" NOT NULL,
    "status" "Status",
    "balance" "Balance",
    "asOf" DATE,
    "decisionId" UUID,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "snapshot" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "rulesVersion" TEXT,

    CONSTRAINT "version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "claimId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "Status",
    "firstPublishedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "retractedAt" TIMESTAMPTZ(3),
    "saidOn" DATE,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("claimId")
);

-- CreateTable
CREATE TABLE "publication_party" (
    "claimId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "part" "PublicPart" NOT NULL,
    "firstPublishedAt" TIMESTAMPTZ(3) NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "publication_party_pkey" PRIMARY KEY ("claimId","partyId","part")
);

-- CreateTable
CREATE TABLE "stream" (
    "name" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "stream_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "event" (
    "stream" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "data" JSONB NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("stream","number")
);

-- CreateTable
CREATE TABLE "stale_page" (
    "id" BIGSERIAL NOT NULL,
    "tag" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stale_page_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_role_disabledAt_idx" ON "person"("role", "disabledAt");

-- CreateIndex
CREATE INDEX "session_personId_endedAt_idx" ON "session"("personId", "endedAt");

-- CreateIndex
CREATE INDEX "sign_in_failure_account_address_at_idx" ON "sign_in_failure"("account", "address", "at");

-- CreateIndex
CREATE INDEX "sign_in_failure_address_at_idx" ON "sign_in_failure"("address", "at");

-- CreateIndex
CREATE UNIQUE INDEX "party_slug_key" ON "party"("slug");

-- CreateIndex
CREATE INDEX "party_nameKey_idx" ON "party"("nameKey");

-- CreateIndex
CREATE INDEX "party_searchText_idx" ON "party" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "affiliation_fromId_idx" ON "affiliation"("fromId");

-- CreateIndex
CREATE INDEX "affiliation_toId_idx" ON "affiliation"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "claim_number_key" ON "claim"("number");

-- CreateIndex
CREATE INDEX "claim_state_submittedAt_number_idx" ON "claim"("state", "submittedAt", "number");

-- CreateIndex
CREATE INDEX "claim_changedAt_number_idx" ON "claim"("changedAt", "number");

-- CreateIndex
CREATE INDEX "claim_authorId_state_idx" ON "claim"("authorId", "state");

-- CreateIndex
CREATE INDEX "claim_speakerId_idx" ON "claim"("speakerId");

-- CreateIndex
CREATE INDEX "claim_searchText_idx" ON "claim" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "claim_concern_partyId_idx" ON "claim_concern"("partyId");

-- CreateIndex
CREATE UNIQUE INDEX "topic_slug_key" ON "topic"("slug");

-- CreateIndex
CREATE INDEX "claim_topic_topicId_idx" ON "claim_topic"("topicId");

-- CreateIndex
CREATE UNIQUE INDEX "draft_buffer_personId_claimId_key" ON "draft_buffer"("personId", "claimId");

-- CreateIndex
CREATE UNIQUE INDEX "source_addressKey_key" ON "source"("addressKey");

-- CreateIndex
CREATE INDEX "source_publisherId_idx" ON "source"("publisherId");

-- CreateIndex
CREATE INDEX "source_searchText_idx" ON "source" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "evidence_sourceId_idx" ON "evidence"("sourceId");

-- CreateIndex
CREATE INDEX "evidence_basisSourceId_idx" ON "evidence"("basisSourceId");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_claimId_sourceId_stance_basisKey_key" ON "evidence"("claimId", "sourceId", "stance", "basisKey");

-- CreateIndex
CREATE UNIQUE INDEX "round_part_claimId_round_personId_part_key" ON "round_part"("claimId", "round", "personId", "part");

-- CreateIndex
CREATE UNIQUE INDEX "decision_claimId_round_key" ON "decision"("claimId", "round");

-- CreateIndex
CREATE UNIQUE INDEX "version_decisionId_key" ON "version"("decisionId");

-- CreateIndex
CREATE UNIQUE INDEX "version_claimId_number_key" ON "version"("claimId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "version_claimId_id_key" ON "version"("claimId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_versionId_key" ON "publication"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "publication_number_key" ON "publication"("number");

-- CreateIndex
CREATE INDEX "publication_firstPublishedAt_number_idx" ON "publication"("firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_status_firstPublishedAt_number_idx" ON "publication"("status", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_searchText_idx" ON "publication" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "publication_claimId_versionId_key" ON "publication"("claimId", "versionId");

-- CreateIndex
CREATE INDEX "publication_party_partyId_part_firstPublishedAt_number_idx" ON "publication_party"("partyId", "part", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "event_actorId_at_idx" ON "event"("actorId", "at");

-- CreateIndex
CREATE INDEX "event_at_idx" ON "event"("at");

-- CreateIndex
CREATE INDEX "stale_page_at_idx" ON "stale_page"("at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "party"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "party"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_returnedById_fkey" FOREIGN KEY ("returnedById") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_concern" ADD CONSTRAINT "claim_concern_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_concern" ADD CONSTRAINT "claim_concern_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_topic" ADD CONSTRAINT "claim_topic_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_topic" ADD CONSTRAINT "claim_topic_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_buffer" ADD CONSTRAINT "draft_buffer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_buffer" ADD CONSTRAINT "draft_buffer_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "party"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_basisPartyId_fkey" FOREIGN KEY ("basisPartyId") REFERENCES "party"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_basisSourceId_fkey" FOREIGN KEY ("basisSourceId") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_part" ADD CONSTRAINT "round_part_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_part" ADD CONSTRAINT "round_part_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_claimId_round_firstById_part_fkey" FOREIGN KEY ("claimId", "round", "firstById", "part") REFERENCES "round_part"("claimId", "round", "personId", "part") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_claimId_round_secondById_part_fkey" FOREIGN KEY ("claimId", "round", "secondById", "part") REFERENCES "round_part"("claimId", "round", "personId", "part") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_claimId_versionId_fkey" FOREIGN KEY ("claimId", "versionId") REFERENCES "version"("claimId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_party" ADD CONSTRAINT "publication_party_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "publication"("claimId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_party" ADD CONSTRAINT "publication_party_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_stream_fkey" FOREIGN KEY ("stream") REFERENCES "stream"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
