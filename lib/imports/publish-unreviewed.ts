import "server-only";
import { type Json, treeDigest } from "#lib/audit/digest";
import { fromDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import type { Contents } from "#lib/evidence/contents";
import { insertRows } from "#lib/insert-rows";
import { writeEntries } from "#lib/publication/entries";
import { snapshotOf } from "#lib/publication/snapshot";
import { slugOf } from "#lib/slug";

/** A claim that has just been written. */
type NewClaim = { id: string; number: number; at: Date; text: string; saidOn: string | null };

/**
 * Publishes new claims that others have collected as they are: the first version of each is unreviewed, and caused by an import.
 * @param contents of each what readers may know of it
 * @returns the digest of the version of each, in their order
 */
export async function publishUnreviewed(tx: Tx, claims: readonly NewClaim[], contents: ReadonlyMap<string, Contents>): Promise<string[]> {
  const versions = claims.map((claim) => versionOf(claim, contents.get(claim.id) as Contents));
  await insertRows(
    tx,
    "version",
    versions.map((version) => version.row),
  );
  await insertRows(
    tx,
    "publication",
    versions.map((version) => version.pointer),
  );
  await writeEntries(
    tx,
    versions.map(({ claim, snapshot }) => ({ claimId: claim.id, snapshot, firstPublishedAt: claim.at })),
  );
  return versions.map(({ row }) => row.sha256);
}

function versionOf(claim: NewClaim, contents: Contents) {
  const at = claim.at.toISOString();
  const snapshot = snapshotOf(contents, claim.number, {
    slug: slugOf(claim.text, "claim"),
    version: 1,
    cause: "import",
    publishedAt: at,
    updatedAt: at,
    status: "unreviewed",
    balance: null,
    asOf: null,
    rationale: null,
    reasonAgainst: null,
    suggested: null,
    signatures: 0,
    recheckOn: null,
    reopened: null,
    retraction: null,
  });
  const id = crypto.randomUUID();
  const row = {
    id,
    claimId: claim.id,
    number: 1,
    cause: "import" as const,
    status: "unreviewed" as const,
    publishedAt: claim.at,
    snapshot,
    sha256: treeDigest(snapshot as unknown as Json),
    rulesVersion: snapshot.assessment?.rulesVersion ?? null,
  };
  const pointer = {
    claimId: claim.id,
    versionId: id,
    number: claim.number,
    slug: snapshot.slug,
    status: "unreviewed" as const,
    firstPublishedAt: claim.at,
    updatedAt: claim.at,
    saidOn: fromDay(claim.saidOn),
  };
  return { claim, snapshot, row, pointer };
}
