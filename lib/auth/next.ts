/** Where one goes after signing in when nothing better was asked for. */
export const DESK = "/desk";

/** A passage that somebody brings to the desk stands in its address (lib/intake/bookmarklet.ts), and must outlast signing in. */
const LONGEST_NEXT = 8_192;

const BASE = "https://claimdesk.invalid";
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop some of these from addresses, so none is let through
const UNPRINTABLE = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/;

/** An address of our own to go to next, as a path. Anything that could lead elsewhere, however it is written, leads to the desk. */
export function safeNext(path: unknown): string {
  return ownPath(path, LONGEST_NEXT) ?? DESK;
}

/** A path of this site, with its query; null for anything that could lead elsewhere, however it is written. */
export function ownPath(path: unknown, longest = 2_048): string | null {
  if (typeof path !== "string" || path.length > longest || !path.startsWith("/") || UNPRINTABLE.test(path)) return null;
  if (!URL.canParse(path, BASE)) return null;
  const url = new URL(path, BASE);
  // `/..//elsewhere` has our host, and a path that as a reference of its own leads to another.
  if (url.origin !== BASE || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
