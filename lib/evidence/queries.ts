import "server-only";
import type { Actor } from "#lib/auth/roles";
import { maySeeWithheld } from "#lib/claims/policy";
import { toDay } from "#lib/dates";
import { type Db, type Prisma, sql, type Tx } from "#lib/db";
import { type Assessment, assess } from "#lib/evidence/assess";
import { type Contents, contentsAsOf, dossierOf, onlyNamed } from "#lib/evidence/contents";
import type { WithheldReason } from "#lib/evidence/schema";
import { KNOWN_TO_ALL, sourcesSeenBy } from "#lib/sources/queries";
import { VERDICT, verdictOf } from "#lib/verdicts/queries";

/** Whose eyes a working copy is read with: which evidence they may see, and which sources they may know of. */
export type Audience = {
  sees: (evidence: { withheldReason: WithheldReason | null; addedById: string }) => boolean;
  knows: Prisma.SourceWhereInput;
};

export const READERS: Audience = { sees: (one) => one.withheldReason === null, knows: KNOWN_TO_ALL };
/** What the newsroom as a whole knows: what a suggestion is made from. */
export const NEWSROOM: Audience = { sees: () => true, knows: {} };
export function staff(actor: Actor): Audience {
  return { sees: (one) => one.withheldReason === null || maySeeWithheld(actor, one), knows: sourcesSeenBy(actor) };
}

/** The whole working copy of one claim, withheld evidence included: what is decided on. */
export async function wholeOf(db: Db | Tx, claimId: string): Promise<Contents> {
  const contents = (await contentsOf(db, [claimId], NEWSROOM)).get(claimId);
  if (!contents) throw new Error(`There is no claim ${claimId}.`);
  return contents;
}

/** What the evidence of a working copy suggests, withheld evidence included. */
export async function suggestionOf(db: Db | Tx, claimId: string, asOf?: string): Promise<Assessment> {
  return assess(dossierOf(await wholeOf(db, claimId)), asOf);
}

/** The working copies of claims, as an audience may know them. @param asOf what came later is left out */
export async function contentsOf(db: Db | Tx, claimIds: string[], audience: Audience, asOf?: string): Promise<Map<string, Contents>> {
  const claims = await db.claim.findMany({
    where: { id: { in: claimIds } },
    include: {
      concerns: { orderBy: { place: "asc" } },
      topics: { orderBy: { place: "asc" }, select: { topic: { select: { name: true, slug: true } } } },
      evidence: { orderBy: { linked: "asc" }, include: { source: true, basisSource: true } },
      responses: { orderBy: { asked: "asc" } },
      verdicts: { orderBy: { place: "asc" }, select: VERDICT },
    },
  });
  return contentsIn(db, claims, audience, asOf);
}

/** Sources `s` of which readers of a claim are told nothing again: a piece is withheld there, or the source is somewhere and not shown there now. */
export const isKeptBack = (claimId: Prisma.Sql, isShown: Prisma.Sql) => sql.sql`
  s.withheld AND (NOT ${isShown} OR EXISTS (
    SELECT FROM evidence w WHERE w."claimId" = ${claimId} AND w."sourceId" = s.id AND w."withheldReason" IS NOT NULL))`;

/** Those of them that a version showed. @param next what readers will see */
export async function keptBackOf(db: Db | Tx, claimId: string, shown: Pick<Contents, "evidence">, next: Pick<Contents, "evidence">) {
  const sourcesIn = ({ evidence }: Pick<Contents, "evidence">) => sql.sql`${[...new Set(evidence.map((one) => one.source))]}::uuid[]`;
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM source s
    WHERE s.id = ANY(${sourcesIn(shown)}) AND ${isKeptBack(sql.sql`${claimId}::uuid`, sql.sql`s.id = ANY(${sourcesIn(next)})`)}`;
  return found.map((source) => source.id);
}

type WrittenSource = Pick<Prisma.SourceModel, "id" | "kind" | "title" | "publisherId" | "author" | "publishedOn" | "address" | "language">;
type WrittenEvidence = Omit<Prisma.EvidenceModel, "id" | "claimId" | "basisKey" | "linked" | "addedAt" | "passage" | "passageSince">;

/** A working copy as its rows hold it. */
export type Written = Pick<
  Prisma.ClaimModel,
  "id" | "text" | "language" | "quote" | "quoteLanguage" | "speakerId" | "speakerUnknown" | "saidOn" | "undated" | "saidWhere"
> & {
  concerns: readonly { partyId: string }[];
  topics: readonly { topic: { name: string; slug: string } }[];
  evidence: readonly (WrittenEvidence & { source: WrittenSource; basisSource: WrittenSource | null })[];
  responses: readonly Prisma.ResponseModel[];
  verdicts: readonly Parameters<typeof verdictOf>[0][];
};

/** The same of rows that have been read, or were just written. */
export async function contentsIn(
  db: Db | Tx,
  claims: readonly Written[],
  audience: Audience,
  asOf?: string,
): Promise<Map<string, Contents>> {
  const known = await knownAmong(
    db,
    claims.flatMap((claim) => claim.evidence.flatMap((one) => one.basisSourceId ?? [])),
    audience,
  );
  const parts = claims.map((claim) => {
    const shown = claim.evidence.filter(audience.sees);
    const kept = claim.evidence.filter((one) => !audience.sees(one));
    const linkedHere = new Set(shown.map((one) => one.sourceId));
    // Known here from what is kept back alone, or nowhere from anything else.
    const hidden = new Set(kept.map((one) => one.sourceId).filter((id) => !linkedHere.has(id)));
    for (const { basisSourceId } of shown)
      if (basisSourceId && !linkedHere.has(basisSourceId) && !known.has(basisSourceId)) hidden.add(basisSourceId);
    const sources = new Map(
      shown.flatMap(({ basisSource }) => (basisSource && !hidden.has(basisSource.id) ? [[basisSource.id, basisSource] as const] : [])),
    );
    for (const one of shown) sources.set(one.source.id, one.source);
    return { claim, shown, kept, hidden, sources: [...sources.values()] };
  });
  const registry = await readRegistry(
    db,
    parts.flatMap(({ claim, shown, sources }) =>
      [
        claim.speakerId,
        ...claim.concerns.map((one) => one.partyId),
        ...shown.map((one) => one.basisPartyId),
        ...sources.map((source) => source.publisherId),
        ...claim.responses.map((one) => one.partyId),
      ].filter((id) => id !== null),
    ),
    audience,
  );
  const { nameOf, mustName } = namesFrom(registry);
  const registered = { parties: partiesIn(registry), affiliations: registry.ties };
  return new Map(
    parts.map(({ claim, shown, kept, hidden, sources }): [string, Contents] => {
      const contents: Omit<Contents, "parties" | "affiliations"> = {
        claim: {
          text: claim.text,
          language: claim.language,
          quote: claim.quote,
          quoteLanguage: claim.quoteLanguage,
          speaker: nameOf(claim.speakerId),
          speakerUnknown: claim.speakerUnknown,
          saidOn: toDay(claim.saidOn),
          undated: claim.undated,
          saidWhere: claim.saidWhere,
          concerns: [...new Set(claim.concerns.map((one) => mustName(one.partyId)))],
          topics: claim.topics.map((one) => one.topic),
        },
        sources: sources.map((source) => ({
          id: source.id,
          kind: source.kind,
          title: source.title,
          publisher: nameOf(source.publisherId),
          author: source.author,
          publishedOn: toDay(source.publishedOn),
          address: source.address,
          language: source.language,
        })),
        evidence: shown.map((one) => ({
          source: one.sourceId,
          stance: one.stance,
          // What it repeats is kept back: then nobody of this audience can be told what it rests on.
          basis: hidden.has(one.basisSourceId ?? "")
            ? { kind: "unknown", party: null, firstHand: false, from: null }
            : { kind: one.basisKind, party: nameOf(one.basisPartyId), firstHand: one.firstHand, from: one.basisSourceId },
          quote: one.quote,
          quoteLanguage: one.quoteLanguage,
          quoteAround: one.quotePrefix === null ? null : { prefix: one.quotePrefix, suffix: one.quoteSuffix ?? "" },
          place: one.place,
          withdrawnOn: toDay(one.withdrawnOn),
        })),
        responses: claim.responses.map((one) => ({
          party: mustName(one.partyId),
          askedOn: toDay(one.askedOn),
          outcome: one.outcome ?? "no_reply",
          repliedOn: toDay(one.repliedOn),
          answer: one.answer,
          answerLanguage: one.answerLanguage,
          withdrawnOn: toDay(one.withdrawnOn),
        })),
        withheld: withheldIn(kept, asOf),
        verdicts: claim.verdicts.map(verdictOf),
      };
      const whole = onlyNamed({ ...contents, ...registered });
      return [claim.id, asOf === undefined ? whole : contentsAsOf(whole, asOf)];
    }),
  );
}

type Kept = { sourceId: string; withheldReason: WithheldReason | null; source: { publishedOn: Date | null } };

/** Of each source that is kept back why, once: it may carry several voices. */
function withheldIn(kept: readonly Kept[], asOf: string | undefined): WithheldReason[] {
  const reasons = new Map<string, WithheldReason>();
  for (const { sourceId, withheldReason, source } of kept) {
    const isLater = asOf !== undefined && source.publishedOn !== null && toDay(source.publishedOn) > asOf;
    if (withheldReason && !isLater && !reasons.has(sourceId)) reasons.set(sourceId, withheldReason);
  }
  return [...reasons.values()];
}

/** Of the sources that are repeated, those that the audience may know of. */
async function knownAmong(db: Db | Tx, ids: string[], { knows }: Audience): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await db.source.findMany({ where: { id: { in: [...new Set(ids)] }, AND: knows }, select: { id: true } });
  return new Set(found.map((source) => source.id));
}

type Registry = {
  parties: Map<string, Contents["parties"][number] & { mergedIntoId: string | null }>;
  ties: Contents["affiliations"];
};

/** The parties with all that they answer to, however far up; a tie that is known only from a withheld source is withheld with it. */
async function readRegistry(db: Db | Tx, ids: string[], { knows }: Audience): Promise<Registry> {
  const all = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up (id) AS (
      SELECT unnest(${[...new Set(ids)]}::uuid[])
      UNION
      SELECT next.id FROM up CROSS JOIN LATERAL (
        SELECT t."toId" AS id FROM affiliation t WHERE t."fromId" = up.id
        UNION ALL
        SELECT p."mergedIntoId" FROM party p WHERE p.id = up.id AND p."mergedIntoId" IS NOT NULL
      ) next
    )
    SELECT id FROM up`;
  const named = all.map((one) => one.id);
  // Prisma takes an empty condition on what may be missing as one that nothing meets.
  const told = Object.keys(knows).length === 0 ? {} : { OR: [{ sourceId: null }, { source: knows }] };
  const [found, up] = await Promise.all([
    db.party.findMany({ where: { id: { in: named } }, select: { id: true, name: true, slug: true, kind: true, mergedIntoId: true } }),
    db.affiliation.findMany({ where: { fromId: { in: named }, ...told }, orderBy: { id: "asc" } }),
  ]);
  const ties = up.map((tie) => ({ from: tie.fromId, to: tie.toId, kind: tie.kind, since: toDay(tie.since), until: toDay(tie.until) }));
  return { parties: new Map(found.map((party) => [party.id, party])), ties };
}

/** A party that was merged goes by the one that it was merged into. */
function namesFrom({ parties }: Registry) {
  function mustName(id: string): string {
    const into = parties.get(id)?.mergedIntoId;
    return into ? mustName(into) : id;
  }
  return { mustName, nameOf: (id: string | null) => (id === null ? null : mustName(id)) };
}

/** In an order that no name changes. */
function partiesIn({ parties }: Registry): Contents["parties"] {
  return [...parties.values()]
    .filter((party) => party.mergedIntoId === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ mergedIntoId: _, ...party }) => party);
}
