import type { Sought } from "#lib/search/query";
import type { Placed } from "#lib/search/vector";

/** A piece of a text, and whether it was searched for. */
export type Piece = { text: string; marked: boolean };

/** Where the words of a vector stand. */
export type Places = Readonly<Record<string, readonly number[]>>;

/** The places at which something was found: of a passage only those where all of it stands. */
export function foundAt(sought: Sought, places: Places): Set<number> {
  if (sought.minus) return new Set();
  if ("any" in sought) {
    const { any, beginning } = sought;
    const isIt = (lexeme: string) => any.includes(lexeme) || (beginning !== null && lexeme.startsWith(beginning));
    return new Set(Object.entries(places).flatMap(([lexeme, at]) => (isIt(lexeme) ? at : [])));
  }
  const there = sought.passage.map(({ lexeme }) => new Set(Object.hasOwn(places, lexeme) ? places[lexeme] : []));
  const firsts = [...(there[0] ?? [])].filter((first) => sought.passage.every(({ behind }, nth) => there[nth]?.has(first + behind)));
  return new Set(firsts.flatMap((first) => Array.from({ length: sought.length }, (_, behind) => first + behind)));
}

/** A text in pieces; put together again they are the text. */
export function marked(text: string, words: readonly Placed[], found: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const add = (until: number, isMarked: boolean) => {
    if (until <= done) return;
    const last = pieces.at(-1);
    const piece = text.slice(done, until);
    if (last?.marked === isMarked) last.text += piece;
    else pieces.push({ text: piece, marked: isMarked });
    done = until;
  };
  for (const { place, start, end } of words) {
    if (!found.has(place)) continue;
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}

const BEFORE = 60;
const LENGTH = 220;

/** What stands around the first mark, from one space to another. */
export function excerpt(pieces: readonly Piece[]): Piece[] {
  const text = pieces.map((piece) => piece.text).join("");
  if (text.length <= LENGTH) return [...pieces];
  const first = pieces[0]?.marked ? 0 : (pieces[0]?.text.length ?? 0);
  const begin = first <= BEFORE ? 0 : afterSpace(text, first - BEFORE, first);
  const end = begin + LENGTH >= text.length ? text.length : beforeSpace(text, begin + LENGTH, Math.max(first, begin + LENGTH - BEFORE));
  let at = 0;
  const shown = pieces.flatMap((piece) => {
    const [from, to] = [Math.max(begin - at, 0), Math.min(end - at, piece.text.length)];
    at += piece.text.length;
    return to > from ? [{ ...piece, text: piece.text.slice(from, to) }] : [];
  });
  return [...(begin > 0 ? [{ text: "… ", marked: false }] : []), ...shown, ...(end < text.length ? [{ text: " …", marked: false }] : [])];
}

/** Never inside a letter that is written as two. */
const whole = (text: string, at: number) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at);

function afterSpace(text: string, from: number, until: number): number {
  const space = text.slice(from, until).search(/\s/);
  return space === -1 ? whole(text, from) : from + space + 1;
}

function beforeSpace(text: string, until: number, from: number): number {
  const space = text.slice(from, until).search(/\s\S*$/);
  return space === -1 ? whole(text, until) : from + space;
}
