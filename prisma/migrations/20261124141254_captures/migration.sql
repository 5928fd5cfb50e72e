-- CreateEnum
CREATE TYPE "CaptureFailure" AS ENUM ('address', 'name', 'connection', 'slow', 'redirect', 'gone', 'status', 'type', 'size', 'broken', 'unreadable');

-- CreateTable
CREATE TABLE "capture" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMPTZ(3),
    "failure" "CaptureFailure",
    "why" TEXT,
    "status" INTEGER,
    "finalAddress" TEXT,
    "headers" JSONB,
    "type" TEXT,
    "bytes" BYTEA,
    "size" INTEGER,
    "sha256" TEXT,
    "text" TEXT,
    "title" TEXT,
    "author" TEXT,
    "publisher" TEXT,
    "publishedOn" DATE,
    "language" TEXT,
    "canonical" TEXT,

    CONSTRAINT "capture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "capture_sourceId_askedAt_idx" ON "capture"("sourceId", "askedAt");

-- CreateIndex
CREATE INDEX "capture_endedAt_askedAt_idx" ON "capture"("endedAt", "askedAt");

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever writes: a capture waits, or it failed and says why, or it holds the page whole, with what its bytes come to.
ALTER TABLE "capture"
  ADD CONSTRAINT capture_waits_or_ended CHECK (
    "endedAt" IS NOT NULL OR num_nonnulls(failure, why, "finalAddress", bytes, text, title, author, publisher, "publishedOn", language, canonical) = 0),
  ADD CONSTRAINT capture_failed_or_not CHECK (
    num_nulls(failure, why) IN (0, 2) AND ("endedAt" IS NULL OR failure IS NOT NULL OR (bytes IS NOT NULL AND text IS NOT NULL))),
  ADD CONSTRAINT capture_whole CHECK (num_nulls("finalAddress", headers, type, bytes, size, sha256) IN (0, 6)),
  ADD CONSTRAINT capture_digest CHECK (size = octet_length(bytes) AND sha256 = encode(sha256(bytes), 'hex'));

CREATE FUNCTION refuse_change_of_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."endedAt" IS NULL THEN RETURN COALESCE(NEW, OLD); END IF;
  RAISE EXCEPTION 'capture % has ended and is a record', OLD.id
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'capture_is_a_record';
END $$;
CREATE TRIGGER capture_is_a_record BEFORE UPDATE OR DELETE ON "capture" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_ended();
