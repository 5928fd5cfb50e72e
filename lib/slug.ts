import slugify from "@sindresorhus/slugify";

/** No readable part of an address is longer. */
export const LONGEST_SLUG = 80;

/** The readable part of an address, cut between words; `otherwise` where nothing can be spelled in Latin letters. */
export function slugOf(text: string, otherwise: string): string {
  const slug = slugify(text.slice(0, 300), { decamelize: false });
  if (slug.length <= LONGEST_SLUG) return slug || otherwise;
  const cut = slug.lastIndexOf("-", LONGEST_SLUG);
  return slug.slice(0, cut > LONGEST_SLUG / 2 ? cut : LONGEST_SLUG);
}
