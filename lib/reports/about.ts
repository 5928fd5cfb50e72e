import { ownPath } from "#lib/auth/next";

/** What readers do not see, or what is no page. */
const NOT_A_PAGE = /^\/(?:desk|api|sign-in|sign-out|report|_next)(?:[/?]|$)/;

/** The public page that a report is about, as a path; null for anything else, and for whatever could lead to another site. */
export function publicPath(address: unknown): string | null {
  const path = ownPath(address)?.replace(/#.*$/, "") ?? null;
  return path === null || NOT_A_PAGE.test(path) ? null : path;
}

/** The claim that a page is about, and which version of it, where its address says so. */
export function claimIn(path: string): { number: number; version: number | null } | null {
  const [, number, version] = /^\/claims\/(\d{1,9})(?:-[^/?]*)?(?:\/versions\/(\d{1,6}))?(?:[/?]|$)/.exec(path) ?? [];
  return number === undefined ? null : { number: Number(number), version: version === undefined ? null : Number(version) };
}

/** The address of the form about a page. */
export function reportHref(path: string, version?: number): string {
  return `/report?about=${encodeURIComponent(path)}${version === undefined ? "" : `&version=${version}`}`;
}
