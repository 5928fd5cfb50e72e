import { describe, expect, it } from "vitest";
import { readReprints } from "#lib/evidence/reprints";

describe("pasted reprints", () => {
  it("are read one a line, with the title on either side of the address, or none", () => {
    const pasted = [
      "US wants to mine at the plant – https://one.example/us-wants",
      "https://two.example/a?id=7\tBitcoin at the plant",
      "",
      "• https://www.three.example/2025/12/us-wants-to-mine_bitcoin.html",
      "[Four's story](https://four.example/story).",
      "https://five.example/",
    ].join("\r\n");
    expect(readReprints(pasted)).toEqual([
      { address: "https://one.example/us-wants", title: "US wants to mine at the plant" },
      { address: "https://two.example/a?id=7", title: "Bitcoin at the plant" },
      { address: "https://www.three.example/2025/12/us-wants-to-mine_bitcoin.html", title: "three.example: us wants to mine bitcoin" },
      { address: "https://four.example/story", title: "Four's story" },
      { address: "https://five.example/", title: "five.example" },
    ]);
  });

  it("keep a line without an address, so that it is asked for and not lost", () => {
    expect(readReprints("The Courier, page 4")).toEqual([{ address: "", title: "The Courier, page 4" }]);
  });

  it("survive addresses that cannot be decoded", () => {
    expect(readReprints("https://six.example/%E0%A4%A")[0]?.title).toBe("six.example: %E0%A4%A");
  });
});
