import { formatCount } from "#lib/format";
import type { Standing } from "#lib/subjects/tally";
import type { Timeline } from "#lib/subjects/timeline";

/** The bars with their measures, in units that are pixels at the drawing's own width. */
export type TimelineDrawing = {
  width: number;
  height: number;
  /** All the pieces of each standing, as one path. */
  pieces: { standing: Standing; d: string }[];
  /** How many claims a height is. */
  lines: { y: number; label: string }[];
  /** Under the bars: when. */
  times: { x: number; label: string }[];
  left: number;
  base: number; // y of the line on which the bars stand
};

const TOP = 14;
const UNDER = 26;
const FIGURE = 9.3; // a tabular figure of Public Sans at 13.2 px takes 9.23: nothing in a label is wider
/** A piece is never thinner than this: one disputed claim among thousands can still be seen. */
const THINNEST = 2.5;
const BETWEEN = 1;
/** What a bar takes at most, with the room beside it: a few bars stand at the beginning of the line. */
const WIDEST = 72;

export function drawTimeline({ bars, standings }: Timeline, width: number, barsHeight: number): TimelineDrawing {
  const most = bars.reduce((max, bar) => Math.max(max, bar.total), 0);
  const step = stepFor(most);
  const top = Math.ceil(most / step) * step;
  const lines = Array.from({ length: top / step + 1 }, (_, place) => ({
    claims: place * step,
    label: formatCount(place * step, Number.POSITIVE_INFINITY),
  }));
  const left = Math.ceil(FIGURE * Math.max(...lines.map((line) => line.label.length))) + 8;
  const base = TOP + barsHeight;
  const band = Math.min((width - left) / bars.length, WIDEST);
  const thick = Math.min(Math.max(band * 0.76, 1), 40);
  const heightOf = (claims: number) => (claims / top) * barsHeight;

  const paths = new Map<Standing, string>();
  const times: TimelineDrawing["times"] = [];
  const every = everyHowMany(bars, band);
  for (const [place, bar] of bars.entries()) {
    const middle = left + band * (place + 0.5);
    const half = (bar.label.length * FIGURE) / 2;
    if (place % every === 0) times.push({ x: round(Math.min(Math.max(middle, half), width - half)), label: bar.label });
    let y = base;
    for (const standing of standings) {
      const claims = bar.tally[standing];
      if (claims === 0) continue;
      const height = Math.max(heightOf(claims) - BETWEEN, THINNEST);
      const d = `M${round(middle - thick / 2)} ${round(y)}h${round(thick)}v${round(-height)}h${round(-thick)}z`;
      paths.set(standing, (paths.get(standing) ?? "") + d);
      y -= height + BETWEEN;
    }
  }
  return {
    width,
    height: base + UNDER,
    pieces: [...paths].map(([standing, d]) => ({ standing, d })),
    lines: lines.map(({ claims, label }) => ({ y: round(base - heightOf(claims)), label })),
    times,
    left,
    base,
  };
}

/** A round number of claims, of which the highest bar has at most four. */
function stepFor(most: number): number {
  for (let power = 1; ; power *= 10) for (const step of [power, 2 * power, 5 * power]) if (most <= 4 * step) return step;
}

/** So many bars share one label that no two touch, though the outer ones are moved into the frame: by half of themselves at most. */
function everyHowMany(bars: Timeline["bars"], band: number): number {
  const widest = Math.max(...bars.map((bar) => bar.label.length)) * FIGURE;
  return Math.ceil((1.5 * widest + 8) / band);
}

const round = (value: number) => Math.round(value * 10) / 10;
