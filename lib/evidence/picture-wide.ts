import type { Band, End, Group, Origin, Picture } from "#lib/evidence/picture";
import { type Drawing, dotsHeight, FONTS, type Ink, n, Pen, type Stroke } from "#lib/evidence/picture-drawing";
import {
  countRows,
  inkOf,
  inkOfRow,
  type Label,
  labeller,
  moreWords,
  restsWord,
  strokeOf,
  type Told,
  toldOf,
  toldOfSilent,
} from "#lib/evidence/picture-labels";
import type { Row } from "#lib/evidence/picture-rows";
import { wrapped } from "#lib/evidence/picture-text";
import { BAND_WORDS, GROUP_WORDS } from "#lib/evidence/picture-words";
import type { Stand } from "#lib/evidence/stands";

const WIDTH = 684;
const BOX = { x: 488, width: 196, text: 32, mark: 16 };
/** Where sources stand: those that repeat, and those at which trails end; without repeats these have all of the left. */
const COLUMNS = { repeats: { x: 0, width: 164 }, ends: { x: 232, width: 162 }, alone: { x: 0, width: 394 } };
const INDENT = 14;
const TEXT_WIDTH = BOX.width - BOX.text - 8;
const LINE = 17;
const DOTS = 164;

type Column = { x: number; width: number };
type Placed = { row: Row; line: number; from: number };
type Block = { end: End; roots: Placed[]; line: number; told: Told[] };

/** The picture for 620 pixels and more: links on the left, through repeats to their origins on the right. */
export function wide(picture: Picture, asOf?: string): Drawing {
  const drawing = new WideDrawing(picture, asOf);
  return drawing.draw();
}

class WideDrawing {
  private readonly pen = new Pen();
  private readonly labelOf: (stand: Stand) => Label;
  private readonly roomy: boolean;
  private readonly column: Column;
  /** Down to where the left, and the right, are taken. */
  private left = 0;
  private right = 0;

  private readonly picture: Picture;
  private readonly asOf: string | undefined;

  constructor(picture: Picture, asOf: string | undefined) {
    this.picture = picture;
    this.asOf = asOf;
    this.labelOf = labeller(picture);
    this.roomy = countRows(picture) <= 9;
    const repeats = picture.bands.some(({ groups }) => groups.some(({ ends }) => ends.some(({ rows }) => rows.some(hasRepeats))));
    this.column = repeats ? COLUMNS.ends : COLUMNS.alone;
  }

  draw(): Drawing {
    for (const band of this.picture.bands) this.band(band);
    this.silent();
    return this.pen.drawing(WIDTH, Math.max(this.left, this.right) + 2);
  }

  private band(band: Band): void {
    const top = Math.max(this.left, this.right);
    this.left = this.right = top;
    if (band.stance === "contradicts" || this.picture.bands.length > 1) {
      const y = top + (top > 0 ? 34 : 14);
      this.pen.write({ x: 0, y, text: BAND_WORDS[band.stance], style: "heading" }, WIDTH);
      this.left = this.right = y;
    }
    const placed: { group: Group; blocks: Block[] }[] = [];
    for (const group of band.groups) placed.push({ group, blocks: this.group(group, band) });
    const lines = new Map<Origin, number>();
    for (const { blocks } of placed)
      for (const { end, line } of blocks) {
        if (end.kind === "origin") lines.set(end.origin, line);
        if (end.kind === "more") for (const origin of end.origins) lines.set(origin, line);
      }
    for (const { group, blocks } of placed)
      for (const { roots, line } of blocks) for (const root of roots) this.leads(root, group, band.stance, line, lines);
  }

  /** Places the rows and ends of one group below what there is, each end level with the rows that lead to it. */
  private group(group: Group, { stance }: Band): Block[] {
    const gap = this.left > 0 ? 16 : 0;
    const boxed = group.kind !== "unknown" && group.kind !== "ring";
    const top = Math.max(this.left, this.right) + gap;
    let [line, last] = [top, Number.NEGATIVE_INFINITY];
    const blocks: Block[] = [];
    let rowsEnd = top;
    for (const [place, { end, rows }] of group.ends.entries()) {
      const told = toldOf(end, group, place, TEXT_WIDTH);
      const heights = rows.map((row) => this.heightOf(row));
      const rowsHeight = heights.reduce((sum, height) => sum + height, 0);
      const centre = this.centreOf(rows, heights);
      const above = Math.max(centre, place === 0 && boxed ? 40 : 12);
      const below = Math.max(rowsHeight - centre, 14 + (told.length - 1) * LINE);
      line = place === 0 ? top + above : last + above;
      last = line + below;
      let y = line - centre;
      const roots = rows.map((row, at) => {
        const root = this.trail(row, y, heights[at] ?? 0, group, stance);
        y += heights[at] ?? 0;
        return root;
      });
      rowsEnd = Math.max(rowsEnd, y);
      blocks.push({ end, roots, line, told });
    }
    this.ends(group, blocks, boxed);
    this.left = rowsEnd;
    return blocks;
  }

  private heightOf(row: Row): number {
    return Math.max(
      this.ownHeight(row, this.column.width),
      row.repeats.reduce((sum, child) => sum + this.threadHeight(child), 0),
    );
  }

  private threadHeight(row: Row): number {
    return this.ownHeight(row, COLUMNS.repeats.width) + row.repeats.reduce((sum, child) => sum + this.threadHeight(child), 0);
  }

  private ownHeight(row: Row, width: number): number {
    if (row.stand === null) return 25 + (dotsHeight(row.links, Math.min(width, DOTS)) || -4) + 4;
    return this.roomy ? 46 : 25;
  }

  /** How far down the middle of what leads to the right lies. */
  private centreOf(rows: Row[], heights: number[]): number {
    if (rows.length === 0) return 0;
    let y = 0;
    const lines = rows.map((row, place) => {
      const line = y + this.lineIn(row, heights[place] ?? 0);
      y += heights[place] ?? 0;
      return line;
    });
    return ((lines[0] ?? 0) + (lines.at(-1) ?? 0)) / 2;
  }

  /** How far down in its height a trail leads to the right: level with the middle of what repeats it. */
  private lineIn(row: Row, height: number): number {
    if (row.repeats.length < 2) return 12;
    const last = row.repeats.at(-1);
    const lastLine = height - (last ? this.threadHeight(last) : 0) + 12;
    return (12 + lastLine) / 2;
  }

  /** A source at which a trail ends, with all that repeats it on its left. */
  private trail(row: Row, y: number, height: number, group: Group, stance: Band["stance"]): Placed {
    const line = y + this.lineIn(row, height);
    const { x, width } = this.column;
    const from = this.label(row, x, line, width, row.leads.length > 0 ? restsWord(row) : "", true);
    const ink = inkOfRow(row, group);
    const stroke = strokeOf(group, stance);
    let at = y;
    const told = (row.repeats.length - 1) >> 1; // one word says it of all
    for (const [place, child] of row.repeats.entries()) {
      const end = this.label(child, COLUMNS.repeats.x, at + 12, COLUMNS.repeats.width, "", false);
      const word = place === told && this.roomy ? (row.repeats.length > 1 ? "repeat" : "repeats") : "";
      this.curve(ink, stroke, end, at + 12, COLUMNS.repeats.width + 8, x - 9, line, word);
      at = this.thread(child, at, 1, ink, stroke);
    }
    if (row.repeats.length > 0) this.pen.head(ink, x - 4, line, "right");
    return { row, line, from };
  }

  /** What repeats a repeat stands below it, hooked to it. Gives where the thread ends. */
  private thread(row: Row, y: number, depth: number, ink: Ink, stroke: Stroke): number {
    let at = y + this.ownHeight(row, COLUMNS.repeats.width);
    const x = COLUMNS.repeats.x + depth * INDENT;
    const hook = at - 3;
    for (const child of row.repeats) {
      const line = at + 12;
      this.label(child, x, line, COLUMNS.repeats.width - depth * INDENT, "", false);
      this.pen.line(ink, stroke, `M${n(x - 4)} ${n(line)}h-5V${n(hook + 6)}`);
      at = this.thread(child, at, depth + 1, ink, stroke);
    }
    if (row.repeats.length > 0) this.pen.head(ink, x - 9, hook, "up");
    return at;
  }

  /** Writes what a row says and gives where its line begins. */
  private label(row: Row, x: number, line: number, width: number, rests: string, isEnd: boolean): number {
    const { pen, roomy } = this;
    if (row.stand === null) {
      const end = pen.write({ x, y: line + 5, text: moreWords(row, !isEnd) }, width);
      pen.dot(row.links, x, line + 15, Math.min(width, DOTS));
      return end + 8;
    }
    const { name, theirs, linked, by, day, date, title, also } = this.labelOf(row.stand);
    const style = linked ? "name" : "plain";
    // Beside several repeats there is room for a second line.
    const lines = row.repeats.length > 1 && !roomy && linked ? wrapped(name, width, FONTS[style], 2) : [name];
    const tail = roomy || lines.length > 1 ? "" : rests && rests !== "on the word of" ? rests : day;
    const end = pen.write({ x, y: line + 5, text: lines[0] ?? "", style, tail }, width, theirs, !linked);
    if (lines[1]) pen.write({ x, y: line + 5 + LINE, text: lines[1], style }, width, theirs);
    if (roomy) pen.write({ x, y: line + 22, text: [by, date, width > 300 ? title : also].filter(Boolean).join(" · ") }, width);
    return end + 8;
  }

  private curve(ink: Ink, stroke: Stroke, from: number, y: number, bend: number, to: number, target: number, word: string): void {
    const middle = (bend + to) / 2;
    const flat = Math.abs(target - y) < 0.5;
    const d = flat ? `H${n(to)}` : `H${n(bend)}C${n(middle)} ${n(y)} ${n(middle)} ${n(target)} ${n(to)} ${n(target)}`;
    this.pen.line(ink, stroke, `M${n(from)} ${n(y)}${d}`);
    if (word) this.pen.write({ x: middle - 4, y: (y + target) / 2 + 4, text: word, centred: true, onLine: true }, 200);
  }

  /** The boxes and names on the right. */
  private ends(group: Group, blocks: Block[], boxed: boolean): void {
    const { pen } = this;
    const ink = inkOf(group);
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!first || !last) return;
    const bottom = last.line + 14 + (last.told.length - 1) * LINE;
    if (boxed) {
      pen.boxes.push({ x: BOX.x, y: first.line - 40, width: BOX.width, height: bottom - first.line + 42, open: false });
      pen.write({ x: BOX.x + 12, y: first.line - 20, text: GROUP_WORDS[group.kind], style: "heading", ink }, BOX.width - 20);
    }
    for (const { line, told } of blocks) {
      pen.marks.push({ shape: group.kind, x: BOX.x + BOX.mark, y: line });
      for (const [place, { text, style, theirs }] of told.entries())
        pen.write({ x: BOX.x + BOX.text, y: line + 5 + place * LINE, text, style }, TEXT_WIDTH + 4, theirs);
    }
    this.right = bottom + 2;
  }

  /** From a source to whoever's word it rests on, or to where its trail is lost. */
  private leads({ row, line, from }: Placed, group: Group, stance: Band["stance"], end: number, lines: Map<Origin, number>): void {
    const stroke = strokeOf(group, stance);
    const bend = this.column.x + this.column.width + 8;
    const tip = BOX.x + BOX.mark - 9;
    if (row.leads.length === 0) {
      this.curve("none", stroke, from, line, bend, tip - (group.kind === "ring" ? 6 : 0), end, "");
      return;
    }
    const targets = new Map(row.leads.map(({ origin }) => [lines.get(origin) ?? end, inkOf({ kind: origin.side, ends: [] })]));
    for (const [target, ink] of targets) {
      const word = this.roomy && targets.size === 1 ? restsWord(row) : "";
      this.curve(ink, stroke, from, line, bend, tip - 6, target, word);
      this.pen.head(ink, tip, target, "right");
    }
  }

  /** Those whose word could settle it, and who have not given it. */
  private silent(): void {
    const { silent } = this.picture;
    if (silent.length === 0) return;
    const { pen } = this;
    const y = this.right + (this.right > 0 ? 16 : 2);
    let line = y + 22;
    for (const one of silent) {
      pen.marks.push({ shape: "silent", x: BOX.x + BOX.mark, y: line });
      const told = toldOfSilent(one, this.asOf, TEXT_WIDTH);
      for (const [place, { text, style, theirs }] of told.entries())
        pen.write({ x: BOX.x + BOX.text, y: line + 5 + place * LINE, text, style }, TEXT_WIDTH + 4, theirs);
      line += 17 + told.length * LINE;
    }
    pen.boxes.push({ x: BOX.x, y, width: BOX.width, height: line - 20 - y, open: true });
    this.right = line - 18;
  }
}

function hasRepeats(row: Row): boolean {
  return row.repeats.length > 0;
}
