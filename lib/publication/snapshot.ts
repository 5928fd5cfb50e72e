import "server-only";
import type { Balance, Status } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import type { BasisKind, Stance, WithheldReason } from "#lib/evidence/schema";
import type { AffiliationKind, PartyKind } from "#lib/parties/schema";
import { KNOWN_TO_ALL } from "#lib/sources/queries";
import type { SourceKind } from "#lib/sources/schema";

/**
 * Everything that the page of a version shows, with names as they were: renaming or merging a party later changes nothing
 * here. Withheld evidence is never in it. People of the newsroom appear as a number of signatures.
 */
export type Snapshot = {
  format: 1;
  number: number;
  slug: string;
  version: number;
  cause: "decision" | "retraction" | "import";
  publishedAt: string; // of version 1
  updatedAt: string; // of this version
  claim: {
    text: string;
    language: string;
    quote: string | null;
    quoteLanguage: string | null;
    speaker: string | null; // id of a party below
    speakerUnknown: boolean;
    saidOn: string | null;
    undated: boolean;
    saidWhere: string | null;
    concerns: string[];
    topics: { name: string; slug: string }[];
  };
  parties: { id: string; name: string; slug: string; kind: PartyKind }[];
  affiliations: { from: string; to: string; kind: AffiliationKind; since: string | null; until: string | null }[];
  sources: {
    id: string;
    kind: SourceKind;
    title: string;
    publisher: string | null;
    author: string | null;
    publishedOn: string | null;
    address: string | null;
    language: string | null;
  }[];
  evidence: {
    source: string;
    stance: Stance;
    basis: { kind: BasisKind; party: string | null; firstHand: boolean; from: string | null };
    quote: string | null;
    quoteLanguage: string | null;
    place: string | null;
    withdrawnOn: string | null;
  }[];
  withheld: WithheldReason[]; // one for each piece of evidence that is kept back
  status: Status | null; // null: retracted
  balance: Balance | null;
  asOf: string | null;
  rationale: string | null;
  reasonAgainst: string | null;
  suggested: { status: Status; balance: Balance | null } | null;
  signatures: number;
  reopened: { kind: string; reason: string } | null; // why there is a version after the first
  retraction: { reason: string } | null;
};

type Heading = Pick<
  Snapshot,
  | "slug"
  | "version"
  | "cause"
  | "publishedAt"
  | "updatedAt"
  | "status"
  | "balance"
  | "asOf"
  | "rationale"
  | "reasonAgainst"
  | "suggested"
  | "signatures"
  | "reopened"
  | "retraction"
>;

/** The working copy of a claim as readers may see it. */
export async function takeSnapshot(tx: Tx, claimId: string, heading: Heading): Promise<Snapshot> {
  const claim = await tx.claim.findUniqueOrThrow({
    where: { id: claimId },
    include: {
      concerns: { orderBy: { place: "asc" } },
      topics: { orderBy: { place: "asc" }, select: { topic: { select: { name: true, slug: true } } } },
      evidence: { orderBy: { linked: "asc" }, include: { source: true, basisSource: true } },
    },
  });
  const shown = claim.evidence.filter((one) => one.withheldReason === null);
  const hidden = new Set(claim.evidence.filter((one) => one.withheldReason !== null).map((one) => one.sourceId));
  for (const one of shown) hidden.delete(one.sourceId);
  for (const id of await knownFromWithheldAlone(tx, shown)) hidden.add(id);

  const sources = new Map(
    shown
      .flatMap((one) => (one.basisSource && !hidden.has(one.basisSource.id) ? [one.basisSource] : []))
      .map((source) => [source.id, source]),
  );
  for (const one of shown) sources.set(one.source.id, one.source);

  const named = new Set([claim.speakerId, ...claim.concerns.map((one) => one.partyId), ...shown.map((one) => one.basisPartyId)]);
  for (const source of sources.values()) named.add(source.publisherId);
  named.delete(null);
  const { parties, affiliations } = await withTies(tx, [...named] as string[]);

  return {
    format: 1,
    number: claim.number,
    ...heading,
    claim: {
      text: claim.text,
      language: claim.language,
      quote: claim.quote,
      quoteLanguage: claim.quoteLanguage,
      speaker: claim.speakerId,
      speakerUnknown: claim.speakerUnknown,
      saidOn: toDay(claim.saidOn),
      undated: claim.undated,
      saidWhere: claim.saidWhere,
      concerns: claim.concerns.map((one) => one.partyId),
      topics: claim.topics.map((one) => one.topic),
    },
    parties,
    affiliations,
    sources: [...sources.values()].map((source) => ({
      id: source.id,
      kind: source.kind,
      title: source.title,
      publisher: source.publisherId,
      author: source.author,
      publishedOn: toDay(source.publishedOn),
      address: source.address,
      language: source.language,
    })),
    evidence: shown.map((one) => ({
      source: one.sourceId,
      stance: one.stance,
      // What it repeats is kept back: then readers cannot be told what it rests on.
      basis: hidden.has(one.basisSourceId ?? "")
        ? { kind: "unknown", party: null, firstHand: false, from: null }
        : { kind: one.basisKind, party: one.basisPartyId, firstHand: one.firstHand, from: one.basisSourceId },
      quote: one.quote,
      quoteLanguage: one.quoteLanguage,
      place: one.place,
      withdrawnOn: toDay(one.withdrawnOn),
    })),
    withheld: claim.evidence.flatMap((one) => (one.withheldReason ? [one.withheldReason] : [])),
  };
}

/** What is repeated here, but known to the newsroom only from evidence that is withheld, be it of another claim. */
async function knownFromWithheldAlone(tx: Tx, shown: { sourceId: string; basisSourceId: string | null }[]): Promise<string[]> {
  const linkedHere = new Set(shown.map((one) => one.sourceId));
  const repeated = shown.flatMap((one) => (one.basisSourceId && !linkedHere.has(one.basisSourceId) ? [one.basisSourceId] : []));
  const found = await tx.source.findMany({ where: { id: { in: repeated }, NOT: KNOWN_TO_ALL }, select: { id: true } });
  return found.map((source) => source.id);
}

/** The parties with all that they answer to, however far up, and the ties between them. */
async function withTies(tx: Tx, ids: string[]): Promise<Pick<Snapshot, "parties" | "affiliations">> {
  const known = new Set(ids);
  const affiliations = new Map<string, Snapshot["affiliations"][number]>();
  for (let frontier = ids; frontier.length > 0; ) {
    const ties = await tx.affiliation.findMany({ where: { fromId: { in: frontier } }, orderBy: { id: "asc" } });
    frontier = [];
    for (const tie of ties) {
      affiliations.set(tie.id, { from: tie.fromId, to: tie.toId, kind: tie.kind, since: toDay(tie.since), until: toDay(tie.until) });
      if (known.has(tie.toId)) continue;
      known.add(tie.toId);
      frontier.push(tie.toId);
    }
  }
  const parties = await tx.party.findMany({
    where: { id: { in: [...known] } },
    select: { id: true, name: true, slug: true, kind: true },
    orderBy: { id: "asc" },
  });
  return { parties, affiliations: [...affiliations.values()] };
}
