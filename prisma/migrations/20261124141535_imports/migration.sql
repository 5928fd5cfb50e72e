-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "corrected" BOOLEAN NOT NULL,
    "personId" UUID NOT NULL,
    "begunAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imported_row" (
    "digest" TEXT NOT NULL,
    "importId" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "line" INTEGER,
    "path" TEXT,
    "original" JSONB NOT NULL,

    CONSTRAINT "imported_row_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "third_party_verdict" (
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "publisher" TEXT,
    "word" TEXT,
    "scale" JSONB,
    "address" TEXT,
    "title" TEXT,
    "publishedOn" DATE,
    "place" INTEGER NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "third_party_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_shape_begunAt_idx" ON "import"("shape", "begunAt");

-- CreateIndex
CREATE UNIQUE INDEX "imported_row_claimId_key" ON "imported_row"("claimId");

-- CreateIndex
CREATE INDEX "imported_row_importId_idx" ON "imported_row"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "third_party_verdict_claimId_place_key" ON "third_party_verdict"("claimId", "place");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_row" ADD CONSTRAINT "imported_row_importId_fkey" FOREIGN KEY ("importId") REFERENCES "import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_row" ADD CONSTRAINT "imported_row_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "third_party_verdict" ADD CONSTRAINT "third_party_verdict_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "third_party_verdict" ADD CONSTRAINT "third_party_verdict_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever writes, and in code points. A verdict says something, or where it is said.
ALTER TABLE "third_party_verdict"
  ADD CONSTRAINT third_party_verdict_says_something CHECK (num_nonnulls(word, scale, address) > 0),
  ADD CONSTRAINT third_party_verdict_lengths CHECK (
    char_length(publisher) BETWEEN 1 AND 500 AND char_length(word) BETWEEN 1 AND 2000
    AND char_length(address) BETWEEN 1 AND 2048 AND char_length(title) BETWEEN 1 AND 2000
  );

ALTER TABLE "imported_row"
  ADD CONSTRAINT imported_row_digest CHECK (digest ~ '^[0-9a-f]{64}$');
