const MB = 1_000_000;

/** What a file that people bring may hold at most. More is refused with a sentence, and costs no more than finding that out. */
export const BOUNDS = {
  /** Bytes of a packed file, once unpacked. */
  unpacked: 2_000 * MB,
  /** From so many of them on, how often its own size it may become: text becomes some ten times as large. */
  ratioFrom: 16 * MB,
  ratio: 50,
  /** Characters of one row, one line or one object. */
  row: 2 * MB,
  /** Characters of what is read as one: a page, a document of JSON. A larger list of JSON is read one after the other. */
  whole: 16 * MB,
  columns: 1_000,
  /** Values in one row, and how deep they may lie. */
  cells: 20_000,
  depth: 200,
  /** Rows, and characters in them, from which it is guessed what the columns hold. */
  sample: 2_000,
  sampled: 16 * MB,
  /** Rows of a file that was sent: each that is refused is kept with its reasons. */
  refused: 100_000,
} as const;

/** Where something stands in a file: its line and column (of characters) from 1, or its path in JSON. */
export type Place = { line: number | null; column: string | null; path: string | null };

const NOWHERE: Place = { line: null, column: null, path: null };

/** Why a file cannot be read, or not to its end. */
export class Unreadable extends Error {
  override name = "Unreadable";
  readonly place: Place;

  constructor(sentence: string, place: Partial<Place> = {}) {
    super(sentence);
    this.place = { ...NOWHERE, ...place };
  }
}
