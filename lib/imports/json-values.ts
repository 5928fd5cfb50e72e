import { BOUNDS, Unreadable } from "#lib/imports/bounds";
import { countOf, type TypedText } from "#lib/imports/typed-text";

/** A value of a file, and where it stands. */
export type ValueRead =
  | { line: number; path: string; value: unknown }
  | { line: number; column: number | null; path: string; refused: string };

/** Whether a text that begins so is one value of JSON a line. */
export function isOneALine(sample: string): boolean {
  const lines = sample
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 20);
  const whole = lines.length > 1 ? lines.slice(0, -1) : [];
  return whole.length > 0 && whole.filter((line) => /^\s*[[{]/.test(line) && "value" in parsed(line)).length * 2 >= whole.length;
}

/** One value a line (JSON Lines). A line that is not one is refused, and the next is read. */
export async function* valuesByLine(text: TypedText): AsyncGenerator<ValueRead> {
  try {
    for (;;) {
      let at = text.held.indexOf("\n");
      while (at < 0 && !text.ended && text.held.length <= BOUNDS.row) {
        const held = text.held.length;
        await text.hold(held + 65_536);
        at = text.held.indexOf("\n", held);
      }
      if (at < 0 && !text.ended) {
        yield {
          line: text.line,
          column: null,
          path: "",
          refused: `This line is longer than ${BOUNDS.row.toLocaleString("en")} characters.`,
        };
        await text.dropLine("\n");
        continue;
      }
      if (at < 0 && text.held === "") return;
      const line = text.held.slice(0, at < 0 ? text.held.length : at);
      if (line.trim() !== "") yield readAs(line, text.line, "");
      text.drop(at < 0 ? text.held.length : at + 1, at < 0 ? 0 : 1);
    }
  } finally {
    await text.close();
  }
}

/**
 * The values of a document: one as a whole, several behind one another, or where one is too large to be held, the objects of its lists.
 * @throws Unreadable where it is not JSON, or nested too deeply
 */
export async function* valuesOf(text: TypedText): AsyncGenerator<ValueRead> {
  const scan = new Scan();
  try {
    for (;;) {
      const next = scan.next(text.held, text.line);
      if (next === null) {
        if (text.ended) break;
        if (scan.isOpen && !scan.isDivided && text.held.length > BOUNDS.whole) {
          scan.divide();
          continue;
        }
        if (scan.isOpen && text.held.length - scan.kept > BOUNDS.row * 4 && scan.isDivided)
          throw new Unreadable("One object of this file is too large to be a row.", { line: text.line, path: scan.path });
        const over = scan.gone;
        text.drop(over, countOf(text.held, "\n", 0, over));
        scan.dropped(over);
        await text.hold(text.held.length + 262_144);
        continue;
      }
      const lines = countOf(text.held, "\n", 0, next.from);
      const read = readAs(text.held.slice(next.from, next.to), text.line + lines, next.path);
      if ("refused" in read && next.path === "") throw new Unreadable(read.refused, { line: read.line, column: columnWord(read.column) });
      yield read;
      text.drop(next.to, lines + countOf(text.held, "\n", next.from, next.to));
      scan.dropped(next.to);
    }
    if (scan.isOpen || (!scan.isDivided && text.held.trim() !== "")) {
      const read = readAs(text.held, text.line, "");
      const [line, column] = "refused" in read ? [read.line, read.column] : [text.line, null];
      throw new Unreadable(scan.isOpen ? "The JSON of this file is not whole: it ends in the middle." : NOT_JSON, {
        line,
        column: columnWord(column),
      });
    }
  } finally {
    await text.close();
  }
}

const NOT_JSON = "This is not JSON.";
const columnWord = (column: number | null) => (column === null ? null : String(column));

function readAs(text: string, line: number, path: string): ValueRead {
  const read = parsed(text.replace(/^\uFEFF/u, ""));
  if ("value" in read) return { line, path, value: read.value };
  const before = text.slice(0, read.at);
  const column = read.at - before.lastIndexOf("\n");
  return { line: line + countOf(before, "\n"), column, path, refused: NOT_JSON };
}

function parsed(text: string): { value: unknown } | { at: number } {
  try {
    return { value: JSON.parse(text) };
  } catch {}
  // The platform does not always say where: the longest beginning that might still become JSON ends there.
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (mightGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return { at: mightGoOn(text) ? text.length : good };
}

function faultOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (fault) {
    return fault instanceof Error ? fault.message : "";
  }
}

function mightGoOn(text: string): boolean {
  const fault = faultOf(text);
  return fault === null || /end of JSON input|^Unterminated/.test(fault) || fault.includes(`at position ${text.length} `);
}

type Cut = { from: number; to: number; path: string };

/** Goes once over a text of JSON and finds where its values begin and end, without reading what is in them. */
class Scan {
  isDivided = false;
  #at = 0;
  #depth = 0;
  #inText = false;
  #isEscaped = false;
  #begin = -1;
  #rootIsList = false;
  #inList = false;
  #index = 0;
  #roots = 0;
  #key = "";
  #keyBegin = -1;

  /** Whether a value has begun and not ended. */
  get isOpen(): boolean {
    return this.#depth > 0 || this.#inText;
  }

  get path(): string {
    return this.#rootIsList ? `[${this.#index}]` : `${this.#key}[${this.#index}]`;
  }

  get kept(): number {
    return Math.max(0, this.#begin);
  }

  /** From now on the objects of its lists are given one by one: it begins anew at the value that is open. */
  divide(): void {
    this.isDivided = true;
    this.#at = this.#begin;
    this.#depth = 0;
    this.#inText = this.#isEscaped = false;
    this.#begin = -1;
    this.#index = 0;
  }

  /** How much of what has been gone over is not needed any more. */
  get gone(): number {
    return this.#begin >= 0 ? this.#begin : this.#keyBegin >= 0 ? this.#keyBegin : this.#at;
  }

  dropped(characters: number): void {
    this.#at -= characters;
    if (this.#begin >= 0) this.#begin -= characters;
    if (this.#keyBegin >= 0) this.#keyBegin -= characters;
  }

  /** The next value that ends in the text; null: more of it is needed. */
  next(text: string, firstLine: number): Cut | null {
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (this.#inText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === 92) this.#isEscaped = true;
        else if (code === 34) {
          this.#inText = false;
          if (this.#keyBegin >= 0) {
            this.#key = text.slice(this.#keyBegin + 1, Math.min(this.#at, this.#keyBegin + 100));
            this.#keyBegin = -1;
          }
        }
      } else if (code === 34) {
        this.#inText = true;
        if (this.isDivided && !this.#rootIsList && this.#depth === 1) this.#keyBegin = this.#at;
      } else if (code === 123 || code === 91) this.#opens(text, code === 91, firstLine);
      else if (code === 125 || code === 93) {
        const cut = this.#closes();
        if (cut) return cut;
      }
    }
    return null;
  }

  #opens(text: string, isList: boolean, firstLine: number): void {
    if (this.#depth === 0) {
      this.#rootIsList = isList;
      if (!this.isDivided) this.#begin = this.#at;
    } else if (this.isDivided) {
      if (this.#depth === 1 && !this.#rootIsList) {
        this.#inList = isList;
        this.#index = 0;
      } else if (this.#depth === this.#rowDepth() && (this.#rootIsList || this.#inList)) this.#begin = this.#at;
    }
    this.#depth++;
    if (this.#depth > BOUNDS.depth) {
      const before = text.slice(0, this.#at);
      throw new Unreadable(`This is nested more than ${BOUNDS.depth} deep.`, {
        line: firstLine + countOf(before, "\n"),
        column: String(this.#at - before.lastIndexOf("\n")),
      });
    }
  }

  #rowDepth(): number {
    return this.#rootIsList ? 1 : 2;
  }

  #closes(): Cut | null {
    if (this.#depth > 0) this.#depth--;
    if (this.#begin < 0 || this.#depth !== (this.isDivided ? this.#rowDepth() : 0)) return null;
    const cut = { from: this.#begin, to: this.#at + 1, path: this.isDivided ? this.path : this.#roots === 0 ? "" : `(${this.#roots + 1})` };
    this.#begin = -1;
    this.#at++;
    if (this.isDivided) this.#index++;
    else this.#roots++;
    return cut;
  }
}
