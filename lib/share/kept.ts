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
  const kept = new Map<string, T>();
  const making = new Map<string, Promise<T>>();
  let bytes = 0;
  let line: Promise<unknown> = Promise.resolve();

  const keep = (key: string, made: T) => {
    kept.set(key, made);
    bytes += sizeOf(made);
    for (const [oldest, old] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(oldest);
      bytes -= sizeOf(old);
    }
    return made;
  };

  const find = (key: string) => {
    const there = kept.get(key);
    if (there === undefined) return making.get(key) ?? null;
    kept.delete(key);
    kept.set(key, there);
    return Promise.resolve(there);
  };

  return {
    find,
    get(key, make) {
      const found = find(key);
      if (found) return found;
      if (making.size >= mostWaiting) return null;
      const made = line.then(make).then((result) => keep(key, result));
      making.set(key, made);
      line = made.then(
        () => making.delete(key),
        () => making.delete(key),
      );
      return made;
    },
  };
}
