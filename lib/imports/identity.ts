import { hash } from "node:crypto";
import type { Mapping } from "#lib/imports/columns";

/** So few digits are counted from one in every file: they name a row only in files of the same name. */
const COUNTED = /^\d{1,7}$/;

/** What names a row beyond its own file: a digest of its id in files of its shape; null: nothing does. */
export function identityOf(id: string | null, { file, shape, mapping }: { file: string; shape: string; mapping: Mapping }): string | null {
  if (id === null) return null;
  return hash("sha256", JSON.stringify([shape, mapping.columns.id, id, COUNTED.test(id) ? file : null]));
}

/** Of several rows of one file with one id only the first is named by it. The set of them is small: 48 bits of each. */
export function makeSeen(): (identity: string | null) => string | null {
  const seen = new Set<number>();
  return (identity) => {
    if (identity === null) return null;
    const short = Number.parseInt(identity.slice(0, 12), 16);
    if (seen.has(short)) return null;
    seen.add(short);
    return identity;
  };
}
