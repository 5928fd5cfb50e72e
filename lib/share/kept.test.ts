import { describe, expect, it } from "vitest";
import { makeKept } from "#lib/share/kept";

/** Something that is made when the test says so. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, { done: (made: string) => void; failed: (why: Error) => void }>();
  const make = (key: string) => () => {
    begun.push(key);
    return new Promise<string>((done, failed) => ends.set(key, { done, failed }));
  };
  const finish = async (key: string) => {
    while (!ends.has(key)) await Promise.resolve();
    ends.get(key)?.done(key);
  };
  return { begun, make, finish, ends };
}

const kept = (limits: { mostBytes?: number; mostWaiting?: number } = {}) =>
  makeKept<string>({ mostBytes: 100, mostWaiting: 3, sizeOf: (text) => text.length, ...limits });

describe("what is drawn", () => {
  it("is drawn one after the other, and once for all who ask for it", async () => {
    const { begun, make, finish } = workshop();
    const images = kept();
    const answers = [images.get("a", make("a")), images.get("b", make("b")), images.get("a", make("a"))];
    await Promise.resolve();
    expect(begun).toEqual(["a"]);
    await finish("a");
    await answers[0];
    await finish("b");
    expect(await Promise.all(answers)).toEqual(["a", "b", "a"]);
    expect(await images.get("a", make("a"))).toBe("a");
    expect(begun).toEqual(["a", "b"]);
  });

  it("is refused where too many wait, and taken again once some are through", async () => {
    const { make, finish } = workshop();
    const images = kept({ mostWaiting: 2 });
    const answers = [images.get("a", make("a")), images.get("b", make("b"))];
    expect(images.get("c", make("c"))).toBeNull();
    await finish("a");
    await finish("b");
    await Promise.all(answers);
    expect(images.get("c", make("c"))).not.toBeNull();
  });

  it("goes when there is no room, what was asked for last stays", async () => {
    const images = kept({ mostBytes: 3 });
    const made: string[] = [];
    const ask = (key: string) =>
      images.get(key, async () => {
        made.push(key);
        return key;
      });
    for (const key of ["a", "b", "c", "a", "d", "a", "b"]) await ask(key);
    expect(made).toEqual(["a", "b", "c", "d", "b"]);
  });

  it("is drawn anew after it failed, and holds up nobody behind it", async () => {
    const { make, finish, ends } = workshop();
    const images = kept();
    const first = images.get("a", make("a"));
    const second = images.get("b", make("b"));
    while (!ends.has("a")) await Promise.resolve();
    ends.get("a")?.failed(new Error("no"));
    await expect(first).rejects.toThrow("no");
    await finish("b");
    expect(await second).toBe("b");
    expect(await images.get("a", async () => "again")).toBe("again");
  });
});
