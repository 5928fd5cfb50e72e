import "server-only";
import type { Db, Tx } from "#lib/db";
import { STEMMERS } from "#lib/search/languages";
import { searched } from "#lib/search/words";

/** Of a word as it is written, in a language. Null: it has none. */
export type StemOf = (language: string, written: string) => string | null;

/** Asks PostgreSQL for the stems of words, each in its language. */
export async function stemsOf(tx: Db | Tx, words: readonly { language: string; written: string }[]): Promise<StemOf> {
  const asked = new Map(words.filter(({ written }) => !/\p{N}/u.test(written)).map((one) => [keyOf(one.language, one.written), one]));
  if (asked.size === 0) return () => null;
  const rows = [...asked.values()];
  const answers = await tx.$queryRaw<{ key: string; stem: string }[]>`
    SELECT w.language || ' ' || w.written AS key, s.stem
    FROM unnest(${rows.map((one) => one.language)}::text[], ${rows.map((one) => STEMMERS[one.language] ?? "")}::text[], ${rows.map((one) => one.written)}::text[])
      AS w (language, dictionary, written)
    JOIN pg_ts_dict d ON d.dictname = w.dictionary AND d.dictnamespace = 'pg_catalog'::regnamespace
    CROSS JOIN LATERAL unnest(ts_lexize(d.oid::regdictionary, w.written)) AS s (stem)`;
  const stems = new Map(answers.map(({ key, stem }) => [key, searched(stem)]));
  return (language, written) => stems.get(keyOf(language, written)) ?? null;
}

const keyOf = (language: string, written: string) => `${language} ${written}`;

/** Which of the languages whose stems are known the public record is written in. */
export async function languagesOfRecord(db: Db | Tx): Promise<string[]> {
  const rows = await db.$queryRaw<{ language: string }[]>`SELECT language FROM search_language ORDER BY language`;
  return rows.map((row) => row.language).filter((language) => Object.hasOwn(STEMMERS, language));
}
