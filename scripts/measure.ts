/** Something whose speed was promised. The files in scripts/bench export lists of these as `promises`. */
export type Promised = {
  title: string;
  limitMs: number;
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
  return promises.map(({ title, limitMs }, place) => {
    const sorted = (taken[place] ?? []).sort((one, other) => one - other);
    return { title, limitMs, median: sorted[sorted.length >> 1] ?? 0, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
  });
}
