import "server-only";
import type { Db } from "#lib/db";
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
  const read = await Promise.all(terms.map((term) => readTerm(db, term, record)));
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

/** What was typed with its unknown words spelled as the record spells them; null: the record knows nothing like one of them. */
export async function respelled(db: Db, { typed, unknown }: Asked): Promise<string | null> {
  const nearest = await Promise.all(unknown.map((one) => nearestWord(db, one.word)));
  return unknown.length === 0 || nearest.includes(null) ? null : replaced(typed, unknown, nearest);
}

/** The same where a word is known but rare, and differs by a letter from one that is frequent. */
export async function commonSpelling(db: Db, { typed, known }: Asked): Promise<string | null> {
  const common = await Promise.all(known.map((one) => commonWord(db, one.word)));
  return common.every((one) => one === null) ? null : replaced(typed, known, common);
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

async function readTerm(db: Db, term: Term, { words, languages, stemOf }: Record) {
  const at = ({ word, start, end }: Word): WordAt => ({ word, start: term.start + start, end: term.start + end });
  const spaced = term.words.filter((word) => !word.unspaced);
  const missing = spaced.filter((one) => !words.has(one.word));
  const stems = term.words.flatMap(({ written }) =>
    languages.map((language) => ({ language, stem: stemOf(language, written) })).filter((one) => one.stem !== null),
  ) as { language: string; stem: string }[];
  const sought = soughtOf(term, { stems, beginning: false });
  const [alone] = term.flexible && !term.minus ? missing : [];
  if (alone && (await isFound(db, sought))) return { sought, unknown: [], known: spaced.map(at) };
  if (alone && (await beginsAny(db, alone.word))) return { sought: soughtOf(term, { stems: [], beginning: true }), unknown: [], known: [] };
  return { sought, unknown: missing.map(at), known: spaced.filter((one) => words.has(one.word)).map(at) };
}

async function isFound(db: Db, sought: Sought): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM publication_search WHERE search @@ ${queryOf([sought])}::tsquery) AS found`;
  return row?.found ?? false;
}

async function beginsAny(db: Db, word: string): Promise<boolean> {
  if ([...word].length < SHORTEST_BEGINNING) return false;
  const [row] = await db.$queryRaw<{ begins: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM search_word WHERE word LIKE ${`${likeLiteral(word)}%`}) AS begins`;
  return row?.begins ?? false;
}
