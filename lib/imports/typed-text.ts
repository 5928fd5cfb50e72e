/** Text that arrives in pieces, of which as much is held as is being read. */
export class TypedText {
  held = "";
  /** Whether nothing follows what is held. */
  ended = false;
  /** The number of the line that `held` begins in. */
  line = 1;
  readonly #rest: AsyncIterator<string>;

  constructor(pieces: AsyncIterable<string>) {
    this.#rest = pieces[Symbol.asyncIterator]();
  }

  /** Holds at least so many characters, or all that there are. */
  async hold(characters: number): Promise<void> {
    while (!this.ended && this.held.length < characters) {
      const { value, done } = await this.#rest.next();
      if (done) this.ended = true;
      else this.held += value;
    }
  }

  /** Lets go of the first characters that are held, and counts their lines. */
  drop(characters: number, lines: number): void {
    this.held = this.held.slice(characters);
    this.line += lines;
  }

  /** Lets go of all that is left of the line, also of what is not held yet. */
  async dropLine(lineEnd: string): Promise<void> {
    for (;;) {
      const at = this.held.indexOf(lineEnd);
      if (at >= 0) return this.drop(at + 1, 1);
      this.drop(this.held.length, 0);
      if (this.ended) return;
      await this.hold(65_536);
    }
  }

  async close(): Promise<void> {
    await this.#rest.return?.();
  }
}

export function countOf(text: string, letter: string, from = 0, to = text.length): number {
  // What is looked through ends with the part: to look for the letter behind it would be to read all that is held.
  const part = from === 0 && to >= text.length ? text : text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf(letter); at >= 0; at = part.indexOf(letter, at + 1)) count++;
  return count;
}
