import { makeBounded } from "#lib/bounded";

/** Made at most once at a time for each key, one after the other, and kept while there is room. */
export type Kept<T> = {
  /** What is kept, or is being made. */
  find: (key: string) => Promise<T> | null;
  /** The same, or made now; null where too many others are waiting to be made. */
  get: (key: string, make: () => Promise<T>) => Promise<T> | null;
};

type Options<T> = { mostBytes: number; mostWaiting: number; sizeOf: (made: T) => number };

/** A crowd that asks for many at once waits in one line, so that pages are served meanwhile. What was not asked for longest goes first. */
export function makeKept<T>({ mostBytes, mostWaiting, sizeOf }: Options<T>): Kept<T> {
  const kept = makeBounded<string, T>({ mostBytes, sizeOf });
  const making = new Map<string, Promise<T>>();
  let line: Promise<unknown> = Promise.resolve();

  const find = (key: string) => {
    const there = kept.get(key);
    return there === undefined ? (making.get(key) ?? null) : Promise.resolve(there);
  };

  return {
    find,
    get(key, make) {
      const found = find(key);
      if (found) return found;
      if (making.size >= mostWaiting) return null;
      const made = line.then(make).then((result) => {
        kept.set(key, result);
        return result;
      });
      making.set(key, made);
      line = made.then(
        () => making.delete(key),
        () => making.delete(key),
      );
      return made;
    },
  };
}
