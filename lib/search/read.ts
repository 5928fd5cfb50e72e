import "server-only";
import { type Db, type Prisma, sql } from "#lib/db";
import { likeLiteral } from "#lib/fold";
import { queryOf, type Sought, soughtOf, type Term, termsIn } from "#lib/search/query";
import { commonWord, nearestWord } from "#lib/search/spelling";
import { languagesOfRecord, type StemOf, stemsOf } from "#lib/search/stems";
import type { Word } from "#lib/search/words";

/** What is shorter begins too many words. */
const SHORTEST_BEGINNING = 3;

/** What somebody searches for, as the record understands it. */
export type Asked = {
  typed: string;
  sought: Sought[];
  /** The literal of the `tsquery` that finds it; null: it holds no word. */
  query: string | null;
  /** Its words that must be found and are in no claim, in no form and not as a beginning. */
  unknown: WordAt[];
  /** The others that must be found. */
  known: WordAt[];
  tooMany: boolean;
};

/** A word, and where it stands in what was typed. */
type WordAt = { word: string; start: number; end: number };

/**
 * A word is found as it is written or by its stem in any language of the record; one that is in no claim is taken as the beginning of
 * others. What stands in quotes is found as it stands.
 */
export async function readSearch(db: Db, typed: string): Promise<Asked> {
  const { terms, tooMany } = termsIn(typed);
  if (terms.length === 0) return { typed, sought: [], query: null, unknown: [], known: [], tooMany };
  const record = await recordOf(db, terms);
  const read = await readTerms(db, terms, record);
  const sought = read.map((one) => one.sought);
  const wanted = read.filter((one) => !one.sought.minus);
  return {
    typed,
    sought,
    query: queryOf(sought),
    unknown: wanted.flatMap((one) => one.unknown),
    known: wanted.flatMap((one) => one.known),
    tooMany,
  };
}

/** Each word that is spelled anew costs several looks at the record. */
const MOST_RESPELLED = 3;

/** What was typed with its unknown words, where they are few, spelled as the record spells them; null: the record knows nothing like one of them. */
export async function respelled(db: Db, { typed, unknown }: Asked): Promise<string | null> {
  if (unknown.length === 0 || unknown.length > MOST_RESPELLED) return null;
  const nearest = await Promise.all(unknown.map((one) => nearestWord(db, one.word)));
  return nearest.includes(null) ? null : replaced(typed, unknown, nearest);
}

/** The same where a word is known but rare, and differs by a letter from one that is frequent. */
export async function commonSpelling(db: Db, { typed, known }: Asked): Promise<string | null> {
  const first = known.slice(0, MOST_RESPELLED);
  const common = await Promise.all(first.map((one) => commonWord(db, one.word)));
  return common.every((one) => one === null) ? null : replaced(typed, first, common);
}

function replaced(typed: string, words: readonly WordAt[], by: readonly (string | null)[]): string {
  return words
    .map((one, at) => ({ ...one, word: by[at] ?? null }))
    .sort((one, other) => other.start - one.start)
    .reduce((text, { word, start, end }) => (word === null ? text : text.slice(0, start) + word + text.slice(end)), typed);
}

/** What of the record a reading asks: which words are in it, in which languages it is written, and their stems. */
type Record = { words: ReadonlySet<string>; languages: readonly string[]; stemOf: StemOf };

async function recordOf(db: Db, terms: readonly Term[]): Promise<Record> {
  const spaced = terms.flatMap((term) => term.words.filter((word) => !word.unspaced).map((word) => word.word));
  const [languages, rows] = await Promise.all([
    languagesOfRecord(db),
    db.$queryRaw<{ word: string }[]>`SELECT word FROM search_word WHERE word = ANY(${[...new Set(spaced)]}::text[])`,
  ]);
  const written = terms.flatMap((term) => (term.flexible ? term.words.map((word) => word.written) : []));
  const stemOf = await stemsOf(
    db,
    written.flatMap((one) => languages.map((language) => ({ language, written: one }))),
  );
  return { words: new Set(rows.map((row) => row.word)), languages, stemOf };
}

type ReadTerm = { sought: Sought; unknown: WordAt[]; known: WordAt[] };

/** Whatever is asked of the record about all of them is asked at once. */
async function readTerms(db: Db, terms: readonly Term[], record: Record): Promise<ReadTerm[]> {
  const read = terms.map((term) => ({ term, ...readTerm(term, record) }));
  const alone = read.flatMap((one) => {
    const [word] = one.term.flexible && !one.term.minus ? one.unknown : [];
    return word ? [{ one, word }] : [];
  });
  const [found, begins] = await Promise.all([
    exist(
      db,
      alone.map(({ one }) => sql.sql`SELECT 1 FROM publication_search WHERE search @@ ${queryOf([one.sought])}::tsquery`),
    ),
    exist(
      db,
      alone.map(({ word }) => beginningWith(word.word)),
    ),
  ]);
  return read.map((one): ReadTerm => {
    const at = alone.findIndex((other) => other.one === one);
    if (found[at]) return { ...one, unknown: [], known: one.unknown };
    if (begins[at]) return { sought: soughtOf(one.term, { stems: [], beginning: true }), unknown: [], known: [] };
    return one;
  });
}

function readTerm(term: Term, { words, languages, stemOf }: Record): ReadTerm {
  const at = ({ word, start, end }: Word): WordAt => ({ word, start: term.start + start, end: term.start + end });
  const spaced = term.words.filter((word) => !word.unspaced);
  const stems = term.words.flatMap(({ written }) =>
    languages.map((language) => ({ language, stem: stemOf(language, written) })).filter((one) => one.stem !== null),
  ) as { language: string; stem: string }[];
  return {
    sought: soughtOf(term, { stems, beginning: false }),
    unknown: spaced.filter((one) => !words.has(one.word)).map(at),
    known: spaced.filter((one) => words.has(one.word)).map(at),
  };
}

function beginningWith(word: string): Prisma.Sql {
  if ([...word].length < SHORTEST_BEGINNING) return sql.sql`SELECT 1 WHERE false`;
  return sql.sql`SELECT 1 FROM search_word WHERE word LIKE ${`${likeLiteral(word)}%`}`;
}

/** Which of these find something, in one query. */
async function exist(db: Db, queries: readonly Prisma.Sql[]): Promise<boolean[]> {
  if (queries.length === 0) return [];
  const [row] = await db.$queryRaw<{ found: boolean[] }[]>`
    SELECT ARRAY[${sql.join(queries.map((query) => sql.sql`EXISTS (${query})`))}] AS found`;
  return row?.found ?? [];
}
