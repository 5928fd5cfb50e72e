/** A text in lines that are not wider than asked for. */
export type Fitted = { size: number; lines: string[] };

/** The width of a text at size 1. */
type Measure = (text: string) => number;
type Piece = { text: string; width: number };

/**
 * The largest of the sizes at which the text fits into as many lines as that size allows; at the last one what is too much goes, and an
 * ellipsis stands for it. A word that is too wide breaks.
 */
export function fitLines(text: string, width: number, sizes: readonly { size: number; lines: number }[], measure: Measure): Fitted {
  const pieces = piecesOf(text).map((piece) => ({ text: piece, width: measure(piece) }));
  const space = measure(" ");
  for (const [place, { size, lines: most }] of sizes.entries()) {
    const isLast = place === sizes.length - 1;
    // Only the smallest breaks words, as that of nothing else would fit.
    if (!isLast && pieces.some((piece) => trimmed(piece, space).width * size > width)) continue;
    const whole = isLast ? pieces.flatMap((piece) => (piece.width * size > width ? letters(piece.text, measure) : [piece])) : pieces;
    const lines = linesOf(whole, width / size, most + 1, space);
    if (lines.length <= most) return { size, lines: lines.map(textOf) };
    if (isLast) return { size, lines: [...lines.slice(0, most - 1).map(textOf), shortened(lines[most - 1] ?? [], width / size, measure)] };
  }
  return { size: 0, lines: [] };
}

/** In one line, with an ellipsis where it is too long. */
export function fitLine(text: string, width: number, size: number, measure: Measure): string {
  return fitLines(text, width, [{ size, lines: 1 }], measure).lines[0] ?? "";
}

/** At most `most` lines are made: more would be thrown away. */
function linesOf(pieces: readonly Piece[], width: number, most: number, space: number): Piece[][] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  for (const piece of pieces) {
    if (line.length > 0 && used + trimmed(piece, space).width > width) {
      lines.push(line);
      if (lines.length === most) return lines;
      line = [];
      used = 0;
    }
    line.push(piece);
    used += piece.width;
  }
  return line.length > 0 ? [...lines, line] : lines;
}

function shortened(line: readonly Piece[], width: number, measure: Measure): string {
  const dots = measure("…");
  const kept: Piece[] = [];
  let used = 0;
  for (const piece of line) {
    if (used + piece.width + dots > width) break;
    kept.push(piece);
    used += piece.width;
  }
  return `${textOf(kept).replace(/[\s,;:–—-]+$/u, "")}…`;
}

const textOf = (line: readonly Piece[]) =>
  line
    .map((piece) => piece.text)
    .join("")
    .trimEnd();

/** The space behind a word may stand over the edge. */
const trimmed = (piece: Piece, space: number): Piece =>
  piece.text.endsWith(" ") ? { text: piece.text.slice(0, -1), width: piece.width - space } : piece;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function letters(text: string, measure: Measure): Piece[] {
  return [...graphemes.segment(text)].map(({ segment }) => ({ text: segment, width: measure(segment) }));
}

/** Scripts that put no space between words. */
const UNSPACED = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}|\p{sc=Myanmar}/u;
const OPENS = /[\p{Ps}\p{Pi}]$/u;
const CLOSES = /^[\p{Pe}\p{Pf}\p{Po}ー々]/u;
const words = new Intl.Segmenter("en", { granularity: "word" });

/** Where a line may end: behind a space or a hyphen, and between the words of scripts that have no spaces. */
function piecesOf(text: string): string[] {
  return text.split(/(?<=\s)|(?<=[\p{L}\p{N}][-–—/])(?=[\p{L}\p{N}])/u).flatMap((word) => {
    if (!UNSPACED.test(word)) return [word];
    const pieces: string[] = [];
    for (const { segment } of words.segment(word)) {
      const before = pieces.at(-1);
      if (before !== undefined && (CLOSES.test(segment) || OPENS.test(before) || /^\s/u.test(segment)))
        pieces[pieces.length - 1] = before + segment;
      else pieces.push(segment);
    }
    return pieces;
  });
}
