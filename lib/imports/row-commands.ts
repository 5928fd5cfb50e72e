import "server-only";
import { type Context, insideOf } from "#lib/context";
import type { Tx } from "#lib/db";
import { type Problem, Refused, violatedConstraint } from "#lib/errors";
import { fold } from "#lib/fold";
import type { Mapping } from "#lib/imports/columns";
import { derivedId } from "#lib/imports/derived-id";
import type { Draft } from "#lib/imports/drafts";
import { enterDrafts, eventsOf, type KnownTopics, type LinkAt, type NewDraft } from "#lib/imports/enter-drafts";
import { enterSpeakers } from "#lib/imports/enter-speakers";
import type { Plan, Prepared, RowProblem } from "#lib/imports/prepare";
import { storable } from "#lib/imports/storable";
import { insertRows } from "#lib/insert-rows";
import { addressKey } from "#lib/sources/address";
import { takeTurn } from "#lib/take-turns";

type ReadyRow = Extract<Prepared, { draft: Draft }>;

/** What became of one row. */
export type RowImported =
  | { became: "created"; number: number | null; line: number | null; path: string | null; notes: Problem[] } // null: a dry run gives no number away
  | { became: "alreadyThere"; number: number | null }
  | { became: "refused"; problems: RowProblem[] };

/** Rows that share a transaction: enough that most of the time is not spent on beginning and ending one. */
const TOGETHER = 500;
const TIMEOUT_MS = 120_000;

/** What a person last said of files of this shape; null: nobody has. */
export async function savedMapping({ db }: Pick<Context, "db">, shape: string): Promise<Mapping | null> {
  const last = await db.import.findFirst({
    where: { shape, corrected: true },
    orderBy: [{ begunAt: "desc" }, { id: "desc" }],
    select: { mapping: true },
  });
  return last && (last.mapping as unknown as Mapping);
}

/**
 * Brings the rows of a file in as drafts of whoever acts, each as a whole or not at all, under the rules of the desk. A row that is
 * there already, from this file or another, changes nothing.
 * @param options.dryRun says what would become of each, and enters nothing
 * @returns what became of each row
 */
export async function* importRows(
  ctx: Context,
  file: string,
  plan: Plan,
  { dryRun = false } = {},
): AsyncGenerator<RowImported, void, void> {
  const seen = new Set<string>();
  let importId: string | null = null;
  let topics: KnownTopics = new Map();
  for await (const rows of together(plan.rows)) {
    for (const row of rows) if ("problems" in row) yield { became: "refused", problems: row.problems };
    const ready: ReadyRow[] = [];
    for (const row of rows) {
      if (!("draft" in row)) continue;
      if (seen.has(row.digest)) yield { became: "alreadyThere", number: null };
      else ready.push(row);
      seen.add(row.digest);
    }
    if (ready.length === 0) continue;
    if (dryRun) {
      yield* await tried(ctx, ready);
      continue;
    }
    importId ??= await begin(ctx, file, plan);
    for (const done of await entered(ctx, importId, ready, topics)) {
      topics = done.topics;
      yield* done.rows;
    }
  }
}

async function* together(rows: AsyncIterable<Prepared>): AsyncGenerator<Prepared[]> {
  let held: Prepared[] = [];
  for await (const row of rows) {
    held.push(row);
    if (held.length < TOGETHER) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

async function begin({ db, actor, now }: Context, file: string, { shape, mapping, isCorrected }: Plan): Promise<string> {
  const { id } = await db.import.create({
    data: {
      file,
      state: "done",
      endedAt: now,
      shape,
      mapping: storable(mapping),
      corrected: isCorrected,
      personId: actor.id,
      begunAt: now,
    },
    select: { id: true },
  });
  return id;
}

async function tried({ db }: Context, rows: readonly ReadyRow[]): Promise<RowImported[]> {
  const there = await numbersOf(db, rows);
  return rows.map(({ digest, draft, line, path }) => {
    const number = there.get(digest);
    return number === undefined ? { became: "created", number: null, line, path, notes: draft.notes } : { became: "alreadyThere", number };
  });
}

async function numbersOf(db: Pick<Tx, "importedRow">, rows: readonly ReadyRow[]): Promise<Map<string, number>> {
  const there = await db.importedRow.findMany({
    where: { digest: { in: rows.map((row) => row.digest) } },
    select: { digest: true, claim: { select: { number: true } } },
  });
  return new Map(there.map(({ digest, claim }) => [digest as string, claim.number]));
}

type Entered = { rows: RowImported[]; topics: KnownTopics };

/** All of them in one transaction; where one is refused, each in its own, so that the others come in. */
async function entered(ctx: Context, importId: string, rows: readonly ReadyRow[], topics: KnownTopics): Promise<Entered[]> {
  try {
    const done = await ctx.db.$transaction((tx) => enter(tx, { ...ctx, db: insideOf(tx) }, importId, rows, topics), {
      timeout: TIMEOUT_MS,
      maxWait: 10_000,
    });
    return [done];
  } catch (error) {
    const refused = refusalIn(error);
    if (refused === null) throw error;
    const [row] = rows;
    if (rows.length === 1 && row) return [{ rows: [{ became: "refused", problems: problemsOf(refused, row) }], topics }];
    const half = Math.ceil(rows.length / 2);
    const first = await entered(ctx, importId, rows.slice(0, half), topics);
    return [...first, ...(await entered(ctx, importId, rows.slice(half), first.at(-1)?.topics ?? topics))];
  }
}

/** What a row is refused for; null: it is nothing that a row can help. */
function refusalIn(error: unknown): Refused | null {
  if (error instanceof Refused) return error.code === 401 ? null : error;
  const rule = violatedConstraint(error);
  return rule === null ? null : new Refused({ code: 422, sentence: `The record does not take this row (${rule}).` });
}

function problemsOf(error: Refused, { line, path }: ReadyRow): RowProblem[] {
  const problems = error.details.problems ?? [{ path: "", message: error.message }];
  return problems.map(({ message }) => ({ line, path, column: null, message }));
}

async function enter(tx: Tx, ctx: Context, importId: string, rows: readonly ReadyRow[], known: KnownTopics): Promise<Entered> {
  // Two imports at once take turns, so that the second finds what the first has entered.
  await takeTurn(tx, "import");
  const there = await numbersOf(tx, rows);
  const fresh = rows.filter((row) => !there.has(row.digest));
  const speakers = await enterSpeakers(
    tx,
    ctx,
    fresh.flatMap((row) => row.draft.speaker ?? []),
  );
  const drafts = fresh.map(({ digest, draft }) => {
    const speakerId = draft.speaker ? (speakers.get(fold(draft.speaker.name)) as string) : null;
    const content = { ...draft.content, speakerId, speakerUnknown: speakerId === null, concernIds: [] };
    return { id: derivedId(digest), content, links: linksOf(draft, speakerId), verdicts: draft.verdicts };
  });
  const { numbers, topics } = drafts.length > 0 ? await enterDrafts(tx, ctx, drafts, known) : { numbers: [], topics: known };
  await insertRows(
    tx,
    "imported_row",
    fresh.map(({ digest, line, path, original }, at) => ({
      digest,
      importId,
      claimId: drafts[at]?.id,
      line,
      path: storable(path),
      events: eventsOf(drafts[at] as NewDraft),
      original: storable(original),
    })),
  );
  const numberOf = new Map([...there, ...fresh.map(({ digest }, at) => [digest, numbers[at] as number] as const)]);
  return {
    rows: rows.map(({ digest, draft, line, path }) => {
      const number = numberOf.get(digest) as number;
      return there.has(digest) ? { became: "alreadyThere", number } : { became: "created", number, line, path, notes: draft.notes };
    }),
    topics,
  };
}

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
        basis: speakerId === null ? { kind: "unknown" } : { kind: "attributed", partyId: speakerId, firstHand: false },
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
