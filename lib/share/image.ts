import { createCanvas, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { isRightToLeft, withoutControls } from "#lib/bidi";
import { MARK_COLOURS, MARK_PATHS, MARK_WORDS, type Mark } from "#lib/claims/mark";
import { dayIn, formatDate } from "#lib/format";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { standingLine } from "#lib/publication/standing";
import { type Face, familiesFor } from "#lib/share/fonts";
import { fitLine, fitLines } from "#lib/share/lines";

export const WIDTH = 1200;
export const HEIGHT = 630;

const MARGIN = 72;
const INNER = WIDTH - 2 * MARGIN;
const PAPER = "#fbfaf6";
const INK = "#17191e";
const SOFT = "#5b6270";
const RULE = "#dedbd2";
/** Between the head and the foot. */
const CLAIM = { top: 212, bottom: 506 };
/** At size 1, of letters that need no more: the first baseline, and from one line to the next. */
const LATIN = { ascent: 0.86, line: 1.16 };
/** Above the highest letter of a line. */
const AIR = 0.04;
/** What is stacked higher than any script is does not make the others small. */
const TALLEST = 1.75;
const SIZES = [96, 84, 72, 64, 57, 50, 44, 39];

/** The claim with its mark, what the newsroom stands behind, who said it and when, as a PNG. */
export async function drawShareImage(snapshot: Snapshot, newsroom: { name: string; timeZone: string }): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const on = canvas.getContext("2d");
  on.lang = "en";
  on.textBaseline = "alphabetic";
  on.fillStyle = PAPER;
  on.fillRect(0, 0, WIDTH, HEIGHT);
  drawStanding(on, snapshot, newsroom.timeZone);
  drawClaim(on, snapshot);
  drawFoot(on, snapshot, newsroom.name);
  return new Uint8Array(await canvas.encode("png"));
}

type Style = { size: number; face?: Face; weight?: number; colour?: string; language?: string };

/** Sets the font; widths at size 1 come from it. */
function setFont(on: SKRSContext2D, text: string, { size, face = "sans", weight = 400, colour = INK, language = "en" }: Style) {
  on.font = `${weight} ${size}px ${familiesFor(text, face, language)}`;
  on.fontVariationSettings = face === "serif" ? `"opsz" ${Math.min(size, 72)}` : "normal";
  on.fillStyle = colour;
}

const widthIn = (on: SKRSContext2D, size: number) => (text: string) => on.measureText(text).width / size;

/** In one line from x on, in its own direction. @returns where it ends */
function write(on: SKRSContext2D, text: string, x: number, y: number, width: number, style: Style): number {
  setFont(on, text, style);
  const line = fitLine(text, width, style.size, widthIn(on, style.size));
  on.direction = isRightToLeft(line) ? "rtl" : "ltr";
  on.textAlign = "left";
  on.fillText(line, x, y);
  return x + on.measureText(line).width;
}

function drawStanding(on: SKRSContext2D, snapshot: Snapshot, timeZone: string): void {
  const { status, asOf, updatedAt, number } = snapshot;
  const mark: Mark = status ?? "retracted";
  const colour = MARK_COLOURS[mark].light;
  drawMark(on, mark, MARGIN, 62, 64, colour);
  const end = write(on, MARK_WORDS[mark], MARGIN + 86, 110, 500, { size: 46, face: "serif", weight: 600, colour });
  const day = status ? asOf && `as of ${formatDate(asOf)}` : `on ${formatDate(dayIn(updatedAt, timeZone))}`;
  if (day) {
    on.fillStyle = RULE;
    on.fillRect(end + 24, 70, 2, 48);
    write(on, day, end + 48, 107, 420, { size: 29, colour: SOFT });
  }
  const record = `C-${number}`;
  setFont(on, record, { size: 29, colour: SOFT });
  on.direction = "ltr";
  on.textAlign = "right";
  on.fillText(record, WIDTH - MARGIN, 107);
  write(on, plain(standingLine(snapshot)), MARGIN, 172, INNER, { size: 30, colour: SOFT });
}

function drawMark(on: SKRSContext2D, mark: Mark, x: number, y: number, size: number, colour: string): void {
  on.save();
  on.translate(x, y);
  on.scale(size / 20, size / 20);
  on.fillStyle = colour;
  on.strokeStyle = colour;
  for (const { d, line } of MARK_PATHS[mark]) {
    const path = new Path2D(d);
    if (line) {
      on.lineWidth = line.width;
      on.setLineDash([...(line.dashes ?? [])]);
      on.stroke(path);
    } else on.fill(path);
  }
  on.restore();
}

/** As large as it fits; nothing of it, however its letters are stacked, leaves its field. */
function drawClaim(on: SKRSContext2D, { claim, status }: Snapshot): void {
  const text = plain(claim.text);
  const style = { face: "serif", weight: 500, language: claim.language, colour: status ? INK : SOFT } as const;
  setFont(on, `${text}…`, { ...style, size: 72 });
  const { ascent, line: height } = tallnessOf(on, text, 72);
  const sizes = SIZES.map((size) => ({ size, lines: Math.floor((CLAIM.bottom - CLAIM.top) / (size * height)) }));
  const { size, lines } = fitLines(text, INNER, sizes, widthIn(on, 72));
  setFont(on, `${text}…`, { ...style, size });
  const rightToLeft = isRightToLeft(text);
  on.save();
  on.beginPath();
  on.rect(0, CLAIM.top, WIDTH, CLAIM.bottom - CLAIM.top + 16);
  on.clip();
  on.direction = rightToLeft ? "rtl" : "ltr";
  on.textAlign = rightToLeft ? "right" : "left";
  for (const [place, line] of lines.entries())
    on.fillText(line, rightToLeft ? WIDTH - MARGIN : MARGIN, CLAIM.top + size * (ascent + place * height));
  on.restore();
}

/** How high the letters of a text reach, and how far apart its lines must be so that none cuts another, at size 1. */
function tallnessOf(on: SKRSContext2D, text: string, size: number): { ascent: number; line: number } {
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = on.measureText(text);
  const line = Math.max(LATIN.line, Math.min(TALLEST, (actualBoundingBoxAscent + actualBoundingBoxDescent) / size + AIR));
  return { ascent: Math.max(LATIN.ascent, Math.min(line, actualBoundingBoxAscent / size + AIR)), line };
}

function drawFoot(on: SKRSContext2D, snapshot: Snapshot, newsroom: string): void {
  const { saidOn, speaker } = snapshot.claim;
  on.fillStyle = RULE;
  on.fillRect(MARGIN, 534, INNER, 2);
  const name = plain(newsroom);
  setFont(on, name, { size: 32, face: "serif", weight: 600 });
  const ours = fitLine(name, INNER * 0.42, 32, widthIn(on, 32));
  on.direction = isRightToLeft(ours) ? "rtl" : "ltr";
  on.textAlign = "right";
  on.fillText(ours, WIDTH - MARGIN, 588);
  const room = INNER - on.measureText(ours).width - 48;
  const day = `, ${saidOn ? formatDate(saidOn) : "undated"}`;
  setFont(on, day, { size: 29, colour: SOFT });
  const left = room - on.measureText(day).width;
  const who = partyOf(snapshot, speaker)?.name;
  const end = write(on, who ? plain(who) : "Unknown speaker", MARGIN, 587, left, { size: 29, weight: 600 });
  write(on, day, end, 587, left, { size: 29, colour: SOFT });
}

/** Marks of no script in particular, which can be stacked on a letter without end. */
const STACKED = String.raw`(?:[\u0300-\u036f]|[\u0483-\u0489]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f])`;
const TOO_MANY = new RegExp(`(${STACKED}{2})${STACKED}+`, "gu");
const PICTURES =
  /(?:\p{RI}\p{RI}|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)(?:[\u200d\ufe0f\u20e3]|\p{Emoji_Modifier}|\p{Emoji_Presentation})*/gu;

/** A text in one line, without what no reader could make out at this size and what no font here can draw. */
function plain(text: string): string {
  const kept = withoutControls(text)
    .replace(PICTURES, "")
    .replace(TOO_MANY, "$1")
    .replace(/(\p{M}{6})\p{M}+/gu, "$1")
    .replace(/[\s\p{Cc}\p{Co}\p{Cn}]+/gu, " ")
    .trim();
  // More than finds room at the smallest size.
  return [...kept].slice(0, 800).join("");
}
