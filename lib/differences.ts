import type { Json } from "#lib/audit/digest";

/** What was and what is, of each field that is not the same, as an event keeps it. */
export function differences(before: { [key: string]: Json }, after: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries(
    Object.keys(after)
      .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      .map((key) => [key, { was: before[key] ?? null, is: after[key] ?? null }]),
  );
}
