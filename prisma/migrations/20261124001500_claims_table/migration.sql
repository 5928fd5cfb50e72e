-- CreateIndex
CREATE INDEX "claim_createdAt_number_idx" ON "claim"("createdAt", "number");

-- The desk's table sorted by the time in review: claims that are not in review come last, whichever way it is sorted.
CREATE INDEX claim_waiting_longest ON claim ((coalesce("submittedAt", 'infinity'::timestamptz)), number);
CREATE INDEX claim_waiting_shortest ON claim ((coalesce("submittedAt", '-infinity'::timestamptz)), number);
