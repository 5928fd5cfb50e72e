import { afterEach, expect, it, vi } from "vitest";
import { streamed } from "#lib/streamed";

afterEach(() => {
  vi.useRealTimers();
});

it("an answer that is sent piece by piece ends once, however it ends, and a part is never taken for the whole", async () => {
  async function* pieces(broken: boolean) {
    yield "first";
    if (broken) throw new Error("The database is away.");
    yield "second";
  }
  const ended: string[] = [];
  expect(await new Response(await streamed(pieces(false), () => ended.push("whole"))).text()).toBe("firstsecond");
  await expect(new Response(await streamed(pieces(true), () => ended.push("broken"))).text()).rejects.toThrow();
  await (await streamed(pieces(false), () => ended.push("left"))).cancel();
  // biome-ignore lint/correctness/useYield: it never comes to its first piece
  const never = (async function* () {
    throw new Error("The database is away.");
  })();
  await expect(streamed(never, () => ended.push("never"))).rejects.toThrow();
  expect(ended).toEqual(["whole", "broken", "left", "never"]);
});

it.each([
  ["pauses for more than a minute", 61_000, 1],
  ["takes a little now and then for more than ten minutes", 50_000, 12],
])("whoever %s is cut off, and what they kept busy is free", async (_, pause, taken) => {
  vi.useFakeTimers();
  async function* pieces() {
    for (;;) yield "a piece";
  }
  let ended = 0;
  const reader = (await streamed(pieces(), () => ended++)).getReader();
  for (let nth = 0; nth < taken; nth++) {
    expect([(await reader.read()).done, ended]).toEqual([false, 0]);
    await vi.advanceTimersByTimeAsync(pause);
  }
  await expect(reader.read()).rejects.toThrow("Nobody takes this any more.");
  expect(ended).toBe(1);
});
