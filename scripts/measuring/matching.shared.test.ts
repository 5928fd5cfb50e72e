import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { measureMatching } from "./matching.ts";
import { cellsOf } from "./tsv.ts";

// Claims and tweets that are kept beside the project and not in it.
const folder = resolve(import.meta.dirname, "../../../shared/data/matching/clef2020");

describe.skipIf(!existsSync(folder))("the claim that a tweet repeats", () => {
  it("stands first, or nearly so, for four tweets in five that nothing was tuned on", { timeout: 10_000 }, () => {
    const [dev] = [...measureMatching(folder, "dev")];
    expect(dev?.tweets).toBe(197);
    expect(dev?.precision).toBeGreaterThanOrEqual(0.8);
  });
});

describe("a table with tabs", () => {
  it("may hold tabs, line breaks and quotes in a quoted cell", () => {
    expect(cellsOf('id\ttext\n1\t"a ""b""\n\tc"\r\n2\td "e"\n')).toEqual([
      ["id", "text"],
      ["1", 'a "b"\n\tc'],
      ["2", 'd "e"'],
    ]);
  });
});
