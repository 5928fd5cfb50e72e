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
  if (typeof value !== "object" || value === null) return digestOfOne(value);
  if (Array.isArray(value)) return hash("sha256", `[${value.map((part) => `"${treeDigest(part)}"`).join(",")}]`);
  if (isRemoved(value)) return value.$removed;
  // The canonical JSON of an object whose values are digests.
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:"${treeDigest(value[key] as Json)}"`);
  return hash("sha256", `{${parts.join(",")}}`);
}

/** Of what stands in many documents: `null`, a state, a language. */
const known = new Map<Json, string>();
const MOST_KNOWN = 2_000;
const LONGEST_KNOWN = 24;

function digestOfOne(value: null | boolean | number | string): string {
  if (typeof value === "string" && value.length > LONGEST_KNOWN) return sha256(value);
  let digest = known.get(value);
  if (digest === undefined) {
    digest = sha256(value);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(value, digest);
  }
  return digest;
}

function isRemoved(value: { [key: string]: Json }): value is Removed {
  return typeof value.$removed === "string" && Object.keys(value).length === 1;
}

/** SHA-256 of the canonical JSON (RFC 8785) of a value, in lower-case hexadecimal. */
export function sha256(value: Json): string {
  return hash("sha256", canonicalize(value) as string);
}
