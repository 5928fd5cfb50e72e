import { makeBounded } from "#lib/bounded";
import { EVERY_PAGE } from "#lib/publication/tags";

/** An answer of the API as it is sent. */
export type Answer = { plain: Buffer<ArrayBuffer>; zipped: Buffer<ArrayBuffer> | null; etag: string; link: string | null };

const MOST_BYTES = 64 * 1024 * 1024;
/** How long this process may take what it has heard for all that there is. */
const FRESH_MS = 2_000;
/** Of an answer, beside its bytes: the compressed ones are at most as many. */
const sizeOf = (key: string, { plain }: Answer) => 2 * plain.length + 2 * key.length + 400;

/**
 * Answers kept as bytes in this process. None is given out that may be older than what the database holds: not while something is
 * heard to be stale and not yet known what, and not while nothing has been heard for longer than `freshMs`. What was not asked for
 * longest goes first. Time is in milliseconds of one clock that never goes back.
 */
export function makeAnswers({ mostBytes = MOST_BYTES, freshMs = FRESH_MS } = {}) {
  const kept = makeBounded<string, { answer: Answer; tags: readonly string[] }>({
    mostBytes,
    sizeOf: ({ answer }, key) => sizeOf(key, answer),
  });
  let changes = 0;
  let heard = 0;
  let readUpTo = 0;
  let knownAt = Number.NEGATIVE_INFINITY;

  return {
    find(key: string, now: number): Answer | null {
      if (heard !== readUpTo || now - knownAt > freshMs) return null;
      return kept.get(key)?.answer ?? null;
    },

    /** To be asked before the database is, and given to `keep` with what it said. */
    changes: () => changes,

    /** @param since what `changes` said before the answer was read: one that was read while something changed is not kept */
    keep(key: string, tags: readonly string[], answer: Answer, since: number): void {
      if (since === changes) kept.set(key, { answer, tags });
    },

    /** Something is stale; what it is has still to be read. */
    hear(): void {
      heard++;
      changes++;
    },

    heard: () => heard,

    forget(tags: readonly string[]): void {
      if (tags.length === 0) return;
      changes++;
      const gone = new Set(tags);
      if (gone.has(EVERY_PAGE)) kept.clear();
      for (const [key, { tags: own }] of kept.entries()) if (own.some((tag) => gone.has(tag))) kept.remove(key);
    },

    /** Everything that had been written at `at` has been forgotten, and everything that was heard when `upTo` was asked for. */
    know(upTo: number, at: number): void {
      readUpTo = upTo;
      knownAt = at;
    },

    /** Nothing is heard any longer: what changes from now on is not known. */
    lose(): void {
      changes++;
      knownAt = Number.NEGATIVE_INFINITY;
      kept.clear();
    },

    bytes: kept.bytes,
  };
}

// On the global object, because Next gives instrumentation.ts and the routes modules of their own.
const shared = globalThis as { claimdeskAnswers?: ReturnType<typeof makeAnswers> };

/** The answers of this process. */
export function answers(): ReturnType<typeof makeAnswers> {
  shared.claimdeskAnswers ??= makeAnswers();
  return shared.claimdeskAnswers;
}
