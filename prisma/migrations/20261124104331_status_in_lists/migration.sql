-- CreateIndex
CREATE INDEX "publication_party_partyId_status_firstPublishedAt_number_idx" ON "publication_party"("partyId", "status", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_party_partyId_status_saidOn_number_idx" ON "publication_party"("partyId", "status", "saidOn", "number");

-- CreateIndex
CREATE INDEX "publication_party_partyId_speaks_status_firstPublishedAt_nu_idx" ON "publication_party"("partyId", "speaks", "status", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_topic_slug_status_firstPublishedAt_number_idx" ON "publication_topic"("slug", "status", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_topic_slug_status_saidOn_number_idx" ON "publication_topic"("slug", "status", "saidOn", "number");
