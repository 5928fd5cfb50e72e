import { hash } from "node:crypto";
import canonicalize from "canonicalize";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Stands in a document for a part that was taken out of it; its digest is that of the part. */
export type Removed = { $removed: string };

/**
 * The digest of a document as a tree: that of a list or an object is made from the digests of its parts. So a part can be
 * taken out later, leaving its digest, and the digest of the whole stays what it was.
 * @returns SHA-256 in lower-case hexadecimal
 */
export function treeDigest(value: Json): string {
  if (Array.isArray(value)) return sha256(value.map(treeDigest));
  if (value !== null && typeof value === "object") {
    if (isRemoved(value)) return value.$removed;
    return sha256(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, treeDigest(part)])));
  }
  return sha256(value);
}

function isRemoved(value: { [key: string]: Json }): value is Removed {
  return typeof value.$removed === "string" && Object.keys(value).length === 1;
}

/** SHA-256 of the canonical JSON (RFC 8785) of a value, in lower-case hexadecimal. */
export function sha256(value: Json): string {
  return hash("sha256", canonicalize(value) as string);
}
