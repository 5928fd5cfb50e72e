import { hash } from "node:crypto";
import type { Mapping } from "#lib/imports/columns";

/** So few digits are counted from one in every file: they name a row only in files of the same name. */
const COUNTED = /^\d{1,7}$/;

/** What names a row beyond its own file: a digest of its id in files of its shape; null: nothing does. */
export function identityOf(id: string | null, { file, shape, mapping }: { file: string; shape: string; mapping: Mapping }): string | null {
  if (id === null) return null;
  return hash("sha256", JSON.stringify([shape, mapping.columns.id, id, COUNTED.test(id) ? file : null]));
}

/**
 * Of several rows of one file with one id only the first is named by it, and what says word for word the same: that is the same row. Of each
 * 48 bits are kept.
 */
export function makeSeen(): (identity: string | null, digest: string) => string | null {
  const seen = new Map<number, number>();
  return (identity, digest) => {
    if (identity === null) return null;
    const [short, said] = [shortOf(identity), shortOf(digest)];
    const first = seen.get(short);
    if (first === undefined) seen.set(short, said);
    return first === undefined || first === said ? identity : null;
  };
}

const shortOf = (digest: string) => Number.parseInt(digest.slice(0, 12), 16);
