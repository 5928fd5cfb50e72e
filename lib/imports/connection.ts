import "server-only";
import { connectTo, type Db } from "#lib/db";

/** One that names, two that write, and one for what is said meanwhile. */
const CONNECTIONS = 4;

/**
 * A client for a program that brings in many: indexes of words take what is new in larger portions, and no batch waits for the disk. An import
 * has ended only when all of it is there (lib/imports/jobs.ts), and goes on from what is.
 */
export function connectForImport(url: string): Db {
  const address = new URL(url);
  const given = address.searchParams.get("options") ?? "";
  address.searchParams.set("options", `${given} -c gin_pending_list_limit=16384 -c work_mem=16384 -c synchronous_commit=off`.trim());
  return connectTo(address.href, CONNECTIONS);
}
