import type { GroupKind } from "#lib/evidence/picture";
import { cut, type Font, isolated, widthOf } from "#lib/evidence/picture-text";

/** Whose colour: that of a side, or none. */
export type Ink = "speaker" | "both" | "concerned" | "other" | "none";
/** How a trail is drawn: whole where it says that it is so, broken where it says that it is not, dotted where it is lost. */
export type Stroke = "asserts" | "contradicts" | "lost";
export type MarkShape = GroupKind | "silent";

export const FONTS = {
  name: { size: 14.5, weight: 600 },
  plain: { size: 14.5, weight: 400 },
  note: { size: 13.2, weight: 400 },
  heading: { size: 13.2, weight: 600 },
} satisfies Record<string, Font>;
export type TextStyle = keyof typeof FONTS;

export type DrawnText = {
  x: number;
  y: number; // of the baseline
  style: TextStyle;
  ink: Ink;
  text: string;
  /** What follows on the same line, as a note. */
  tail: string;
  centred: boolean;
  /** Set on a line, which it interrupts. */
  onLine: boolean;
};

/** A picture with its measures, in units that are pixels at its own width. */
export type Drawing = {
  width: number;
  height: number;
  boxes: { x: number; y: number; width: number; height: number; open: boolean }[];
  lines: { ink: Ink; stroke: Stroke; d: string }[];
  heads: { ink: Ink; d: string }[];
  marks: { shape: MarkShape; x: number; y: number }[];
  /** A dot for each link that is only counted. */
  dots: string;
  texts: DrawnText[];
};

const TAIL_GAP = 6;
const DOT = { pitch: 6, rows: 5 };

/** Collects what is drawn; lines that look alike become one path. */
export class Pen {
  readonly texts: DrawnText[] = [];
  readonly boxes: Drawing["boxes"] = [];
  readonly marks: Drawing["marks"] = [];
  private readonly lines = new Map<string, Drawing["lines"][number]>();
  private readonly heads = new Map<Ink, Drawing["heads"][number]>();
  private dots = "";

  line(ink: Ink, stroke: Stroke, d: string): void {
    const key = `${ink} ${stroke}`;
    const path = this.lines.get(key) ?? { ink, stroke, d: "" };
    path.d += d;
    this.lines.set(key, path);
  }

  /** An arrowhead with its point at x, y. */
  head(ink: Ink, x: number, y: number, towards: "right" | "down" | "up"): void {
    const path = this.heads.get(ink) ?? { ink, d: "" };
    const shape = { right: "l-7-3.5v7z", down: "l-3.5-7h7z", up: "l-3.5 7h7z" }[towards];
    path.d += `M${n(x)} ${n(y)}${shape}`;
    this.heads.set(ink, path);
  }

  /** Writes somebody's words or ours, cut to a width, and gives where the line ends. */
  write(text: Partial<DrawnText> & { x: number; y: number; text: string }, most: number, theirs = false, keepTail = false): number {
    const style = text.style ?? "note";
    const tailWidth = text.tail ? widthOf(text.tail, FONTS.note) + TAIL_GAP : 0;
    const shown = cut(text.text, keepTail ? most - tailWidth : most, FONTS[style]);
    const width = widthOf(shown, FONTS[style]);
    const tail = width + tailWidth <= most ? (text.tail ?? "") : "";
    this.texts.push({
      style,
      ink: "none",
      centred: false,
      onLine: false,
      ...text,
      tail,
      text: theirs ? isolated(shown) : shown,
    });
    return text.x + width + (tail ? tailWidth : 0);
  }

  /** A dot for each of `count`, in rows of a width; gives the height that they take. */
  dot(count: number, x: number, y: number, width: number): number {
    const inRow = Math.floor(width / DOT.pitch);
    if (count > inRow * DOT.rows) return 0;
    for (let at = 0; at < count; at++)
      this.dots += `M${n(x + 2 + (at % inRow) * DOT.pitch)} ${n(y + Math.floor(at / inRow) * DOT.pitch)}h0`;
    return dotsHeight(count, width);
  }

  drawing(width: number, height: number): Drawing {
    const { texts, boxes, marks, dots } = this;
    return {
      width,
      height: Math.ceil(height),
      boxes,
      marks,
      texts,
      dots,
      lines: [...this.lines.values()],
      heads: [...this.heads.values()],
    };
  }
}

export function dotsHeight(count: number, width: number): number {
  const inRow = Math.floor(width / DOT.pitch);
  return count > inRow * DOT.rows ? 0 : Math.ceil(count / inRow) * DOT.pitch;
}

/** Short in a path. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The width that a drawn text takes. */
export function drawnWidth({ text, tail, style }: DrawnText): number {
  return widthOf(text, FONTS[style]) + (tail ? TAIL_GAP + widthOf(tail, FONTS.note) : 0);
}
