/** Something whose speed was promised. The files in scripts/bench export lists of these as `promises`. */
export type Promised = {
  title: string;
  /** Of its own, or as many times what another takes. */
  limitMs: number | { times: number; of: string };
  /** Runs once; what it returns is thrown away. */
  run: () => unknown;
  /** How often it runs in one round, for what is too short to be timed alone. */
  times?: number;
};

export type Measured = { title: string; limitMs: number; median: number; least: number; most: number };

/** Each in turn, round after round, so that a slow moment of the machine does not fall on one alone. Milliseconds for one run. */
export async function measure(promises: Promised[], rounds = 9): Promise<Measured[]> {
  const taken = promises.map((): number[] => []);
  for (const { run } of promises) await run();
  for (let round = 0; round < rounds; round++)
    for (const [place, { run, times = 1 }] of promises.entries()) {
      const began = performance.now();
      for (let time = 0; time < times; time++) await run();
      taken[place]?.push((performance.now() - began) / times);
    }
  const sorted = taken.map((times) => times.sort((one, other) => one - other));
  const medianOf = (place: number) => sorted[place]?.[rounds >> 1] ?? 0;
  return promises.map(({ title, limitMs }, place) => ({
    title,
    limitMs: typeof limitMs === "number" ? limitMs : limitMs.times * medianOf(promises.findIndex((one) => one.title === limitMs.of)),
    median: medianOf(place),
    least: sorted[place]?.[0] ?? 0,
    most: sorted[place]?.at(-1) ?? 0,
  }));
}
