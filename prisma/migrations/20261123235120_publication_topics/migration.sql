-- CreateTable
CREATE TABLE "publication_topic" (
    "claimId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "firstPublishedAt" TIMESTAMPTZ(3) NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "publication_topic_pkey" PRIMARY KEY ("claimId","slug")
);

-- CreateIndex
CREATE INDEX "publication_topic_slug_firstPublishedAt_number_idx" ON "publication_topic"("slug", "firstPublishedAt", "number");

-- CreateIndex
CREATE INDEX "publication_saidOn_idx" ON "publication"("saidOn");

-- AddForeignKey
ALTER TABLE "publication_topic" ADD CONSTRAINT "publication_topic_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "publication"("claimId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is published already.
INSERT INTO "publication_topic" ("claimId", "slug", "firstPublishedAt", "number")
SELECT DISTINCT p."claimId", topic ->> 'slug', p."firstPublishedAt", p."number"
FROM "publication" p JOIN "version" v ON v."id" = p."versionId", jsonb_array_elements(v."snapshot" #> '{claim,topics}') topic;
