-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "quotePrefix" TEXT,
ADD COLUMN     "quoteSuffix" TEXT;

-- Whoever writes: of a quote that was selected in a copy both are known, and of no other.
ALTER TABLE "evidence" ADD CONSTRAINT evidence_quote_around CHECK (
  num_nulls("quotePrefix", "quoteSuffix") IN (0, 2) AND (quote IS NOT NULL OR "quotePrefix" IS NULL)
  AND char_length("quotePrefix") <= 200 AND char_length("quoteSuffix") <= 200);
