import type { Band, End, Group, Origin, Picture } from "#lib/evidence/picture";
import { type Drawing, dotsHeight, type Ink, n, Pen, type Stroke } from "#lib/evidence/picture-drawing";
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
import { isolated } from "#lib/evidence/picture-text";
import { BAND_WORDS, GROUP_WORDS } from "#lib/evidence/picture-words";
import type { Stand } from "#lib/evidence/stands";

const WIDTH = 288;
const STEP = 18;
const TRUNK = 8;
const LABEL = 22;
const LINE = 17;
const CARD_TEXT = 34;
const DOTS = 164;

/** The picture for a phone: what repeats stands above what it repeats, and all of it runs down to its origin. */
export function narrow(picture: Picture, asOf?: string): Drawing {
  return new NarrowDrawing(picture).draw(asOf);
}

class NarrowDrawing {
  private readonly pen = new Pen();
  private readonly picture: Picture;
  private readonly labelOf: (stand: Stand) => Label;
  private readonly roomy: boolean;
  private y = 0;

  constructor(picture: Picture) {
    this.picture = picture;
    this.labelOf = labeller(picture);
    this.roomy = countRows(picture) <= 9;
  }

  draw(asOf: string | undefined): Drawing {
    for (const band of this.picture.bands) this.band(band);
    const { silent } = this.picture;
    if (silent.length > 0) {
      if (this.y > 0) this.y += 16;
      this.card(
        silent.map((one) => toldOfSilent(one, asOf, WIDTH - CARD_TEXT - 10)),
        "silent",
        true,
      );
    }
    return this.pen.drawing(WIDTH, this.y + 2);
  }

  private band({ stance, groups }: Band): void {
    if (stance === "contradicts" || this.picture.bands.length > 1) {
      this.y += this.y > 0 ? 34 : 14;
      this.pen.write({ x: 0, y: this.y, text: BAND_WORDS[stance], style: "heading" }, WIDTH);
      this.y += 14;
    }
    const elsewhere = leadingFromElsewhere(groups);
    for (const [place, group] of groups.entries()) {
      if (place > 0) this.y += 18;
      const ink = inkOf(group);
      if (group.kind !== "unknown" && group.kind !== "ring") {
        this.pen.write({ x: 0, y: this.y + 13, text: GROUP_WORDS[group.kind], style: "heading", ink }, WIDTH);
        this.y += 24;
      }
      for (const [at, { end, rows }] of group.ends.entries()) {
        if (at > 0) this.y += 12;
        this.end(end, rows, group, stance, at, elsewhere);
      }
    }
  }

  private end(end: End, rows: Row[], group: Group, stance: Band["stance"], place: number, elsewhere: Map<Origin, Stand[]>): void {
    const { pen } = this;
    const stroke = strokeOf(group, stance);
    const words = new Set(rows.map(restsWord));
    const sameWord = words.size === 1 ? ([...words][0] ?? "") : "";
    const lines = rows.map((row) => this.row(row, 0, inkOfRow(row, group), stroke, sameWord ? "" : restsWord(row)));
    const boxed = group.kind !== "unknown" && group.kind !== "ring";
    const from = end.kind === "origin" ? (elsewhere.get(end.origin) ?? []) : [];
    for (const stand of from.slice(0, 3)) {
      lines.push(this.y + 11);
      pen.line(inkOf(group), stroke, `M${TRUNK} ${n(this.y + 11)}H${LABEL - 4}`);
      pen.write({ x: LABEL, y: this.y + 16, text: `also ${isolated(this.labelOf(stand).name)}, above` }, WIDTH - LABEL);
      this.y += 22;
    }
    if (lines.length > 0) {
      if (sameWord) pen.write({ x: LABEL, y: this.y + 14, text: sameWord }, WIDTH - LABEL);
      this.y += sameWord ? 22 : 8;
      const tip = this.y + (boxed ? 0 : 2);
      pen.line(inkOf(group), stroke, `M${TRUNK} ${n(lines[0] ?? 0)}V${n(tip - 6)}`);
      if (boxed) pen.head(inkOf(group), TRUNK, tip, "down");
    }
    const told = toldOf(end, group, place, WIDTH - CARD_TEXT - 10);
    if (boxed) this.card([told], group.kind, false);
    else this.open(told, group);
  }

  /** What repeats it above it, then the source itself, hung on the trunk of its depth. Gives how far down it hangs. */
  private row(row: Row, depth: number, ink: Ink, stroke: Stroke, rests: string): number {
    const { pen, roomy } = this;
    if (row.repeats.length > 0) {
      const trunk = TRUNK + (depth + 1) * STEP;
      const lines = row.repeats.map((child) => this.row(child, depth + 1, ink, stroke, ""));
      pen.write({ x: trunk + 14, y: this.y + 12, text: row.repeats.length > 1 ? "repeat" : "repeats" }, 80);
      this.y += 20;
      pen.line(ink, stroke, `M${trunk} ${n(lines[0] ?? 0)}V${n(this.y - 4)}`);
      pen.head(ink, trunk, this.y + 1, "down");
    }
    const x = LABEL + depth * STEP;
    const line = this.y + 11;
    pen.line(ink, stroke, `M${TRUNK + depth * STEP} ${n(line)}H${x - 4}`);
    const most = WIDTH - x;
    if (row.stand === null) {
      pen.write({ x, y: line + 5, text: moreWords(row, depth > 0) }, most);
      pen.dot(row.links, x, line + 15, DOTS);
      this.y += 25 + dotsHeight(row.links, DOTS);
      return line;
    }
    const { name, theirs, linked, by, day, date, also } = this.labelOf(row.stand);
    pen.write({ x, y: line + 5, text: name, style: linked ? "name" : "plain", tail: roomy ? "" : rests || day }, most, theirs, !linked);
    if (roomy) pen.write({ x, y: line + 22, text: [by, date, rests, also].filter(Boolean).join(" · ") }, most);
    this.y += roomy ? 43 : 25;
    return line;
  }

  private card(entries: Told[][], shape: Group["kind"] | "silent", open: boolean): void {
    const top = this.y;
    let line = top + 20;
    for (const told of entries) {
      this.pen.marks.push({ shape, x: 17, y: line });
      for (const [place, { text, style, theirs }] of told.entries())
        this.pen.write({ x: CARD_TEXT, y: line + 5 + place * LINE, text, style }, WIDTH - CARD_TEXT - 6, theirs);
      line += (told.length - 1) * LINE + 30;
    }
    this.pen.boxes.push({ x: 0.5, y: top, width: WIDTH - 1, height: line - 14 - top, open });
    this.y = line - 14;
  }

  /** Where a trail is lost, or runs in a ring. */
  private open(told: Told[], { kind }: Group): void {
    const line = this.y + (kind === "ring" ? 10 : 4);
    this.pen.marks.push({ shape: kind, x: TRUNK, y: line });
    for (const [place, { text, style }] of told.entries())
      this.pen.write({ x: LABEL + 2, y: line + 5 + place * LINE, text, style }, WIDTH - LABEL - 2);
    this.y = line + 10 + Math.max(0, told.length - 1) * LINE;
  }
}

/** For each origin the sources that lead to it but stand with another one. */
function leadingFromElsewhere(groups: Group[]): Map<Origin, Stand[]> {
  const from = new Map<Origin, Stand[]>();
  for (const { ends } of groups)
    for (const { end, rows } of ends)
      for (const { stand, leads } of rows)
        for (const { origin } of leads) {
          if (!stand || (end.kind === "origin" && end.origin === origin)) continue;
          const known = from.get(origin);
          if (known) known.push(stand);
          else from.set(origin, [stand]);
        }
  return from;
}
