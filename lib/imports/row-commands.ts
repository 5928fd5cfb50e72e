import "server-only";
import { type Context, insideOf } from "#lib/context";
import { type Problem, Refused, violatedConstraint } from "#lib/errors";
import { BOUNDS } from "#lib/imports/bounds";
import type { Mapping } from "#lib/imports/columns";
import type { KnownTopics } from "#lib/imports/enter-drafts";
import {
  type Entering,
  enterNames,
  enterRows,
  type Names,
  type NumberedRow,
  type RowsEntered,
  type There,
  whatIsThere,
} from "#lib/imports/enter-rows";
import { identityOf, makeSeen } from "#lib/imports/identity";
import type { EnteredAs } from "#lib/imports/import-commands";
import { beginJob, endJob, type Job, keepBeating, notePlan, type ReadAs, TakenOver } from "#lib/imports/jobs";
import type { Plan, ReadyRow, RowProblem } from "#lib/imports/prepare";

/** What became of one row. */
export type RowImported =
  | { became: "created"; number: number | null; line: number | null; path: string | null; notes: Problem[] } // null: a dry run gives no number away
  | { became: "updated"; number: number; line: number | null; path: string | null; notes: Problem[] }
  | { became: "alreadyThere"; number: number | null }
  | { became: "refused"; problems: RowProblem[] };

/** Rows that share a transaction: enough that most of the time is not spent on beginning and ending one. */
const TOGETHER = 500;
/** While the database writes some, the next are made ready, named and begun here. */
const AT_ONCE = 2;
const TIMEOUT_MS = 120_000;
/** So many rows are made ready before whatever else waits in this process has its turn. */
const IN_ONE_GO = 25;

/** What a person last said of files of this shape; null: nobody has. */
export async function savedMapping({ db }: Pick<Context, "db">, shape: string): Promise<Mapping | null> {
  const last = await db.import.findFirst({
    where: { shape, corrected: true },
    orderBy: [{ begunAt: "desc" }, { id: "desc" }],
    select: { mapping: true },
  });
  return last && (last.mapping as unknown as Mapping);
}

type Options = {
  dryRun?: boolean;
  as?: EnteredAs;
  read?: ReadAs;
  /** Is told which import it is, as soon as there is one. */
  begun?: (id: string) => void;
  /** An import that is there already: how many of its rows another process has dealt with, and how many bytes were read. */
  job?: Job & { done: number; consumed: () => number };
};

/**
 * Brings the rows of a file in as drafts of whoever acts, or as published, each as a whole or not at all, under the rules of the desk. A row
 * that is there already, from this file or another, changes nothing; one that is named as one before it, and says something else, changes its
 * draft, unless somebody has worked on that. The import is kept with what became of its rows.
 * @param options.dryRun says what would become of each, and enters nothing
 * @returns what became of each row
 */
export async function* importRows(
  ctx: Context,
  file: string,
  plan: Plan,
  { dryRun = false, as = "draft", read, begun, job: given }: Options = {},
): AsyncGenerator<RowImported, void, void> {
  if (dryRun) return yield* tried(ctx, file, plan);
  const rows = numbered(file, plan)[Symbol.asyncIterator]();
  const first = await rows.next();
  if (first.done && !given) return;
  const job = given ?? (await beginJob(ctx, file));
  begun?.(job.id);
  const stop = keepBeating(ctx.db, job);
  try {
    if (read || !given) await notePlan(ctx.db, job, read ?? { format: "table", encoding: "utf-8" }, plan);
    let topics: KnownTopics = new Map();
    let isCancelled = false;
    let refused = 0;
    const under: Under[] = [];
    const settle = async () => {
      const [oldest] = under;
      under.shift();
      const done = (await oldest?.work) ?? [];
      isCancelled ||= done.some((one) => one.isCancelled);
      const settled = done.flatMap((one) => one.rows);
      refused += settled.filter((one) => one.became === "refused").length;
      if (given && refused > BOUNDS.refused) throw new Refused({ code: 422, sentence: TOO_MANY_REFUSED });
      return settled;
    };
    try {
      for await (const some of ahead(startingWith(first, rows))) {
        const left = given ? some.filter((one) => one.nth > given.done) : some;
        if (left.length === 0) continue;
        // The same row, or another of the same name, is to be found where it has been written.
        const keys = new Set(left.flatMap(({ row }) => ("digest" in row ? [row.digest, row.identity ?? row.digest] : [])));
        while (under.length >= AT_ONCE || under.some((one) => [...keys].some((key) => one.keys.has(key)))) yield* await settle();
        if (isCancelled) break;
        const entering = { id: job.id, attempt: job.attempt, as, consumed: given?.consumed() ?? 0 };
        const names = await named(ctx, left, topics);
        topics = names?.topics ?? topics;
        const work = entered(ctx, entering, left, names, under.at(-1)?.work ?? Promise.resolve());
        // Whoever waits for it is told.
        work.catch(() => undefined);
        under.push({ work, keys });
      }
      while (under.length > 0) yield* await settle();
    } finally {
      // Nothing is still written after this has ended.
      await Promise.allSettled(under.map((one) => one.work));
    }
    await endJob(ctx.db, job, isCancelled ? "cancelled" : "done");
  } catch (fault) {
    if (!(fault instanceof TakenOver) && !given) await endJob(ctx.db, job, "failed", whyOf(fault)).catch(() => undefined);
    throw fault;
  } finally {
    stop();
    await rows.return?.(undefined);
  }
}

const TOO_MANY_REFUSED = `More than ${BOUNDS.refused.toLocaleString("en")} of its rows were refused, so the rest was not read. What came in until then is there.`;

/** What is told of an import that cannot go on. */
export function whyOf(fault: unknown): string {
  return fault instanceof Refused ? fault.message : "Something went wrong on our side. What came in until then is there.";
}

/** What would become of each row. */
async function* tried(ctx: Context, file: string, plan: Plan): AsyncGenerator<RowImported, void, void> {
  const seen = new Set<string>();
  for await (const rows of numbered(file, plan)) {
    const there = await whatIsThere(ctx.db, rows);
    for (const { row } of rows) {
      if ("problems" in row) {
        yield { became: "refused", problems: row.problems };
        continue;
      }
      const found = there(row);
      // What is refused is so each time.
      if (seen.has(row.digest) && found?.is !== "kept") yield { became: "alreadyThere", number: null };
      else yield outcomeOf(row, found);
      seen.add(row.digest);
    }
  }
}

function outcomeOf(row: ReadyRow, there: There | null): RowImported {
  const { line, path, draft } = row;
  if (there === null) return { became: "created", number: null, line, path, notes: draft.notes };
  if (there.is === "same") return { became: "alreadyThere", number: there.number };
  if (there.is === "older") return { became: "updated", number: there.number, line, path, notes: draft.notes };
  return { became: "refused", problems: [{ line, path, column: null, message: there.why }] };
}

/** The rows with their places in the file and what names them, as many at a time as share a transaction. */
async function* numbered(file: string, { rows, shape, mapping }: Plan): AsyncGenerator<NumberedRow[]> {
  const nameOf = makeSeen();
  let held: NumberedRow[] = [];
  let nth = 0;
  for await (const row of rows) {
    nth++;
    held.push({ nth, row: "draft" in row ? { ...row, identity: nameOf(identityOf(row.id, { file, shape, mapping }), row.digest) } : row });
    if (nth % IN_ONE_GO === 0) await new Promise((done) => setImmediate(done));
    if (held.length < TOGETHER) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

async function* startingWith<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncGenerator<T> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

/** One more than is asked for: it is made ready while the one before it is worked on. */
async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = items.next();
    // Whoever asks for it is told.
    next.catch(() => undefined);
    yield value;
  }
}

type Under = { work: Promise<RowsEntered[]>; keys: ReadonlySet<string> };

const LONG = { timeout: TIMEOUT_MS, maxWait: 30_000 };

/** Whom and what they name; null where something of it cannot come in: which row it is shows as each is entered. */
async function named(ctx: Context, rows: readonly NumberedRow[], known: KnownTopics): Promise<Names | null> {
  try {
    return await ctx.db.$transaction((tx) => enterNames(tx, { ...ctx, db: insideOf(tx) }, rows, known), LONG);
  } catch (error) {
    if (refusalIn(error) === null) throw error;
    return null;
  }
}

/** All of them in one transaction; where one is refused, each in its own, so that the others come in. */
async function entered(
  ctx: Context,
  job: Entering,
  rows: readonly NumberedRow[],
  names: Names | null,
  before: Promise<unknown>,
): Promise<RowsEntered[]> {
  const enter = (some: readonly NumberedRow[]) =>
    ctx.db.$transaction((tx) => enterRows(tx, { ...ctx, db: insideOf(tx) }, job, some, names, before), LONG);
  try {
    return [await enter(rows)];
  } catch (error) {
    const refused = refusalIn(error);
    if (refused === null) throw error;
    // Only what nothing is written before looks again, so that no two wait for one another.
    await before;
    const [one] = rows;
    if (rows.length === 1 && one && "draft" in one.row) {
      const { line, path, original } = one.row;
      const given = refused.details.problems ?? [{ path: "", message: refused.message }];
      const problems = given.map(({ message }) => ({ line, path, column: null, message }));
      return [await enter([{ nth: one.nth, row: { problems, original } }])];
    }
    const half = Math.ceil(rows.length / 2);
    const first = await entered(ctx, job, rows.slice(0, half), null, before);
    return [...first, ...(await entered(ctx, job, rows.slice(half), null, before))];
  }
}

/** What a row is refused for; null: it is nothing that a row can help. */
function refusalIn(error: unknown): Refused | null {
  if (error instanceof Refused) return error.code === 401 || error.code === 403 ? null : error;
  const rule = violatedConstraint(error);
  return rule === null ? null : new Refused({ code: 422, sentence: `The record does not take this row (${rule}).` });
}
