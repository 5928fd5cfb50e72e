import pg from "pg";
import { LOOK_VERSION, lookKeys } from "../lib/parties/look-keys.ts";

const AT_ONCE = 1_000;

/**
 * Makes the keys by which look-alike names are caught anew where the rules have changed since they were made: a migration, which is SQL,
 * cannot. Several processes may do it at once, and one that is killed goes on at the next start.
 * @returns how many parties got new keys
 */
export async function refreshLookKeys(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "claimdesk look keys" });
  await client.connect();
  try {
    for (let done = 0; ; ) {
      const { rows } = await client.query<{ id: string; revision: number; name: string; otherNames: string[] | null }>(
        'SELECT id, revision, name, "otherNames" FROM party WHERE "lookVersion" <> $1 LIMIT $2',
        [LOOK_VERSION, AT_ONCE],
      );
      if (rows.length === 0) return done;
      const made = rows.map((row) => ({ id: row.id, revision: row.revision, keys: lookKeys([row.name, ...(row.otherNames ?? [])]) }));
      // Only while the names are those that were read: whoever changes them makes their keys.
      await client.query(
        `UPDATE party p SET "lookKeys" = ARRAY(SELECT jsonb_array_elements_text(made.value -> 'keys')), "lookVersion" = $2
         FROM jsonb_array_elements($1) made
         WHERE p.id = (made.value ->> 'id')::uuid AND p.revision = (made.value ->> 'revision')::int`,
        [JSON.stringify(made), LOOK_VERSION],
      );
      done += rows.length;
    }
  } finally {
    await client.end();
  }
}
