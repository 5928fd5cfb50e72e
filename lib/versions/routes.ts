import { asksNothing } from "#lib/publication/search-params";
import type { SmallLink } from "#lib/small-page";
import { readAsOf, readCompare, readCorrectionsQuery } from "#lib/versions/search-params";

/** What proxy.ts does with the address of a claim or its history. */
export type VersionRoute =
  /** Rendered under another address: `warm`, where it is cached whole. */
  | { to: string; warm: boolean }
  /** Answered with 400 and this sentence. */
  | { title: string; problem: string; back: SmallLink | readonly SmallLink[] }
  /** A page that has a public address of its own, and is not to be asked for by this one. */
  | { hidden: true };

const CLAIM = /^(\/claims\/[^/]+)(\/[^/]+)?(?:\/.*)?$/;

/** Null: it is served as it stands. */
export function versionRoute(pathname: string, params: URLSearchParams, headers: Headers): VersionRoute | null {
  if (pathname === "/corrections") return correctionsRoute(params);
  const [, claim, under] = CLAIM.exec(pathname) ?? [];
  if (claim === undefined) return null;
  if (under === "/as-of" || under === "/compare") return { hidden: true };
  if (under === "/timegate" || under === "/timemap") return { to: pathname, warm: false };
  if (under === undefined) return claimRoute(claim, params, headers);
  if (pathname !== `${claim}/history`) return null;
  const read = readCompare(params);
  if (read === null) return null;
  if ("problem" in read) return { title: "These cannot be compared", problem: read.problem, back: historyOf(claim) };
  return { to: `${claim}/compare/${read.query.from}-${read.query.to}`, warm: true };
}

const historyOf = (claim: string) => ({ href: `${claim}/history`, text: "The history of this claim" });

function claimRoute(claim: string, params: URLSearchParams, headers: Headers): VersionRoute | null {
  const read = readAsOf(params);
  if (read === null) return headers.has("accept-datetime") ? { to: `${claim}/timegate`, warm: false } : null;
  if ("problem" in read)
    return {
      title: "This day cannot be shown",
      problem: read.problem,
      back: [historyOf(claim), { href: claim, text: "The claim as it is now" }],
    };
  return { to: `${claim}/as-of/${read.query}`, warm: true };
}

function correctionsRoute(params: URLSearchParams): VersionRoute | null {
  if (asksNothing(params)) return { to: "/lists/corrections", warm: true };
  const read = readCorrectionsQuery(params);
  if (read && "problem" in read)
    return { title: "This list cannot be shown", problem: read.problem, back: { href: "/corrections", text: "All corrections" } };
  return { to: "/corrections", warm: false };
}
