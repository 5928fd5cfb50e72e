-- What was retracted has no status, and is in no list of one. So that nothing but these lists is read along their indexes: PostgreSQL would
-- else take them for the last page of all claims, which costs it twice as much there (a search in each status, and a sort).
DROP INDEX "publication_status_firstPublishedAt_number_idx";
CREATE INDEX "publication_status_firstPublishedAt_number_idx" ON "publication"("status", "firstPublishedAt", "number") WHERE "status" IS NOT NULL;
DROP INDEX "publication_status_saidOn_number_idx";
CREATE INDEX "publication_status_saidOn_number_idx" ON "publication"("status", "saidOn", "number") WHERE "status" IS NOT NULL;
