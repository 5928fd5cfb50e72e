/** What JSON in PostgreSQL cannot hold, written as its code: the record says that it was there. */
export function storable<T>(value: T): T {
  if (typeof value === "string") return (HELD.test(value) ? value.toWellFormed().replaceAll("\0", "\\u0000") : value) as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [storable(key), storable(one)])) as T;
}

const HELD = /[\0\ud800-\udfff]/;
