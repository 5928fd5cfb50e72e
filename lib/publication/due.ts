type Item = { tag: string; since: number; taken: number };

/**
 * What is to be cleared when. Each item is due several times, `after` so many milliseconds; it is remembered for `keepMs`, so that one
 * that is added again is not new.
 */
export function makeDue(after: readonly number[], keepMs: number) {
  const items = new Map<string, Item>();

  return {
    add(id: string, tag: string, now: number): void {
      if (!items.has(id)) items.set(id, { tag, since: now, taken: 0 });
    },

    /** The tags that are due by now, each once, and how long until there is more. */
    take(now: number): { tags: string[]; nextInMs: number } {
      const tags = new Set<string>();
      let nextInMs = Number.POSITIVE_INFINITY;
      for (const [id, item] of items) {
        for (let at = after[item.taken]; at !== undefined && item.since + at <= now; at = after[item.taken]) {
          tags.add(item.tag);
          item.taken++;
        }
        const next = after[item.taken];
        if (next !== undefined) nextInMs = Math.min(nextInMs, item.since + next - now);
        else if (now - item.since > keepMs) items.delete(id);
      }
      return { tags: [...tags], nextInMs };
    },
  };
}
