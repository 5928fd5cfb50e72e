import { cacheLife, cacheTag } from "next/cache";
import { db } from "#lib/db";
import { filterChoices, newsroomForReaders, publicParty, publishedClaim } from "#lib/publication/queries";
import { CLAIM_LISTS, claimTag, EVERY_PAGE, NEWSROOM, partyTag } from "#lib/publication/tags";

/** Reads that pages share with their heads. Tagged before they are made, so that an answer "there is none" is cleared too. */

export async function readNewsroom() {
  "use cache";
  cacheTag(EVERY_PAGE, NEWSROOM);
  cacheLife("max");
  return newsroomForReaders(db());
}

export async function readClaim(number: number) {
  "use cache";
  cacheTag(EVERY_PAGE, claimTag(number));
  cacheLife("max");
  return publishedClaim(db(), number);
}

export async function readParty(slug: string) {
  "use cache";
  cacheTag(EVERY_PAGE, partyTag(slug));
  cacheLife("max");
  return publicParty(db(), slug);
}

export async function readChoices() {
  "use cache";
  cacheTag(EVERY_PAGE, CLAIM_LISTS);
  cacheLife("max");
  return filterChoices(db());
}
