import "server-only";
import { createHash } from "node:crypto";
import { type NewEvent, recordFirstEvents } from "#lib/audit/record";
import { randomPassword } from "#lib/auth/password";
import { claimSearchText } from "#lib/claims/change";
import { columnsOf, findOrMakeTopics } from "#lib/claims/commands";
import { claimContent } from "#lib/claims/schema";
import type { Db, Tx } from "#lib/db";
import { contentsIn, READERS } from "#lib/evidence/queries";
import { type BasisInput, basisKeyOf } from "#lib/evidence/schema";
import { derivedId } from "#lib/imports/derived-id";
import { publishUnreviewed } from "#lib/imports/publish-unreviewed";
import { type Registered, type Registry, readRegistry } from "#lib/imports/scale-registry";
import type { ScaleRow } from "#lib/imports/scale-rows";
import { insertRows } from "#lib/insert-rows";
import { createPersonWithPassword } from "#lib/people/commands";
import { besideTurns } from "#lib/take-turns";

/** A row, and when its claim was published first. */
export type PlacedRow = { row: ScaleRow; at: Date };

export type Loaded = { created: number; alreadyThere: number };

const TIMEOUT_MS = 600_000;
const AUTHOR = { email: "import@claimdesk.invalid", name: "Import", role: "editor" as const };

/**
 * Loads many claims that others have collected as published and unreviewed, with the rows that the commands would write of each, many at a
 * time. What is there already stays as it is. While some rows are being written others may be made ready; who and what they name is entered
 * in turn before.
 * @param set what the rows are a part of: the same set and row is the same claim
 * @returns loads some rows, all or none
 */
export async function scaleLoader(db: Db, set: string): Promise<(rows: readonly PlacedRow[]) => Promise<Loaded>> {
  const authorId = await importAuthor(db);
  const registry = await readRegistry(db, authorId, (name) => idIn(set, `source ${name}`));
  let turn: Promise<unknown> = Promise.resolve();
  return async (rows) => {
    const ready = turn.then(() => db.$transaction((tx) => enter(tx, registry, set, rows), { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS }));
    turn = ready;
    const claims = await ready;
    if (claims.length > 0) await db.$transaction((tx) => write(tx, claims, authorId), { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS });
    return { created: claims.length, alreadyThere: rows.length - claims.length };
  };
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

/** Dossiers that are brought in meanwhile wait, so that nobody is entered twice. */
const withoutImports = (tx: Tx) => besideTurns(tx, "import");

/** The claims that are not there yet, each with its number; whom and what they name is there then. */
async function enter(tx: Tx, registry: Registry, set: string, given: readonly PlacedRow[]): Promise<Claim[]> {
  await withoutImports(tx);
  const withIds = new Map(given.map((placed) => [idIn(set, placed.row.id), placed]));
  const there = await tx.claim.findMany({ where: { id: { in: [...withIds.keys()] } }, select: { id: true } });
  for (const { id } of there) withIds.delete(id);
  const rows = [...withIds.values()];
  if (rows.length === 0) return [];
  const topics = await topicsNamed(
    tx,
    rows.flatMap(({ row }) => row.topics),
  );
  const registered = await registry.register(tx, rows);
  const numbers = await tx.$queryRaw<{ number: number }[]>`
    SELECT nextval(pg_get_serial_sequence('claim', 'number'))::int AS number FROM generate_series(1, ${rows.length})`;
  return [...withIds].map(([id, placed], at) => claimOf(id, numbers[at]?.number as number, placed, registered(placed.row), topics));
}

async function write(tx: Tx, claims: readonly Claim[], authorId: string): Promise<void> {
  await withoutImports(tx);
  const written = claims.map((claim) => ({ ...rowOfClaim(claim, authorId), id: claim.id }));
  const evidence = claims.map((claim) => rowOfEvidence(claim, authorId));
  await insertRows(tx, "claim", written);
  await insertRows(
    tx,
    "round_part",
    claims.map(({ id }) => ({ claimId: id, round: 1, personId: authorId, part: "contributor" })),
  );
  await insertRows(
    tx,
    "claim_topic",
    claims.flatMap((claim) => claim.topics.map(({ id }, place) => ({ claimId: claim.id, topicId: id, place }))),
  );
  await insertRows(tx, "evidence", evidence);

  const asWritten = claims.map((claim, at) => ({
    ...(written[at] as (typeof written)[number]),
    concerns: [],
    topics: claim.topics.map((topic) => ({ topic: { name: topic.name, slug: topic.slug } })),
    evidence: [
      { ...(evidence[at] as (typeof evidence)[number]), quotePrefix: null, quoteSuffix: null, source: claim.source, basisSource: null },
    ],
    responses: [],
    verdicts: [],
  }));
  const contents = await contentsIn(tx, asWritten, READERS);
  const published = claims.map(({ content: { text, saidOn }, ...claim }) => ({ ...claim, text, saidOn }));
  const digests = await publishUnreviewed(tx, published, contents);
  await recordFirstEvents(
    tx,
    claims.map((claim, at) => importedEvent(claim, digests[at] as string, authorId)),
  );
}

type Topic = { id: string; name: string; slug: string };

async function topicsNamed(tx: Tx, names: string[]): Promise<Map<string, Topic>> {
  const ids = new Map<string, string>();
  for (const name of new Set(names)) for (const id of await findOrMakeTopics(tx, [name])) ids.set(name, id);
  const found = await tx.topic.findMany({ where: { id: { in: [...ids.values()] } } });
  const byId = new Map(found.map((topic) => [topic.id, topic]));
  return new Map([...ids].map(([name, id]) => [name, byId.get(id) as Topic]));
}

type Claim = ReturnType<typeof claimOf>;

function claimOf(id: string, number: number, { row, at }: PlacedRow, { speaker, source }: Registered, known: Map<string, Topic>) {
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
  const touched = [...new Set(content.topics.map((name) => known.get(name) as Topic))];
  return { id, number, at, content, topics: touched, speaker, source, basis, evidenceId: crypto.randomUUID() };
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
    firstHand: false,
    basisSourceId: null,
    quote: null,
    quoteLanguage: null,
    place: null,
    withdrawnOn: null,
    withheldReason: null,
    basisKey: basisKeyOf(basis),
    linked: 1,
    addedById: authorId,
    addedAt: at,
  };
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
