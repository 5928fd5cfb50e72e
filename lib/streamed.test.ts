import { expect, it } from "vitest";
import { streamed } from "#lib/streamed";

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
