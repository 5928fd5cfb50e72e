import slugify from "@sindresorhus/slugify";

/** The readable part of an address: at most 80 letters, cut between words; `otherwise` where nothing can be spelled in Latin letters. */
export function slugOf(text: string, otherwise: string): string {
  const slug = slugify(text.slice(0, 300), { decamelize: false });
  if (slug.length <= 80) return slug || otherwise;
  const cut = slug.lastIndexOf("-", 80);
  return slug.slice(0, cut > 40 ? cut : 80);
}
