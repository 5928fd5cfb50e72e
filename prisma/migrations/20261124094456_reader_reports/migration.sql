-- CreateEnum
CREATE TYPE "ReportOutcome" AS ENUM ('corrected', 'no_change', 'not_a_report');

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "about" TEXT NOT NULL,
    "claimNumber" INTEGER,
    "version" INTEGER,
    "text" TEXT NOT NULL,
    "contact" TEXT,
    "sender" TEXT,
    "outcome" "ReportOutcome",
    "note" TEXT,
    "handledAt" TIMESTAMPTZ(3),
    "handledById" UUID,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_handledAt_at_id_idx" ON "report"("handledAt", "at", "id");

-- CreateIndex
CREATE INDEX "report_sender_at_idx" ON "report"("sender", "at");

-- CreateIndex
CREATE INDEX "report_at_idx" ON "report"("at");

-- CreateIndex
CREATE INDEX "report_claimNumber_idx" ON "report"("claimNumber");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_claimNumber_fkey" FOREIGN KEY ("claimNumber") REFERENCES "claim"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_handledById_fkey" FOREIGN KEY ("handledById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever writes, and in code points. A report is open, or closed with all that belongs to that.
ALTER TABLE "report"
  ADD CONSTRAINT report_text_length CHECK (char_length(text) BETWEEN 1 AND 5000),
  ADD CONSTRAINT report_contact_length CHECK (char_length(contact) BETWEEN 1 AND 320),
  ADD CONSTRAINT report_about_length CHECK (char_length(about) BETWEEN 1 AND 2048),
  ADD CONSTRAINT report_note_length CHECK (char_length(note) BETWEEN 1 AND 2000),
  ADD CONSTRAINT report_open_or_closed CHECK (num_nulls(outcome, "handledAt", "handledById") IN (0, 3) AND (outcome IS NOT NULL OR note IS NULL));
