import "server-only";
import { createHash } from "node:crypto";
import { type Json, treeDigest } from "#lib/audit/digest";
import { type NewEvent, recordFirstEvents } from "#lib/audit/record";
import { randomPassword } from "#lib/auth/password";
import { claimSearchText } from "#lib/claims/change";
import { columnsOf, findOrMakeTopics } from "#lib/claims/commands";
import { claimContent } from "#lib/claims/schema";
import { fromDay } from "#lib/dates";
import type { Db, Tx } from "#lib/db";
import type { Contents } from "#lib/evidence/contents";
import { contentsOf, READERS } from "#lib/evidence/queries";
import { type BasisInput, basisKeyOf } from "#lib/evidence/schema";
import { derivedId } from "#lib/imports/derived-id";
import { type Registered, type Registry, readRegistry } from "#lib/imports/scale-registry";
import type { ScaleRow } from "#lib/imports/scale-rows";
import { createPersonWithPassword } from "#lib/people/commands";
import { writeEntries } from "#lib/publication/entries";
import { snapshotOf } from "#lib/publication/snapshot";
import { slugOf } from "#lib/slug";

/** A row, and when its claim was published first. */
export type PlacedRow = { row: ScaleRow; at: Date };

export type Loaded = { created: number; alreadyThere: number };

const TIMEOUT_MS = 600_000;
const AUTHOR = { email: "import@claimdesk.invalid", name: "Import", role: "editor" as const };

/**
 * Loads many claims that others have collected as published and unreviewed, with the rows that the commands would write of each, many at a
 * time. What is there already stays as it is.
 * @param set what the rows are a part of: the same set and row is the same claim
 * @returns loads some rows, all or none
 */
export async function scaleLoader(db: Db, set: string): Promise<(rows: readonly PlacedRow[]) => Promise<Loaded>> {
  const authorId = await importAuthor(db);
  const registry = await readRegistry(db, authorId, (name) => idIn(set, `source ${name}`));
  return (rows) => db.$transaction((tx) => load(tx, registry, authorId, set, rows), { timeout: TIMEOUT_MS, maxWait: 10_000 });
}

const idIn = (set: string, what: string) => derivedId(createHash("sha256").update(`${set}\n${what}`).digest("hex"));

/** Whoever everything that was loaded is by: nobody who works here, so that everybody here may decide it. */
async function importAuthor(db: Db): Promise<string> {
  const there = await db.person.findUnique({ where: { email: AUTHOR.email }, select: { id: true } });
  if (there) return there.id;
  const now = new Date();
  const { id } = await createPersonWithPassword(db, { ...AUTHOR, password: randomPassword() }, now);
  await db.person.update({ where: { id }, data: { disabledAt: now } });
  return id;
}

async function load(tx: Tx, registry: Registry, authorId: string, set: string, given: readonly PlacedRow[]): Promise<Loaded> {
  // With dossiers, and with another loader, in turn.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('import', 0))`;
  const withIds = new Map(given.map((placed) => [idIn(set, placed.row.id), placed]));
  const there = await tx.claim.findMany({ where: { id: { in: [...withIds.keys()] } }, select: { id: true } });
  for (const { id } of there) withIds.delete(id);
  const result = { created: withIds.size, alreadyThere: given.length - withIds.size };
  if (withIds.size === 0) return result;

  const rows = [...withIds.values()];
  const topicIds = new Map<string, string>();
  for (const name of new Set(rows.flatMap(({ row }) => row.topics)))
    for (const id of await findOrMakeTopics(tx, [name])) topicIds.set(name, id);
  const { registered, events } = await registry.register(tx, rows);
  const numbers = await tx.$queryRaw<{ number: number }[]>`
    SELECT nextval(pg_get_serial_sequence('claim', 'number'))::int AS number FROM generate_series(1, ${rows.length})`;
  const claims = [...withIds].map(([id, placed], at) => claimOf(id, numbers[at]?.number as number, placed, registered(placed.row)));

  await tx.claim.createMany({ data: claims.map((claim) => rowOfClaim(claim, authorId)) });
  await tx.roundPart.createMany({
    data: claims.map(({ id }) => ({ claimId: id, round: 1, personId: authorId, part: "contributor" as const })),
  });
  await tx.claimTopic.createMany({
    data: claims.flatMap(({ id, content }) =>
      content.topics.map((name, place) => ({ claimId: id, topicId: topicIds.get(name) as string, place })),
    ),
  });
  await tx.evidence.createMany({ data: claims.map((claim) => rowOfEvidence(claim, authorId)) });

  const contents = await contentsOf(
    tx,
    claims.map((claim) => claim.id),
    READERS,
  );
  const versions = claims.map((claim) => versionOf(claim, contents.get(claim.id) as Contents));
  await tx.version.createMany({ data: versions.map((version) => version.row) });
  await tx.publication.createMany({ data: versions.map((version) => version.pointer) });
  await recordFirstEvents(tx, [...events, ...versions.map(({ claim, row }) => importedEvent(claim, row.sha256, authorId))]);
  await writeEntries(
    tx,
    versions.map(({ claim, snapshot }) => ({ claimId: claim.id, snapshot, firstPublishedAt: claim.at })),
  );
  return result;
}

type Claim = ReturnType<typeof claimOf>;

function claimOf(id: string, number: number, { row, at }: PlacedRow, { speaker, source }: Registered) {
  const { saidOn, saidWhere, topics, text, language } = row;
  const content = claimContent.parse({
    text,
    language,
    speakerId: speaker?.id ?? null,
    speakerUnknown: speaker === null,
    saidOn,
    undated: saidOn === null,
    saidWhere,
    concernIds: [],
    topics,
  });
  const basis: BasisInput = speaker ? { kind: "attributed", partyId: speaker.id, firstHand: false } : { kind: "unknown" };
  return { id, number, at, content, speaker, source, basis, evidenceId: crypto.randomUUID() };
}

function rowOfClaim({ id, number, at, content, speaker, source }: Claim, authorId: string) {
  return {
    id,
    number,
    ...columnsOf(content),
    state: "published" as const,
    authorId,
    createdAt: at,
    changedAt: at,
    searchText: claimSearchText({ number, ...content, speaker, sources: [source] }),
  };
}

function rowOfEvidence({ id, evidenceId, source, basis, at }: Claim, authorId: string) {
  return {
    id: evidenceId,
    claimId: id,
    sourceId: source.id,
    stance: "asserts" as const,
    basisKind: basis.kind,
    basisPartyId: basis.kind === "attributed" ? basis.partyId : null,
    basisKey: basisKeyOf(basis),
    linked: 1,
    addedById: authorId,
    addedAt: at,
  };
}

function versionOf(claim: Claim, contents: Contents) {
  const at = claim.at.toISOString();
  const snapshot = snapshotOf(
    contents,
    claim.number,
    {
      slug: slugOf(claim.content.text, "claim"),
      version: 1,
      cause: "import",
      publishedAt: at,
      updatedAt: at,
      status: "unreviewed",
      balance: null,
      asOf: null,
      rationale: null,
      reasonAgainst: null,
      suggested: null,
      signatures: 0,
      recheckOn: null,
      reopened: null,
      retraction: null,
    },
    null,
  );
  const id = crypto.randomUUID();
  const row = {
    id,
    claimId: claim.id,
    number: 1,
    cause: "import" as const,
    status: "unreviewed" as const,
    publishedAt: claim.at,
    snapshot,
    sha256: treeDigest(snapshot as unknown as Json),
    rulesVersion: snapshot.assessment?.rulesVersion ?? null,
  };
  const pointer = {
    claimId: claim.id,
    versionId: id,
    number: claim.number,
    slug: snapshot.slug,
    status: "unreviewed" as const,
    firstPublishedAt: claim.at,
    updatedAt: claim.at,
    saidOn: fromDay(claim.content.saidOn),
  };
  return { claim, snapshot, row, pointer };
}

function importedEvent({ id, number, at, content, evidenceId, source, basis }: Claim, sha256: string, actorId: string): NewEvent {
  const said = { stance: "asserts", basis, quote: null, quoteLanguage: null, place: null, withdrawnOn: null };
  return {
    stream: `claim:${id}`,
    kind: "imported",
    at,
    actorId,
    data: {
      revision: 1,
      state: "published",
      round: 1,
      number,
      content,
      evidence: [{ evidence: evidenceId, source: source.id, ...said }],
      version: 1,
      sha256,
    },
  };
}
