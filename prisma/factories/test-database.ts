import { type Db, db } from "#lib/db";

/** The database that test-setup.ts made for this file of tests; commands that ask lib/db get the same one. */
export function testDatabase(): Db {
  return db();
}
