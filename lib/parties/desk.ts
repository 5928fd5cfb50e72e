import "server-only";
import type { ClaimState, Status } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import type { Db } from "#lib/db";
import type { PartyKind } from "#lib/parties/schema";

export type DeskParty = {
  id: string;
  slug: string;
  name: string;
  kind: PartyKind;
  otherNames: string[];
  revision: number;
  enteredBy: string;
  enteredAt: string;
  /** Readers have a page about it. */
  isPublic: boolean;
  /** What has been merged into it. */
  merged: { name: string; slug: string }[];
};

/** A party of the registry; one that has been merged leads to the one that it is now; null if there is none. */
export async function partyForDesk(db: Db, slug: string): Promise<DeskParty | { movedTo: string } | null> {
  const found = await db.party.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      otherNames: true,
      revision: true,
      createdAt: true,
      createdBy: { select: { name: true } },
      mergedInto: { select: { slug: true } },
      merged: { select: { name: true, slug: true }, orderBy: { name: "asc" } },
      publications: { select: { claimId: true }, take: 1 },
    },
  });
  if (!found) return null;
  const { mergedInto, createdBy, createdAt, publications, ...party } = found;
  if (mergedInto) return { movedTo: mergedInto.slug };
  return { ...party, enteredBy: createdBy.name, enteredAt: createdAt.toISOString(), isPublic: publications.length > 0 };
}

export type NamingClaim = {
  number: number;
  text: string;
  language: string;
  state: ClaimState;
  /** Of the public version; null once it is retracted, undefined where nothing is public. */
  status: Status | null | undefined;
  saidOn: string | null;
};
export type NamingClaims = { claims: NamingClaim[]; total: number };

const SHOWN = 25;

/** The working copies of claims in which a party speaks, or which concern it, the latest change first. All of the newsroom may see those. */
export async function claimsNaming(db: Db, partyId: string, part: "speaker" | "concerned"): Promise<NamingClaims> {
  const naming = part === "speaker" ? { speakerId: partyId } : { concerns: { some: { partyId } } };
  const where = { ...naming, state: { not: "discarded" as const } };
  const [rows, total] = await Promise.all([
    db.claim.findMany({
      where,
      select: { number: true, text: true, language: true, state: true, saidOn: true, publication: { select: { status: true } } },
      orderBy: [{ changedAt: "desc" }, { number: "desc" }],
      take: SHOWN,
    }),
    db.claim.count({ where }),
  ]);
  return { claims: rows.map(({ saidOn, publication, ...row }) => ({ ...row, saidOn: toDay(saidOn), status: publication?.status })), total };
}

/** What points to a party, and so would move if it were merged into another. */
export type MergeSide = DeskParty & {
  points: { spoke: number; concerned: number; evidence: number; answered: number; published: number; ties: number; publicClaims: number };
};

/** For whoever may merge: it counts withheld evidence too. */
export async function mergeSide(db: Db, party: DeskParty): Promise<MergeSide> {
  const { id } = party;
  const [spoke, concerned, evidence, answered, published, ties, publicClaims] = await Promise.all([
    db.claim.count({ where: { speakerId: id } }),
    db.claimConcern.count({ where: { partyId: id } }),
    db.evidence.count({ where: { basisPartyId: id } }),
    db.response.count({ where: { partyId: id } }),
    db.source.count({ where: { publisherId: id } }),
    db.affiliation.count({ where: { OR: [{ fromId: id }, { toId: id }] } }),
    db.publicationParty.count({ where: { partyId: id } }),
  ]);
  return { ...party, points: { spoke, concerned, evidence, answered, published, ties, publicClaims } };
}

/** The ties between two parties, which a merge takes out. */
export async function tiesBetween(db: Db, a: string, b: string): Promise<number> {
  return db.affiliation.count({
    where: {
      OR: [
        { fromId: a, toId: b },
        { fromId: b, toId: a },
      ],
    },
  });
}

/** The address of a party that is known by its identifier. */
export async function slugOfParty(db: Db, id: string): Promise<string | null> {
  return (await db.party.findUnique({ where: { id }, select: { slug: true } }))?.slug ?? null;
}
