/** Something whose speed was promised. The files in scripts/bench export lists of these as `promises`. */
export type Promised = {
  title: string;
  /** Of its own, or as many times what another takes; not set: it is only told. */
  limitMs?: number | { times: number; of: string };
  /** Runs once; what it returns is thrown away, unless it tells. */
  run: () => unknown;
  /** What it returns is what it took, in milliseconds. */
  tells?: true;
  /** How often it runs in one round, for what is too short to be timed alone. */
  times?: number;
};

export type Measured = { title: string; limitMs: number | undefined; median: number; least: number; most: number };

/** Each in turn, round after round, so that a slow moment of the machine does not fall on one alone. Milliseconds for one run. */
export async function measure(promises: Promised[], rounds = 9): Promise<Measured[]> {
  const taken = promises.map((): number[] => []);
  for (const { run } of promises) await run();
  for (let round = 0; round < rounds; round++)
    for (const [place, { run, times = 1, tells }] of promises.entries()) {
      const began = performance.now();
      let told: unknown;
      for (let time = 0; time < times; time++) told = await run();
      taken[place]?.push(tells ? Number(told) : (performance.now() - began) / times);
    }
  const spans = taken.map(spanOf);
  return promises.map(({ title, limitMs }, place) => ({
    title,
    limitMs:
      typeof limitMs === "object" ? limitMs.times * (spans[promises.findIndex((one) => one.title === limitMs.of)]?.median ?? 0) : limitMs,
    ...(spans[place] as Span),
  }));
}

/**
 * Two sides that were promised to be in a ratio, one divided by the other. The files in scripts/bench export lists of these as
 * `comparisons`. A side measures itself: it answers with requests a second, milliseconds, or whatever the unit is.
 */
export type Comparison = {
  title: string;
  unit: "requests/s" | "ms";
  one: { title: string; measure: () => Promise<number> };
  other: { title: string; measure: () => Promise<number> };
  atLeast?: number;
  atMost?: number;
};

export type Compared = {
  title: string;
  unit: string;
  sides: (Span & { title: string })[];
  ratio: Span;
  limit: string;
  kept: boolean | null;
};

export type Span = { median: number; least: number; most: number };

export function spanOf(values: readonly number[]): Span {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: sorted[sorted.length >> 1] ?? 0, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Both sides once to warm up, then side by side, round after round, in turns who begins. The ratio is the median of those of the rounds. */
export async function compare({ title, unit, one, other, atLeast, atMost }: Comparison, rounds = 9): Promise<Compared> {
  const sides = [one, other];
  const values: [number[], number[]] = [[], []];
  for (const side of sides) await side.measure();
  for (let round = 0; round < rounds; round++)
    for (const place of round % 2 === 0 ? [0, 1] : [1, 0]) values[place as 0 | 1].push((await sides[place]?.measure()) ?? 0);
  const ratio = spanOf(values[0].map((value, round) => value / (values[1][round] ?? Number.NaN)));
  return {
    title,
    unit,
    sides: sides.map((side, place) => ({ title: side.title, ...spanOf(values[place as 0 | 1]) })),
    ratio,
    ...judged(ratio.median, { atLeast, atMost }),
  };
}

/** `kept` is null where nothing was promised. */
export function judged(value: number, { atLeast, atMost }: { atLeast?: number | undefined; atMost?: number | undefined }) {
  const limit = [atLeast === undefined ? "" : `≥ ${atLeast}`, atMost === undefined ? "" : `≤ ${atMost}`].filter(Boolean).join(", ");
  return { limit, kept: limit === "" ? null : value >= (atLeast ?? 0) && value <= (atMost ?? Number.POSITIVE_INFINITY) };
}

/** One number that was promised not to be passed, or to be reached: bytes, a worst case, answers a second. Exported as `figures`. */
export type Figure = { title: string; unit: string; atMost?: number; atLeast?: number; measure: () => Promise<number> };
