-- AlterTable
ALTER TABLE "source" ADD COLUMN     "withheld" BOOLEAN NOT NULL DEFAULT false;

-- Also what has been unlinked since: its events remember.
UPDATE source SET withheld = true
WHERE id IN (SELECT "sourceId" FROM evidence WHERE "withheldReason" IS NOT NULL)
   OR id::text IN (
     SELECT gone.data -> 'evidence' ->> 'source' FROM event gone
     WHERE gone.kind = 'source unlinked' AND EXISTS (
       SELECT 1 FROM event kept
       WHERE kept.stream = gone.stream AND kept.kind = 'evidence withheld'
         AND kept.data ->> 'evidence' = gone.data -> 'evidence' ->> 'evidence'));
