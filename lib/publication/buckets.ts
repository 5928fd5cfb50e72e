/** Each key may take `size` at once, and as many again over `seconds`. Keys that have not asked for a while are forgotten. */
export function makeBuckets({ size, seconds, keys = 50_000 }: { size: number; seconds: number; keys?: number }) {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMs = size / (seconds * 1_000);

  return {
    /** `waitS`: the seconds until one is left again; 0: it was taken. `left`: whole ones, `fullS`: the seconds until all are there. */
    take(key: string, now: number): { waitS: number; left: number; fullS: number } {
      const before = buckets.get(key) ?? { left: size, at: now };
      const there = Math.min(size, before.left + Math.max(0, now - before.at) * perMs);
      const left = there >= 1 ? there - 1 : there;
      // Last asked, last in the map: the first is the one to forget.
      buckets.delete(key);
      buckets.set(key, { left, at: now });
      if (buckets.size > keys)
        for (const [oldest] of buckets) {
          buckets.delete(oldest);
          break;
        }
      const secondsFor = (more: number) => Math.max(1, Math.ceil(more / perMs / 1_000));
      return { waitS: there >= 1 ? 0 : secondsFor(1 - there), left: Math.floor(left), fullS: secondsFor(size - left) };
    },
  };
}
