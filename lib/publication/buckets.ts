/** Each key may take `size` at once, and as many again over `seconds`. Keys that have not asked for a while are forgotten. */
export function makeBuckets({ size, seconds, keys = 50_000 }: { size: number; seconds: number; keys?: number }) {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMs = size / (seconds * 1_000);

  return {
    /** @returns the seconds until one is left again; 0: it was taken */
    take(key: string, now: number): number {
      const before = buckets.get(key) ?? { left: size, at: now };
      const left = Math.min(size, before.left + Math.max(0, now - before.at) * perMs);
      // Last asked, last in the map: the first is the one to forget.
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
      if (buckets.size > keys)
        for (const [oldest] of buckets) {
          buckets.delete(oldest);
          break;
        }
      return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1_000));
    },
  };
}
