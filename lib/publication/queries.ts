import "server-only";
import { toDay } from "#lib/dates";
import type { Db, Tx } from "#lib/db";
import { env } from "#lib/env";
import type { PartyKind } from "#lib/parties/schema";
import { type Branch, besideIt, sideOf } from "#lib/parties/ties";
import { nextTurn, publicTiesTo, treeOf } from "#lib/parties/ties-of";
import { KNOWN } from "#lib/publication/known-parties";
import type { ListedClaim } from "#lib/publication/listed";
import { PAGE_SIZE } from "#lib/publication/pages";
import { type Snapshot, snapshotFrom } from "#lib/publication/snapshot";
import { countsOfParty, type PartyCounts } from "#lib/subjects/counts";

/** What readers see of a claim now, with what proves it. */
export type PublishedClaim = {
  snapshot: Snapshot;
  sha256: string;
  asOf: string | null;
  mergedInto: { number: number; slug: string } | null;
};

export async function publishedClaim(db: Db, number: number): Promise<PublishedClaim | null> {
  const found = await db.publication.findUnique({
    where: { number },
    select: { recheckOn: true, mergedInto: true, version: { select: { snapshot: true, sha256: true, asOf: true } } },
  });
  if (!found) return null;
  const { sha256, asOf } = found.version;
  const snapshot = snapshotFrom(found.version.snapshot);
  // The first format did not know it.
  return {
    snapshot: { ...snapshot, recheckOn: snapshot.recheckOn ?? toDay(found.recheckOn) },
    sha256,
    asOf: toDay(asOf),
    mergedInto: found.mergedInto === null ? null : await publicAddress(db, found.mergedInto),
  };
}

/** The claim that a public one has been merged into, which its address leads to; null: it has not been. */
export async function mergedInto(db: Db, number: number): Promise<{ number: number; slug: string } | null> {
  const found = await db.publication.findUnique({ where: { number }, select: { mergedInto: true } });
  return found?.mergedInto ? publicAddress(db, found.mergedInto) : null;
}

async function publicAddress(db: Db, number: number): Promise<{ number: number; slug: string }> {
  return db.publication.findUniqueOrThrow({ where: { number }, select: { number: true, slug: true } });
}

export type PublicParty = {
  name: string;
  slug: string;
  kind: PartyKind;
  /** What it answers to, and which public parties answer to it, on the day. */
  answersTo: Branch[];
  answerToIt: Branch[];
  /** Of the parties that it answers to or is tied to, those that have a page too. */
  withPage: string[];
  /** When one of these ties begins or ends next; null: never. */
  turnsOn: string | null;
  counts: PartyCounts;
  said: { claims: ListedClaim[]; more: boolean };
  concerns: { claims: ListedClaim[]; more: boolean };
  /** Of both, with the day of each: it stands among neither. */
  retracted: { claims: ListedClaim[]; more: boolean; days: { number: number; day: string }[] };
};

/**
 * A party that the current version of some claim names as its speaker or as concerned; any other is not public. One that has been merged
 * into such a party leads to its address, if it was public itself.
 */
export async function partyInPublic(db: Db, slug: string) {
  const party = await db.party.findFirst({
    where: { slug, ...KNOWN },
    select: { id: true, name: true, slug: true, kind: true, mergedInto: { select: { id: true, slug: true } } },
  });
  if (!party) return null;
  const { mergedInto, ...shown } = party;
  if (!(await isNamed(db, mergedInto?.id ?? party.id))) return null;
  return mergedInto ? { movedTo: mergedInto.slug } : shown;
}

/** Readers have a page about it. */
export async function isNamed(db: Db | Tx, partyId: string): Promise<boolean> {
  return (await db.publicationParty.findFirst({ where: { partyId }, select: { claimId: true } })) !== null;
}

export async function publicParty(db: Db, slug: string, today: string): Promise<PublicParty | { movedTo: string } | null> {
  const party = await partyInPublic(db, slug);
  if (party === null || "movedTo" in party) return party;
  const { id, ...shown } = party;
  const [counts, said, concerns, retracted, up, answerToIt] = await Promise.all([
    countsOfParty(db, id),
    claimsOf(db, id, "speaks"),
    claimsOf(db, id, "concerned"),
    retractedOf(db, id),
    treeOf(db, null, id, "up", today),
    publicTiesTo(db, id, today),
  ]);
  const above = [...sideOf(up.branches), ...besideIt(up.branches)].map((one) => one.id);
  const [turnsOn, withPage] = await Promise.all([
    nextTurn(db, [id, ...above], today),
    db.party.findMany({ where: { id: { in: above }, publications: { some: {} } }, select: { slug: true } }),
  ]);
  return {
    ...shown,
    answersTo: up.branches,
    answerToIt,
    withPage: withPage.map((one) => one.slug),
    turnsOn,
    counts,
    said,
    concerns,
    retracted,
  };
}

async function claimsOf(db: Db, partyId: string, part: "speaks" | "concerned"): Promise<PublicParty["said"]> {
  const rows = await db.publicationParty.findMany({
    where: { partyId, [part]: true, status: { not: null } },
    orderBy: [{ firstPublishedAt: "desc" }, { number: "desc" }],
    take: PAGE_SIZE + 1,
    select: { publication: { select: { listed: true } } },
  });
  return { claims: rows.slice(0, PAGE_SIZE).map((row) => row.publication.listed as ListedClaim), more: rows.length > PAGE_SIZE };
}

async function retractedOf(db: Db, partyId: string): Promise<PublicParty["retracted"]> {
  const rows = await db.publicationParty.findMany({
    where: { partyId, status: null },
    orderBy: [{ firstPublishedAt: "desc" }, { number: "desc" }],
    take: PAGE_SIZE + 1,
    select: { number: true, publication: { select: { listed: true, retractedAt: true } } },
  });
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    claims: shown.map((row) => row.publication.listed as ListedClaim),
    more: rows.length > PAGE_SIZE,
    days: shown.flatMap(({ number, publication: { retractedAt } }) => (retractedAt ? [{ number, day: toDay(retractedAt) }] : [])),
  };
}

/** What every public page says of the newsroom; `revision` counts the changes of its settings. */
export type NewsroomForReaders = {
  name: string;
  address: string;
  logo: string | null;
  timeZone: string;
  language: string;
  licence: Licence;
  revision: number;
};

/** Under which others may use what is published. */
export type Licence = { name: string; url: string | null };

export async function newsroomForReaders(db: Db): Promise<NewsroomForReaders> {
  const newsroom = await db.newsroom.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, logoType: true, timeZone: true, language: true, licenceName: true, licenceUrl: true, revision: true },
  });
  const { name, timeZone, language, licenceName, licenceUrl, revision } = newsroom;
  const logo = newsroom.logoType && `/newsroom-logo?v=${revision}`;
  return { name, address: env.SITE_URL, timeZone, language, revision, logo, licence: { name: licenceName, url: licenceUrl } };
}

export async function newsroomLogo(db: Db): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
  const newsroom = await db.newsroom.findUnique({ where: { id: 1 }, select: { logo: true, logoType: true } });
  return newsroom?.logo && newsroom.logoType ? { bytes: newsroom.logo, type: newsroom.logoType } : null;
}
