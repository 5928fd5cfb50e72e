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
  const kept = new Map<string, { answer: Answer; tags: readonly string[] }>();
  let bytes = 0;
  let changes = 0;
  let heard = 0;
  let readUpTo = 0;
  let knownAt = Number.NEGATIVE_INFINITY;

  function drop(key: string, answer: Answer): void {
    kept.delete(key);
    bytes -= sizeOf(key, answer);
  }

  function dropAll(): void {
    kept.clear();
    bytes = 0;
  }

  return {
    find(key: string, now: number): Answer | null {
      const found = kept.get(key);
      if (!found || heard !== readUpTo || now - knownAt > freshMs) return null;
      // Last asked for, last in the map.
      kept.delete(key);
      kept.set(key, found);
      return found.answer;
    },

    /** To be asked before the database is, and given to `keep` with what it said. */
    changes: () => changes,

    /** @param since what `changes` said before the answer was read: one that was read while something changed is not kept */
    keep(key: string, tags: readonly string[], answer: Answer, since: number): void {
      if (since !== changes || sizeOf(key, answer) > mostBytes) return;
      const before = kept.get(key);
      if (before) drop(key, before.answer);
      kept.set(key, { answer, tags });
      bytes += sizeOf(key, answer);
      for (const [oldest, { answer: old }] of kept) {
        if (bytes <= mostBytes) break;
        drop(oldest, old);
      }
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
      if (gone.has(EVERY_PAGE)) dropAll();
      for (const [key, { answer, tags: own }] of kept) if (own.some((tag) => gone.has(tag))) drop(key, answer);
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
      dropAll();
    },

    bytes: () => bytes,
  };
}

// On the global object, because Next gives instrumentation.ts and the routes modules of their own.
const shared = globalThis as { claimdeskAnswers?: ReturnType<typeof makeAnswers> };

/** The answers of this process. */
export function answers(): ReturnType<typeof makeAnswers> {
  shared.claimdeskAnswers ??= makeAnswers();
  return shared.claimdeskAnswers;
}
