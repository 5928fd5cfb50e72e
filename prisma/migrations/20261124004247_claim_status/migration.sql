-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "status" "Status" DEFAULT 'unreviewed';

-- CreateIndex
CREATE INDEX "claim_status_number_idx" ON "claim"("status", "number");

UPDATE claim SET status = publication.status FROM publication WHERE publication."claimId" = claim.id;
