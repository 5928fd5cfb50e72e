import "server-only";
import type { Actor } from "#lib/auth/roles";
import { FACTS, factsOf } from "#lib/claims/change";
import type { ClaimDraft } from "#lib/claims/draft";
import { type ClaimRow, takenOf } from "#lib/claims/list";
import { type ClaimFacts, maySeeWithheld } from "#lib/claims/policy";
import type { ClaimState, ReopenKind, Status } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import type { Db } from "#lib/db";
import type { BasisKind, Stance, WithheldReason } from "#lib/evidence/schema";
import { fold, likeLiteral, searchWords } from "#lib/fold";
import { PARTY_KIND_WORDS, type PartyKind } from "#lib/parties/schema";
import type { Passage } from "#lib/quotes/passages";
import { type DeskRelations, relationsOnDesk } from "#lib/relations/queries";
import { sourcesSeenBy } from "#lib/sources/queries";
import type { SourceKind } from "#lib/sources/schema";

const PARTY = { select: { id: true, name: true, kind: true } } as const;
type PartyRow = { id: string; name: string; kind: PartyKind };

export type DeskSource = {
  id: string;
  kind: SourceKind;
  title: string;
  publisher: { id: string; name: string } | null;
  author: string | null;
  publishedOn: string | null;
  address: string | null;
  language: string | null;
};

/** Evidence as somebody may see it. `source` is null where the evidence is withheld from them, and so is all that it says. */
export type DeskEvidence = {
  id: string;
  stance: Stance;
  withheld: WithheldReason | null;
  source: DeskSource | null;
  basis: {
    kind: BasisKind;
    party: { id: string; name: string } | null;
    firstHand: boolean;
    from: { id: string; title: string } | null;
    fromHidden: boolean;
  } | null;
  quote: string | null;
  quoteLanguage: string | null;
  quoteAround: { prefix: string; suffix: string } | null;
  place: string | null;
  withdrawnOn: string | null;
  /** Since when its page, or what was quoted from it, is gone. */
  pageGone: string | null;
  passageLost: string | null;
  addedBy: { id: string; name: string };
};

export type DeskClaim = {
  id: string;
  number: number;
  state: ClaimState;
  revision: number;
  draft: ClaimDraft;
  author: { id: string; name: string };
  contributors: { id: string; name: string }[];
  createdAt: string;
  changedAt: string;
  submittedAt: string | null;
  taken: ClaimRow["taken"];
  returned: { reason: string; by: string | null } | null;
  reopened: { kind: ReopenKind; reason: string } | null;
  /** By a program, with what a claim has no place for. */
  sent: { by: string; at: string; note: string | null; speaker: string | null } | null;
  published: { slug: string; version: number; status: Status | null; asOf: string | null; retracted: boolean } | null;
  evidence: DeskEvidence[];
  relations: DeskRelations;
  facts: ClaimFacts;
};

/** The working copy of a claim with everything that this person may see of it; null if there is none. */
export async function claimForDesk(db: Db, actor: Actor, number: number, now: Date): Promise<DeskClaim | null> {
  const claim = await db.claim.findFirst({
    where: { number, state: { not: "discarded" } },
    select: {
      ...FACTS,
      text: true,
      language: true,
      quote: true,
      quoteLanguage: true,
      saidWhere: true,
      createdAt: true,
      changedAt: true,
      submittedAt: true,
      takenAt: true,
      takenById: true,
      returnReason: true,
      reopenKind: true,
      reopenReason: true,
      speaker: PARTY,
      author: { select: { id: true, name: true } },
      takenBy: { select: { name: true } },
      returnedBy: { select: { name: true } },
      concerns: { select: { party: PARTY }, orderBy: { place: "asc" } },
      topics: { select: { topic: { select: { name: true } } }, orderBy: { place: "asc" } },
      parts: { select: { round: true, personId: true, part: true, person: { select: { id: true, name: true } } } },
      publication: {
        select: { slug: true, status: true, retractedAt: true, version: { select: { number: true, asOf: true } } },
      },
      sentDraft: { select: { at: true, note: true, speaker: true, token: { select: { name: true } } } },
      evidence: { select: EVIDENCE, orderBy: { linked: "asc" } },
    },
  });
  if (!claim) return null;
  const { publication, sentDraft } = claim;
  return {
    id: claim.id,
    number: claim.number,
    state: claim.state,
    revision: claim.revision,
    draft: {
      text: claim.text,
      language: claim.language,
      quote: claim.quote ?? "",
      quoteLanguage: claim.quoteLanguage ?? "",
      speaker: claim.speaker && chosen(claim.speaker),
      speakerUnknown: claim.speakerUnknown,
      saidOn: toDay(claim.saidOn) ?? "",
      undated: claim.undated,
      saidWhere: claim.saidWhere ?? "",
      concerns: claim.concerns.map((one) => chosen(one.party)),
      topics: claim.topics.map((one) => one.topic.name),
    },
    author: claim.author,
    contributors: claim.parts
      .filter((one) => one.round === claim.round && one.part === "contributor" && one.personId !== claim.authorId)
      .map((one) => one.person),
    createdAt: claim.createdAt.toISOString(),
    changedAt: claim.changedAt.toISOString(),
    submittedAt: claim.submittedAt?.toISOString() ?? null,
    taken: takenOf(claim, actor, now),
    returned: claim.returnReason === null ? null : { reason: claim.returnReason, by: claim.returnedBy?.name ?? null },
    reopened: claim.reopenKind && { kind: claim.reopenKind, reason: claim.reopenReason ?? "" },
    sent: sentDraft && { by: sentDraft.token.name, at: sentDraft.at.toISOString(), note: sentDraft.note, speaker: sentDraft.speaker },
    published: publication && {
      slug: publication.slug,
      version: publication.version.number,
      status: publication.status,
      asOf: toDay(publication.version.asOf),
      retracted: publication.retractedAt !== null,
    },
    evidence: await shownTo(db, actor, claim.evidence),
    relations: await relationsOnDesk(db, claim.id),
    facts: factsOf(claim),
  };
}

/** What is written of a claim now, with the revision that it has. */
export async function draftOfClaim(db: Db, actor: Actor, number: number, now: Date) {
  const claim = await claimForDesk(db, actor, number, now);
  return claim && { revision: claim.revision, state: claim.state, draft: claim.draft };
}

/** The number of the claim that came of a draft. */
export async function numberOfDraft(db: Db, personId: string, id: string): Promise<number | null> {
  const claim = await db.claim.findFirst({ where: { id, authorId: personId, state: { not: "discarded" } }, select: { number: true } });
  return claim?.number ?? null;
}

export async function searchTopics(db: Db, query: string): Promise<string[]> {
  const words = searchWords(query);
  const topics = await db.topic.findMany({
    where: {
      AND: words.map((word) => ({
        OR: [{ name: { contains: likeLiteral(word), mode: "insensitive" } }, { slug: { contains: likeLiteral(word) } }],
      })),
    },
    select: { name: true },
    orderBy: words.length === 0 ? { claims: { _count: "desc" } } : { name: "asc" },
    take: 10,
  });
  const whole = fold(query);
  return topics.map((topic) => topic.name).sort((a, b) => Number(fold(b).startsWith(whole)) - Number(fold(a).startsWith(whole)));
}

export function chosen(party: PartyRow): { id: string; label: string; detail: string } {
  return { id: party.id, label: party.name, detail: PARTY_KIND_WORDS[party.kind] };
}

const EVIDENCE = {
  id: true,
  stance: true,
  basisKind: true,
  basisParty: { select: { id: true, name: true } },
  firstHand: true,
  basisSource: { select: { id: true, title: true } },
  quote: true,
  quoteLanguage: true,
  quotePrefix: true,
  quoteSuffix: true,
  passage: true,
  passageSince: true,
  place: true,
  withdrawnOn: true,
  withheldReason: true,
  addedById: true,
  addedBy: { select: { id: true, name: true } },
  source: {
    select: {
      id: true,
      kind: true,
      title: true,
      publisher: { select: { id: true, name: true } },
      author: true,
      publishedOn: true,
      address: true,
      language: true,
      pageWatch: { select: { goneSince: true } },
    },
  },
} as const;

type EvidenceRow = {
  id: string;
  stance: Stance;
  basisKind: BasisKind;
  basisParty: { id: string; name: string } | null;
  firstHand: boolean;
  basisSource: { id: string; title: string } | null;
  quote: string | null;
  quoteLanguage: string | null;
  quotePrefix: string | null;
  quoteSuffix: string | null;
  passage: Passage | null;
  passageSince: Date | null;
  place: string | null;
  withdrawnOn: Date | null;
  withheldReason: WithheldReason | null;
  addedById: string;
  addedBy: { id: string; name: string };
  source: Omit<DeskSource, "publishedOn"> & { publishedOn: Date | null; pageWatch: { goneSince: Date | null } | null };
};

async function shownTo(db: Db, actor: Actor, rows: EvidenceRow[]): Promise<DeskEvidence[]> {
  const repeated = rows.flatMap((row) => row.basisSource?.id ?? []);
  const seen = new Set(
    (await db.source.findMany({ where: { id: { in: repeated }, ...sourcesSeenBy(actor) }, select: { id: true } })).map((one) => one.id),
  );
  return rows.map((each) => {
    const {
      basisKind,
      basisParty,
      firstHand,
      basisSource,
      withdrawnOn,
      withheldReason,
      addedById,
      source: { pageWatch, ...source },
      passage,
      passageSince,
      quotePrefix,
      quoteSuffix,
      ...row
    } = each;
    if (withheldReason !== null && !maySeeWithheld(actor, { addedById }))
      return {
        id: row.id,
        stance: row.stance,
        addedBy: row.addedBy,
        withheld: withheldReason,
        source: null,
        basis: null,
        quote: null,
        quoteLanguage: null,
        quoteAround: null,
        place: null,
        withdrawnOn: null,
        pageGone: null,
        passageLost: null,
      };
    const hidden = basisSource !== null && !seen.has(basisSource.id);
    return {
      ...row,
      withheld: withheldReason,
      source: { ...source, publishedOn: toDay(source.publishedOn) },
      quoteAround: quotePrefix === null ? null : { prefix: quotePrefix, suffix: quoteSuffix ?? "" },
      basis: { kind: basisKind, party: basisParty, firstHand, from: hidden ? null : basisSource, fromHidden: hidden },
      withdrawnOn: toDay(withdrawnOn),
      pageGone: pageWatch?.goneSince?.toISOString() ?? null,
      passageLost: passage === "lost" ? (passageSince?.toISOString() ?? null) : null,
    };
  });
}
