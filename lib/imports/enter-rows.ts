import "server-only";
import { type Context, confirmActor } from "#lib/context";
import { type Db, sql, type Tx } from "#lib/db";
import { onTheWordOf } from "#lib/evidence/schema";
import { fold } from "#lib/fold";
import { timedId } from "#lib/imports/derived-id";
import type { Draft } from "#lib/imports/drafts";
import { enterDrafts, eventCountOf, type KnownTopics, type LinkAt, type NewDraft, sourcesAt, topicsNamed } from "#lib/imports/enter-drafts";
import { enterSpeakers } from "#lib/imports/enter-speakers";
import type { EnteredAs } from "#lib/imports/import-commands";
import { countRows, type Job, refusalRow } from "#lib/imports/jobs";
import type { Prepared, ReadyRow } from "#lib/imports/prepare";
import type { RowImported } from "#lib/imports/row-commands";
import { storable } from "#lib/imports/storable";
import { updateDraft } from "#lib/imports/update-drafts";
import { insertRows } from "#lib/insert-rows";
import { addressKey } from "#lib/sources/address";
import { besideTurns } from "#lib/take-turns";

/** A row with its place in the file, and what names it beyond that. */
export type NumberedRow = { nth: number; row: NamedRow | Exclude<Prepared, ReadyRow> };
export type NamedRow = ReadyRow & { identity: string | null };

/** What the record has of a row: the same, or what was brought in under its name and says something else. */
export type There =
  | { is: "same"; number: number }
  | { is: "older"; claimId: string; number: number; revision: number }
  | { is: "kept"; why: string };

export type Entering = Job & { as: EnteredAs; consumed: number };
export type RowsEntered = { rows: RowImported[]; topics: KnownTopics; isCancelled: boolean };

/** Who and what some rows name, as the registry knows them. */
export type Names = { speakers: ReadonlyMap<string, string>; topics: KnownTopics };

/**
 * Enters whom and what the rows name of which nothing is there yet, before their claims: so that the claims of one batch can be written while
 * those of the one before it are.
 */
export async function enterNames(tx: Tx, ctx: Context, rows: readonly NumberedRow[], known: KnownTopics): Promise<Names> {
  await beside(tx);
  await confirmActor(tx, ctx);
  const there = await whatIsThere(tx, rows);
  const drafts = rows.flatMap(({ row }) => ("draft" in row && there(row) === null ? [row.draft] : []));
  const speakers = await enterSpeakers(
    tx,
    ctx,
    drafts.flatMap((draft) => draft.speaker ?? []),
  );
  const topics = await topicsNamed(
    tx,
    drafts.flatMap((draft) => draft.content.topics),
    known,
  );
  await sourcesAt(
    tx,
    ctx,
    drafts.flatMap((draft) => linksOf(draft, null).map((link) => link.source)),
  );
  return { speakers, topics };
}

/** Dossiers, which take turns, wait until this transaction has ended: they find what it has entered. */
const beside = (tx: Tx) => besideTurns(tx, "import");

/**
 * Does with some rows of a file what is to be done with each, and counts it once the rows before them are. A row of which nothing is there
 * becomes a claim; one that is named as one before it changes its draft.
 * @param names what `enterNames` found; null: it is looked for again
 * @param before has the rows before these written
 * @throws Refused where one of them cannot come in: nothing of all has then happened; TakenOver
 */
export async function enterRows(
  tx: Tx,
  ctx: Context,
  job: Entering,
  rows: readonly NumberedRow[],
  names: Names | null,
  before: Promise<unknown>,
): Promise<RowsEntered> {
  await beside(tx);
  await confirmActor(tx, ctx);
  const there = await whatIsThere(tx, rows);
  const fresh = new Map<string, NamedRow>();
  for (const { row } of rows) if ("draft" in row && there(row) === null && !fresh.has(row.digest)) fresh.set(row.digest, row);
  const { numbers, topics } = await enterFresh(tx, ctx, job, [...fresh.values()], names);
  await before;
  const counts = { created: numbers.size, updated: 0, alreadyThere: 0, refused: 0 };
  const done: RowImported[] = [];
  const refusals: object[] = [];
  const told = new Set<string>();
  for (const { nth, row } of rows) {
    const became = await becameOf(row, numbers, told, there, (found) => updateDraft(tx, ctx, job, row as NamedRow, found));
    done.push(became);
    if (became.became === "refused") refusals.push(refusalRow(job, nth, became.problems, row.original));
    if (became.became !== "created") counts[became.became]++;
  }
  await insertRows(tx, "import_refusal", refusals);
  return { rows: done, topics, isCancelled: await countRows(tx, job, rows.length, counts, job.consumed) };
}

async function becameOf(
  row: NumberedRow["row"],
  numbers: ReadonlyMap<string, number>,
  told: Set<string>,
  there: (row: NamedRow) => There | null,
  update: (found: Extract<There, { is: "older" }>) => Promise<void>,
): Promise<RowImported> {
  if ("problems" in row) return { became: "refused", problems: row.problems };
  const { digest, line, path, draft } = row;
  const number = numbers.get(digest);
  // Of the same row twice the first is the claim.
  if (number !== undefined) {
    if (told.has(digest)) return { became: "alreadyThere", number };
    told.add(digest);
    return { became: "created", number, line, path, notes: draft.notes };
  }
  const found = there(row) as There;
  if (found.is === "same") return { became: "alreadyThere", number: found.number };
  if (found.is === "kept") return { became: "refused", problems: [{ line, path, column: null, message: found.why }] };
  if (told.has(digest)) return { became: "alreadyThere", number: found.number };
  told.add(digest);
  await update(found);
  return { became: "updated", number: found.number, line, path, notes: draft.notes };
}

type Fresh = { numbers: Map<string, number>; topics: KnownTopics };

async function enterFresh(tx: Tx, ctx: Context, job: Entering, fresh: readonly NamedRow[], names: Names | null): Promise<Fresh> {
  const known: KnownTopics = names?.topics ?? new Map();
  if (fresh.length === 0) return { numbers: new Map(), topics: known };
  const named = fresh.flatMap((row) => row.draft.speaker ?? []);
  const isKnown = named.every(({ name }) => names?.speakers.has(fold(name)));
  const speakers = names && isKnown ? names.speakers : await enterSpeakers(tx, ctx, named);
  const drafts = fresh.map(({ draft }): NewDraft => ({ id: timedId(), ...contentOf(draft, speakers) }));
  const { numbers, topics } = await enterDrafts(tx, ctx, drafts, known, job.as);
  await insertRows(
    tx,
    "imported_row",
    fresh.map(({ digest, identity, line, path, original }, at) => ({
      digest,
      identity,
      importId: job.id,
      claimId: drafts[at]?.id,
      line,
      path: storable(path),
      original: storable(original),
      events: eventCountOf(drafts[at] as NewDraft, job.as),
    })),
  );
  return { numbers: new Map(fresh.map(({ digest }, at) => [digest, numbers[at] as number])), topics };
}

/** What a row says, with its speaker as the registry knows them. */
export function contentOf(draft: Draft, speakers: ReadonlyMap<string, string>): Omit<NewDraft, "id"> {
  const speakerId = draft.speaker ? (speakers.get(fold(draft.speaker.name)) as string) : null;
  const content = { ...draft.content, speakerId, speakerUnknown: speakerId === null, concernIds: [] };
  return { content, links: linksOf(draft, speakerId), verdicts: draft.verdicts };
}

type FoundRow = {
  digest: string;
  identity: string | null;
  claimId: string;
  number: number;
  revision: number;
  state: string;
  isWorkedOn: boolean;
};

/** What the record has of each of these rows; null: nothing. */
export async function whatIsThere(db: Db | Tx, rows: readonly NumberedRow[]): Promise<(row: NamedRow) => There | null> {
  const ready = rows.flatMap(({ row }) => ("draft" in row ? [row] : []));
  const digests = ready.map((one) => one.digest);
  const identities = ready.flatMap((one) => one.identity ?? []);
  const found = await db.$queryRaw<FoundRow[]>`
    SELECT r.digest, r.identity, r."claimId", c.number, c.revision, c.state::text AS state, ${WORKED_ON} AS "isWorkedOn"
    FROM imported_row r JOIN claim c ON c.id = r."claimId"
    WHERE r.digest = ANY(${digests}::text[]) OR r.identity = ANY(${identities}::text[])`;
  const byDigest = new Map(found.map((one) => [one.digest, one]));
  const byIdentity = new Map(found.map((one) => [one.identity, one]));
  return ({ digest, identity }) => {
    const same = byDigest.get(digest);
    if (same) return { is: "same", number: same.number };
    const older = identity === null ? undefined : byIdentity.get(identity);
    if (!older) return null;
    const { claimId, number, revision, state } = older;
    if (older.isWorkedOn) return { is: "kept", why: `This row has changed, but somebody has worked on C-${number} since.` };
    if (state !== "draft") return { is: "kept", why: `This row has changed, but C-${number} has been published.` };
    return { is: "older", claimId, number, revision };
  };
}

/** Whether anything of the claim of an imported row `r` is not the import's own: an event, or changes that somebody has not saved yet. */
export const WORKED_ON = sql.sql`(
  (SELECT number FROM stream WHERE name = 'claim:' || r."claimId") <> r.events
  OR EXISTS (SELECT 1 FROM draft_buffer WHERE "claimId" = r."claimId"))`;

/** Where the claim can be found is its speaker's word; what else a row refers to says of itself nothing for or against it. */
function linksOf({ appearedAt, sources, content }: Draft, speakerId: string | null): LinkAt[] {
  const taken = new Set<string>();
  const fresh = (address: string) => {
    const key = addressKey(address);
    return taken.has(key) ? false : taken.add(key);
  };
  const rest = { quote: null, quoteLanguage: null, place: null, withdrawnOn: null };
  return [
    ...appearedAt.filter(fresh).map(
      (address): LinkAt => ({
        ...rest,
        source: sourceAt(address, content.language),
        stance: "asserts",
        basis: onTheWordOf(speakerId),
      }),
    ),
    ...sources
      .filter(fresh)
      .map((address): LinkAt => ({ ...rest, source: sourceAt(address, null), stance: "context", basis: { kind: "unknown" } })),
  ];
}

const POSTS = /(^|\.)(facebook|instagram|twitter|x|tiktok|threads|reddit|telegram|t|vk|weibo)\.(com|me|net)$/;
const VIDEOS = /(^|\.)(youtube\.com|youtu\.be|vimeo\.com|fb\.watch)$/;

/** A source of which nothing is known but where it is, which is its title until somebody has looked. */
function sourceAt(address: string, language: string | null): LinkAt["source"] {
  const { hostname, href } = new URL(address);
  const kind = POSTS.test(hostname) ? "post" : VIDEOS.test(hostname) ? "video" : "article";
  const title = href.replace(/^https?:\/\/(www\.)?/, "").slice(0, 300);
  return { kind, title, address, publisherId: null, author: null, publishedOn: null, language };
}
