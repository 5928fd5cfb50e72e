import "server-only";
import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { isDatabaseGone } from "#lib/health";
import { claimPath } from "#lib/publication/listed";
import { LONGEST_SLUG } from "#lib/slug";
import { numberIn } from "#lib/versions/addresses";
import { httpDate, isSettled, linkFormat, pastOf, versionOn } from "#lib/versions/memento";
import { timesOf } from "#lib/versions/queries";

/** A page is never kept waiting for its header longer than this. */
const LONGEST_MS = 1_000;
const MOST_KEPT = 20_000;

/** Of a longer path there is no claim; a header that repeats it would be more than a proxy takes. */
const LONGEST_PATH = "/claims/2147483647-".length + LONGEST_SLUG;

/** When the version behind an address was published, which never changes. */
const kept = new Map<string, string>();

/**
 * What a claim page, a version and the page of a day say of the claim's past (Memento, RFC 7089), which a page that is cached whole cannot
 * say itself. For the claim page nothing is looked up; for a version once.
 */
export async function pastHeaders(address: string): Promise<Record<string, string>> {
  const [, claim, under, which] = /^(\/claims\/[^/]+)(?:\/(versions|as-of)\/([^/]+))?$/.exec(address) ?? [];
  if (claim === undefined || claim.length > LONGEST_PATH) return {};
  const link = linkFormat(pastOf(`${env.SITE_URL}${claim}`));
  // The time of a memento is a promise that it stays as it is.
  if (!under || !which || (under === "as-of" && !isSettled(which, Date.now()))) return { link };
  const at = kept.get(address) ?? (await lookUp(address, claim, under, which));
  return at === null ? { link } : { link, "memento-datetime": httpDate(at) };
}

async function lookUp(address: string, path: string, under: string, which: string): Promise<string | null> {
  const number = numberIn(path.slice("/claims/".length));
  if (number === null || isDatabaseGone()) return null;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LONGEST_MS).unref());
  const claim = await Promise.race([timesOf(readersDb(), number).catch(() => null), late]);
  if (!claim || claimPath(claim) !== path) return null;
  const version = under === "as-of" ? versionOn(claim.versions, which) : claim.versions.find((one) => String(one.number) === which);
  if (!version) return null;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(address, version.publishedAt);
  return version.publishedAt;
}
