import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STANDINGS, tallyOf, totalOf } from "#lib/subjects/tally";
import { MOST_BARS, type MonthCount, timelineOf } from "#lib/subjects/timeline";
import { drawTimeline, type TimelineDrawing } from "#lib/subjects/timeline-drawing";

const month = (year: number, of: number) => year * 12 + of - 1;
const said = (at: number | null, claims = 1, standing: MonthCount["standing"] = "confirmed"): MonthCount => ({
  month: at,
  standing,
  claims,
});

const counts = fc.array(
  fc.record({
    month: fc.option(fc.integer({ min: 12, max: 9999 * 12 + 11 })),
    standing: fc.constantFrom(...STANDINGS),
    claims: fc.integer({ min: 1, max: 15_000 }),
  }),
  { maxLength: 60 },
);

/** Of what a figure takes in Chromium, which is the widest in a label. */
const HALF = 9.23 / 2;

/** Each piece of a drawing: x, y of its foot, width, height. */
const piecesOf = (drawing: TimelineDrawing) =>
  drawing.pieces.flatMap(({ standing, d }) =>
    [...d.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v-([\d.]+)/g)].map(([, ...numbers]) => {
      const [x, y, width, height] = numbers.map(Number) as [number, number, number, number];
      return { standing, x, y, width, height };
    }),
  );

describe("when claims were said", () => {
  it("is told by months while they are few, then by years, then by round numbers of years", () => {
    expect(timelineOf([said(month(2025, 12))])).toMatchObject({ by: "month", bars: [{ label: "Dec 2025", total: 1 }] });
    const across = (from: number, to: number) => timelineOf([said(month(from, 1)), said(month(to, 12))]);
    expect(across(2023, 2025)).toMatchObject({ by: "month", bars: { length: 36 } });
    expect(across(2023, 2026)).toMatchObject({ by: "year", bars: { length: 4 } });
    expect(
      across(1999, 2026)
        ?.bars.map((bar) => bar.label)
        .slice(0, 2),
    ).toEqual(["1999", "2000"]);
    expect(across(1948, 2026)).toMatchObject({ by: "5 years", bars: { 0: { label: "1945–1949" } } });
    expect(
      across(1, 2026)
        ?.bars.map((bar) => bar.label)
        .slice(0, 2),
    ).toEqual(["1–99", "100–199"]);
  });

  it("leaves no month out in which nothing was said", () => {
    const bars = timelineOf([said(month(2024, 11), 3), said(month(2025, 2), 1, "disputed")])?.bars ?? [];
    expect(bars.map(({ label, total }) => [label, total])).toEqual([
      ["Nov 2024", 3],
      ["Dec 2024", 0],
      ["Jan 2025", 0],
      ["Feb 2025", 1],
    ]);
  });

  it("counts what is undated and does not draw it; of undated claims alone there is nothing to draw", () => {
    expect(timelineOf([said(null, 4), said(month(2025, 1), 2)])).toMatchObject({ dated: 2, undated: 4 });
    expect(timelineOf([said(null, 4)])).toBeNull();
    expect(timelineOf([])).toBeNull();
  });

  it("counts every claim exactly once, in few enough bars, whatever its day", () => {
    fc.assert(
      fc.property(counts, (drawn) => {
        const timeline = timelineOf(drawn);
        if (timeline === null) return drawn.every((one) => one.month === null);
        expect(timeline.bars.length).toBeLessThanOrEqual(MOST_BARS);
        expect(timeline.dated + timeline.undated).toBe(totalOf(tallyOf(drawn)));
        expect(timeline.bars.reduce((sum, bar) => sum + bar.total, 0)).toBe(timeline.dated);
        expect(new Set(timeline.bars.map((bar) => bar.label)).size).toBe(timeline.bars.length);
      }),
    );
  });
});

describe("the drawing of it", () => {
  it("stays inside its frame, with bars and labels that do not touch, at both widths and for any counts", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(336, 660), (drawn, width) => {
        const timeline = timelineOf(drawn);
        if (timeline === null) return;
        const drawing = drawTimeline(timeline, width, 150);
        const pieces = piecesOf(drawing);
        expect(pieces.length).toBe(timeline.bars.flatMap((bar) => STANDINGS.filter((one) => bar.tally[one] > 0)).length);
        for (const piece of pieces) {
          expect(piece.x).toBeGreaterThanOrEqual(drawing.left - 0.1);
          expect(piece.x + piece.width).toBeLessThanOrEqual(width + 0.1);
          expect(piece.y - piece.height).toBeGreaterThan(0);
          expect(piece.y).toBeLessThanOrEqual(drawing.base);
          expect(piece.height).toBeGreaterThan(2);
        }
        const xs = [...new Set(pieces.map((piece) => piece.x))].sort((a, b) => a - b);
        for (const [place, x] of xs.slice(1).entries()) expect(x - (xs[place] ?? 0)).toBeGreaterThan(pieces[0]?.width ?? 0);
        for (const [place, { x, label }] of drawing.times.entries()) {
          expect(x - label.length * HALF).toBeGreaterThanOrEqual(0);
          expect(x + label.length * HALF).toBeLessThanOrEqual(width);
          const before = drawing.times[place - 1];
          if (before) expect(x - before.x).toBeGreaterThan((label.length + before.label.length) * HALF);
        }
      }),
    );
  });

  it("is as high as its claims are many, on a scale of whole claims in round numbers", () => {
    const drawing = drawTimeline(timelineOf([said(month(2025, 1), 7), said(month(2025, 2), 14, "disputed")]) as never, 660, 160);
    expect(drawing.lines.map((line) => line.label)).toEqual(["0", "5", "10", "15"]);
    const [low, high] = piecesOf(drawing).map((piece) => piece.height + 1);
    expect((high ?? 0) / (low ?? 1)).toBeCloseTo(2, 1);
    const one = drawTimeline(timelineOf([said(month(2025, 1))]) as never, 660, 160);
    expect(one.lines.map((line) => line.label)).toEqual(["0", "1"]);
  });

  it("lets one disputed claim be seen above 15,000 confirmed ones", () => {
    const drawing = drawTimeline(timelineOf([said(month(2025, 1), 15_000), said(month(2025, 1), 1, "disputed")]) as never, 336, 140);
    expect(piecesOf(drawing).find((piece) => piece.standing === "disputed")?.height).toBeGreaterThan(2);
  });
});
