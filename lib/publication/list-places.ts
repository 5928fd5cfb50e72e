import { type PublicQuery, publicQuery } from "#lib/publication/search-params";

type PlaceInList = Pick<PublicQuery, "after" | "before" | "last">;

/**
 * The address under which a page of the whole list is cached, in one part: all of them are kept like the first, so that the last costs a
 * reader what the first does. Null: the list is filtered, and made for each reader.
 */
export function cachedList(params: URLSearchParams, query: PublicQuery): string | null {
  const places = ["after", "before", "last"] as const;
  const place = places.find((name) => query[name] !== undefined);
  if (place === undefined || Object.keys(query).length > 1) return null;
  return `claims.${place}.${params.get(place)}`;
}

/** The place that such an address names; null: it is none. */
export function placeInList(address: string): PlaceInList | null {
  if (address === "claims") return {};
  const [, name = "", value] = /^claims\.(after|before|last)\.([\d-]{1,30})$/.exec(address) ?? [];
  const parsed = publicQuery.safeParse({ [name]: value });
  return name !== "" && parsed.success ? parsed.data : null;
}
