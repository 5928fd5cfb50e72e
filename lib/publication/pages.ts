import type { Cursor } from "#lib/publication/search-params";

export const PAGE_SIZE = 25;

/** Where a page begins: behind an entry, before one, or at the end; nothing set: at the newest. */
export type Place = { after?: Cursor; before?: Cursor; last?: boolean };

export type Page<T> = { items: T[]; previous: Cursor | null; next: Cursor | null };

/** The page is read from its end. */
export const isBackwards = (place: { before?: unknown; last?: boolean }): boolean => place.before !== undefined || place.last === true;

/**
 * A page of rows that were read from a place on, in the direction of the reading, one more than fits if there are so many: in the order of
 * the list, with the places of the pages beside it.
 */
export function pageFrom<T, C>(
  rows: readonly T[],
  place: { after?: C; before?: C; last?: boolean },
  size: number,
  cursorOf: (row: T) => C,
): { items: T[]; previous: C | null; next: C | null } {
  const backwards = isBackwards(place);
  const more = rows.length > size;
  const items = rows.slice(0, size);
  if (backwards) items.reverse();
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    previous: first !== undefined && (backwards ? more : place.after !== undefined) ? cursorOf(first) : null,
    next: last !== undefined && (backwards ? place.last !== true : more) ? cursorOf(last) : null,
  };
}

const [FIRST_MOMENT, LAST_MOMENT] = [Date.parse("0001-01-01"), Date.parse("9999-12-31")];

/** A made-up cursor may lie beyond what PostgreSQL can read as a time. */
export const momentOf = ({ at }: Cursor): Date => new Date(Math.max(FIRST_MOMENT, Math.min(at, LAST_MOMENT)));
