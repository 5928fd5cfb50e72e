-- CreateIndex
CREATE INDEX "evidence_basisPartyId_idx" ON "evidence"("basisPartyId");

-- CreateIndex
CREATE INDEX "party_mergedIntoId_idx" ON "party"("mergedIntoId");

ALTER TABLE party ADD CONSTRAINT party_not_merged_into_itself CHECK ("mergedIntoId" <> id);
