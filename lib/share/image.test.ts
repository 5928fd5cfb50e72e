import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { MARK_COLOURS } from "#lib/claims/mark";
import type { Snapshot } from "#lib/publication/snapshot";
import { drawShareImage } from "#lib/share/image";
import { corporaAreThere, storable } from "#prisma/factories/corpora";
import { aSnapshot } from "#prisma/factories/snapshots";

const newsroom = { name: "The Claim Desk", timeZone: "UTC" };
const PAPER = "#fbfaf6";

type Drawn = {
  png: Uint8Array;
  colourAt: (x: number, y: number) => string;
  inkIn: (x: number, y: number, width: number, height: number) => number;
};

async function drawn(changes: Partial<Snapshot>): Promise<Drawn> {
  const png = await drawShareImage(aSnapshot(changes), newsroom);
  const image = await loadImage(Buffer.from(png));
  expect([image.width, image.height]).toEqual([1200, 630]);
  const on = createCanvas(1200, 630).getContext("2d");
  on.drawImage(image, 0, 0);
  const hex = (bytes: ArrayLike<number>, at = 0) =>
    `#${[0, 1, 2].map((part) => (bytes[at + part] ?? 0).toString(16).padStart(2, "0")).join("")}`;
  return {
    png,
    colourAt: (x, y) => hex(on.getImageData(x, y, 1, 1).data),
    /** How many pixels are not paper. */
    inkIn: (x, y, width, height) => {
      const { data } = on.getImageData(x, y, width, height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (hex(data, at) !== PAPER) count++;
      return count;
    },
  };
}

const writing = (text: string, language = "en"): Partial<Snapshot> => ({ claim: { ...aSnapshot().claim, text, language } });

describe("the share image of a claim", { timeout: 30_000 }, () => {
  it("is a PNG of 1,200 by 630 pixels", async () => {
    const { png } = await drawn({});
    expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(png.length).toBeLessThan(200_000);
  });

  it("shows the mark of the status in its shape and colour, which tells the statuses apart", async () => {
    // The left half of the mark, its right half, and the gap in the middle.
    const seen = async (changes: Partial<Snapshot>) => {
      const { colourAt } = await drawn(changes);
      return [colourAt(72 + 20, 94), colourAt(72 + 44, 94), colourAt(72 + 32, 94)];
    };
    const { confirmed, unilateral, disputed, retracted } = MARK_COLOURS;
    expect(await seen({ status: "confirmed" })).toEqual([confirmed.light, confirmed.light, confirmed.light]);
    expect(await seen({ status: "unilateral" })).toEqual([unilateral.light, PAPER, expect.anything()]);
    expect(await seen({ status: "disputed", balance: "neither" })).toEqual([disputed.light, disputed.light, PAPER]);
    expect(await seen({ status: "unreviewed", asOf: null })).toEqual([PAPER, PAPER, PAPER]);
    expect(await seen({ status: null, retraction: { reason: "A forgery." } })).toEqual([retracted.light, retracted.light, retracted.light]);
  });

  it("is another one where the claim, the speaker, the day, the status or the newsroom is another", async () => {
    const base = aSnapshot();
    const images = await Promise.all([
      ...[
        {},
        writing("The bridge was open"),
        { asOf: "2025-12-27" },
        { status: "confirmed" as const },
        { status: "disputed" as const, balance: "for" as const },
        { status: "disputed" as const, balance: "neither" as const },
        { status: "unreviewed" as const, asOf: null },
        { status: null, retraction: { reason: "A forgery." } },
        { claim: { ...base.claim, saidOn: "2025-12-23" } },
        { claim: { ...base.claim, speaker: "paper" } },
      ].map((changes) => drawShareImage(aSnapshot(changes), newsroom)),
      drawShareImage(base, { ...newsroom, name: "Another desk" }),
    ]);
    expect(new Set(images.map((image) => Buffer.from(image).toString("base64"))).size).toBe(images.length);
  });

  it("sets a claim from right to left at the right, and one from left to right at the left", async () => {
    const arabic = await drawn(writing("الجسر مغلق", "ar"));
    expect([arabic.inkIn(72, 212, 300, 200) > 0, arabic.inkIn(828, 212, 300, 200) > 0]).toEqual([false, true]);
    const english = await drawn(writing("The bridge"));
    expect([english.inkIn(72, 212, 300, 200) > 0, english.inkIn(828, 212, 300, 200) > 0]).toEqual([true, false]);
  });

  it("cuts no letter of a script that reaches higher than ours", async () => {
    const { inkIn } = await drawn(writing("أقجج ".repeat(14), "ar"));
    expect(inkIn(72, 210, 1056, 4)).toBe(0);
  });

  it.each([
    ["Cyrillic", "Міст закрито"],
    ["Chinese", "大桥已关闭"],
    ["Devanagari", "पुल बंद था"],
    ["Korean", "다리가 폐쇄되었다"],
  ])("has letters for %s, with no font on the machine", async (_, text) => {
    // A character that no font has is drawn as a box: every one of them the same.
    const letters = [...new Set(text.replace(/[\s\p{M}]/gu, ""))];
    const images = await Promise.all(letters.map((letter) => drawShareImage(aSnapshot(writing(letter)), newsroom)));
    expect(new Set(images.map((image) => Buffer.from(image).toString("base64"))).size).toBe(letters.length);
  });

  it.each([
    ["a word that does not end", "Donaudampfschifffahrtsgesellschaft".repeat(29).slice(0, 1_000)],
    ["a thousand marks on one letter", `Z${"\u0301\u0330".repeat(499)} is here`],
    ["marks on every letter", "b\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308".repeat(111)],
    ["text that turns its surroundings around", `\u202e${"The bridge </script><script>alert(1)</script> ".repeat(20)}`],
    ["Arabic without end", "والجسرمغلق".repeat(99)],
    ["Chinese without end", "大桥已关闭".repeat(200)],
    ["spaces and pictures", "🎉 \u3000 👩‍👩‍👧".repeat(80)],
  ])("keeps %s in its field", async (_, text) => {
    const { inkIn } = await drawn(writing(text));
    const margins: [number, number, number, number][] = [
      [0, 0, 1200, 60],
      [0, 184, 1200, 26],
      [0, 524, 1200, 8],
      [0, 210, 66, 314],
      [1134, 210, 66, 314],
      [0, 600, 1200, 30],
    ];
    for (const place of margins) expect(inkIn(...place), place.join(" ")).toBe(0);
  });

  it.skipIf(!corporaAreThere)("is drawn of whatever is written", { timeout: 90_000 }, async () => {
    const texts = storable("blns", "xss", "must-accept").filter((_, place) => place % 300 === 0);
    for (const text of texts) {
      const name = [...text].slice(0, 500).join("");
      const snapshot = aSnapshot(writing(text));
      const parties = snapshot.parties.map((party) => ({ ...party, name }));
      expect((await drawShareImage({ ...snapshot, parties }, { ...newsroom, name })).length).toBeGreaterThan(5_000);
    }
  });
});
