import { createHash } from "node:crypto";
import { join } from "node:path";

/**
 * Where the names and passwords of the demo newsroom are kept. Each database has a file of its own: the passwords of one are no use in
 * another.
 * @param databaseUrl undefined: the embedded database of the folder, whose port is another at every start
 */
export function accountsFile(folder: string, databaseUrl: string | undefined): string {
  if (databaseUrl === undefined) return join(folder, "demo-accounts.json");
  const url = new URL(databaseUrl);
  const place = [
    url.searchParams.get("host") ?? url.hostname,
    url.searchParams.get("port") ?? (url.port || "5432"),
    decodeURIComponent(url.pathname.slice(1)),
  ];
  const readable = place
    .join("-")
    .replace(/[^\w.-]+/g, "-")
    .slice(0, 100);
  const exact = createHash("sha256").update(JSON.stringify(place)).digest("hex").slice(0, 8);
  return join(folder, `demo-accounts.${readable}.${exact}.json`);
}
