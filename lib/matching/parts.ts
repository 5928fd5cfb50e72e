import { lexemesOf } from "#lib/search/vector";
import { type Word, wordsIn } from "#lib/search/words";

/**
 * A text is compared in three ways: by its words, by how they begin (so that the forms of a word meet, in any language), and by pieces of
 * them (so that words meet that are written as one, or otherwise).
 */
export const WAYS = ["words", "beginnings", "pieces"] as const;
export type Way = (typeof WAYS)[number];
/** The parts of a text in each way, as often as they stand in it. */
export type Parts = Record<Way, string[]>;

export const BEGINNING = 4;
const PIECE = 4;
/** Only so much of a text is compared. */
const MOST_WORDS = 600;

export function partsOf(text: string): Parts {
  const parts: Parts = { words: [], beginnings: [], pieces: [] };
  const found = wordsIn(asWords(text)).slice(0, MOST_WORDS);
  for (const { lexeme, behind } of lexemesOf(found)) {
    const { word, unspaced } = found[behind] as Word;
    parts.words.push(lexeme);
    parts.beginnings.push(unspaced ? word : beginningOf(word));
    parts.pieces.push(...(unspaced ? [lexeme] : piecesOf(word)));
  }
  return parts;
}

/** A number has no forms. */
const beginningOf = (word: string) => (/\p{N}/u.test(word) ? word : [...word.slice(0, 2 * BEGINNING)].slice(0, BEGINNING).join(""));

/** With a space on either side, so that how a word begins and ends counts. */
function piecesOf(word: string): string[] {
  const padded = ` ${word} `;
  const pieces: string[] = [];
  for (let at = 0; at + PIECE <= padded.length; at++) pieces.push(padded.slice(at, at + PIECE));
  return pieces.length > 0 ? pieces : [padded];
}

const LINKS = /(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+/giu;
const TAGS = /[#@]([\p{L}\p{N}_]+)/gu;

/** What is copied from a network: without its links, and the words that a hashtag or a handle joins apart. */
function asWords(text: string): string {
  return text.replace(LINKS, " ").replace(TAGS, (_, joined: string) => ` ${apart(joined)} `);
}

const apart = (joined: string) =>
  joined
    .replaceAll("_", " ")
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{L})(\p{N})/gu, "$1 $2");
