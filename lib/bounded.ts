/** A map that holds no more than so many bytes: what was not asked for longest goes first, and what is larger than all of it is not kept. */
export function makeBounded<K, V>({ mostBytes, sizeOf }: { mostBytes: number; sizeOf: (value: V, key: K) => number }) {
  const kept = new Map<K, V>();
  let bytes = 0;

  function remove(key: K): void {
    const value = kept.get(key);
    if (value === undefined) return;
    kept.delete(key);
    bytes -= sizeOf(value, key);
  }

  return {
    get(key: K): V | undefined {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      // Last asked for, last in the map.
      kept.delete(key);
      kept.set(key, value);
      return value;
    },

    set(key: K, value: V): void {
      remove(key);
      if (sizeOf(value, key) > mostBytes) return;
      kept.set(key, value);
      bytes += sizeOf(value, key);
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        remove(oldest);
      }
    },

    remove,

    clear(): void {
      kept.clear();
      bytes = 0;
    },

    entries: (): IterableIterator<[K, V]> => kept.entries(),
    bytes: () => bytes,
  };
}
