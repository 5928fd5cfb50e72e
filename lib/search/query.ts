import { fold } from "#lib/fold";
import { queryOf } from "#lib/search/vector";

/**
 * What somebody searches for as the literal of a `tsquery`: all words, a passage in double quotes as it stands, nothing with a word after
 * a minus. Null: nothing is searched for.
 */
export function searchQuery(typed: string): string | null {
  const asked = [...fold(typed).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)].slice(0, 10);
  const parts = asked.flatMap(([, minus, passage, word]) => {
    const query = queryOf(passage ?? word ?? "");
    return query === null ? [] : [minus ? `!(${query})` : `(${query})`];
  });
  return parts.length === 0 ? null : parts.join(" & ");
}
