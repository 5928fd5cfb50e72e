import { versionPath } from "#lib/versions/addresses";
import type { ClaimVersions, ListedVersion } from "#lib/versions/queries";

/** A version as `/api/v1` gives it in the history of a claim. */
export type VersionJson = Pick<
  ListedVersion,
  "number" | "cause" | "status" | "balance" | "asOf" | "publishedAt" | "sha256" | "correction"
> & { url: string };

/** Newest first, as everywhere. */
export function historyJson(claim: ClaimVersions, siteUrl: string): { versions: VersionJson[] } {
  return {
    versions: claim.versions.toReversed().map(({ number, cause, status, balance, asOf, publishedAt, sha256, correction }) => ({
      number,
      cause,
      status,
      balance,
      asOf,
      publishedAt,
      sha256,
      correction,
      url: `${siteUrl}${versionPath(claim, number)}`,
    })),
  };
}
