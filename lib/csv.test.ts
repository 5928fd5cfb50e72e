import { expect, it } from "vitest";
import { csvCell, csvLine } from "#lib/csv";

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])(
  "a cell that begins like a formula is not run: %j",
  (text) => {
    expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
  },
);

it("doubles quotes and puts commas, quotes and line ends in quotes", () => {
  expect(csvCell('She said "no", twice')).toBe('"She said ""no"", twice"');
  expect(csvCell("two\nlines")).toBe('"two\nlines"');
});

it("leaves plain text, numbers and nothing as they are", () => {
  expect(csvLine(["C-1001", 3, null, "a - b = c"])).toBe("C-1001,3,,a - b = c\r\n");
  expect(csvCell(-3)).toBe("-3");
});
