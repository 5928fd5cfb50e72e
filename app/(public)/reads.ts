import { cacheLife, cacheTag } from "next/cache";
import { toDay } from "#lib/dates";
import { readersDb } from "#lib/db";
import { writtenPage } from "#lib/pages/queries";
import type { PageName } from "#lib/pages/schema";
import { filterChoices } from "#lib/publication/lists";
import { newsroomForReaders, publicParty, publishedClaim } from "#lib/publication/queries";
import type { Snapshot } from "#lib/publication/snapshot";
import { CLAIM_LISTS, claimTag, EVERY_PAGE, NEWSROOM, pageTag, partyTag, sourceTag, topicTag } from "#lib/publication/tags";
import { relationsNow, relationsOn } from "#lib/relations/queries";
import { publicTopic } from "#lib/subjects/queries";
import { publicSource } from "#lib/subjects/sources";
import { versionOf, versionsOf } from "#lib/versions/queries";

/** Reads that pages share with their heads. Tagged before they are made, so that an answer "there is none" is cleared too. */

export async function readNewsroom() {
  "use cache";
  cacheTag(EVERY_PAGE, NEWSROOM);
  cacheLife("max");
  return newsroomForReaders(readersDb());
}

export async function readClaim(number: number) {
  "use cache";
  cacheTag(EVERY_PAGE, claimTag(number));
  cacheLife("max");
  return publishedClaim(readersDb(), number);
}

export async function readVersions(number: number) {
  "use cache";
  cacheTag(EVERY_PAGE, claimTag(number));
  cacheLife("max");
  return versionsOf(readersDb(), number);
}

export async function readVersion(number: number, version: number) {
  "use cache";
  cacheTag(EVERY_PAGE, claimTag(number));
  cacheLife("max");
  return versionOf(readersDb(), number, version);
}

/** What is said of other claims, and what others say of a claim: now, or at the end of a day. */
export async function readRelations({ number, relations }: Pick<Snapshot, "number" | "relations">, day?: string) {
  "use cache";
  cacheTag(EVERY_PAGE, claimTag(number), ...relations.map((one) => claimTag(one.number)));
  cacheLife("max");
  const told = await (day === undefined
    ? relationsNow(readersDb(), { number, relations })
    : relationsOn(readersDb(), { number, relations }, day));
  // Each of the others may be worded otherwise one day, or taken back.
  if (told.stated.length > 0) cacheTag(...told.stated.map((one) => claimTag(one.number)));
  return told;
}

export async function readParty(slug: string) {
  "use cache";
  cacheTag(EVERY_PAGE, partyTag(slug));
  cacheLife("max");
  const now = new Date();
  const party = await publicParty(readersDb(), slug, toDay(now));
  if (party && "turnsOn" in party) liveUntil(party.turnsOn, now);
  return party;
}

export async function readTopic(slug: string) {
  "use cache";
  cacheTag(EVERY_PAGE, topicTag(slug));
  cacheLife("max");
  const topic = await publicTopic(readersDb(), slug);
  // Whoever is named here may be called otherwise one day.
  if (topic) cacheTag(...topic.speakers.map((party) => partyTag(party.slug)));
  return topic;
}

export async function readSource(id: string) {
  "use cache";
  cacheTag(EVERY_PAGE, sourceTag(id));
  cacheLife("max");
  const source = await publicSource(readersDb(), id);
  if (source) cacheTag(...source.about.map(partyTag));
  return source;
}

/** What is cached lives no longer than until a day, UTC, on which it would be old without anything being written; null: as long as it may. */
export function liveUntil(day: string | null, now: Date): void {
  if (day === null) return;
  const seconds = Math.ceil((Date.parse(`${day}T00:00:00Z`) - now.getTime()) / 1_000);
  if (seconds < LONGEST_S) cacheLife({ stale: 300, revalidate: Math.max(seconds, 1), expire: Math.max(seconds, 1) + 1 });
}

/** The profile `max` renews what is cached after 30 days anyway. */
const LONGEST_S = 30 * 86_400;

export async function readChoices() {
  "use cache";
  cacheTag(EVERY_PAGE, CLAIM_LISTS);
  cacheLife("max");
  return filterChoices(readersDb());
}

export async function readWrittenPage(name: PageName) {
  "use cache";
  cacheTag(EVERY_PAGE, pageTag(name));
  cacheLife("max");
  return writtenPage(readersDb(), name);
}
