import { describe, expect, it } from "vitest";
import { type Dialect, delimitedRecords, type RecordRead } from "#lib/imports/delimited";
import { TypedText } from "#lib/imports/typed-text";

async function* inPieces(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size?: number): Promise<{ dialect: Dialect; rows: RecordRead[] }> {
  const { dialect, records } = await delimitedRecords(new TypedText(inPieces(text, size)));
  const rows: RecordRead[] = [];
  for await (const one of records) rows.push(one);
  return { dialect, rows };
}

const cellsOf = async (text: string) => (await read(text)).rows.map((row) => ("cells" in row ? row.cells : row.refused));

describe("a table that people bring", () => {
  it("is read whatever divides its cells", async () => {
    for (const delimiter of [",", "\t", ";", "|", "^", "~", "::"])
      expect(await cellsOf(["claim", "who"].join(delimiter).concat(`\nIt rained${delimiter}Ann\nIt snowed${delimiter}Ben\n`))).toEqual([
        ["claim", "who"],
        ["It rained", "Ann"],
        ["It snowed", "Ben"],
      ]);
  });

  it("keeps the line ends, delimiters and quotation marks inside of a cell, and says in which line a row begins", async () => {
    const { rows } = await read('claim,who\n"It rained,\nthen ""snowed""",Ann\r\nIt froze,Ben');
    expect(rows).toEqual([
      { line: 1, cells: ["claim", "who"] },
      { line: 2, cells: ['It rained,\nthen "snowed"', "Ann"] },
      { line: 4, cells: ["It froze", "Ben"] },
    ]);
  });

  it("is read where its lines end with CR alone", async () => {
    expect(await cellsOf('claim,who\r"It rained\rall day",Ann\rIt froze,Ben\r')).toEqual([
      ["claim", "who"],
      ["It rained\rall day", "Ann"],
      ["It froze", "Ben"],
    ]);
  });

  it("is read where its lines end with CR and its cells hold LF", async () => {
    expect(await cellsOf('claim,who\r"It rained\nall day",Ann\r"It froze\nall night",Ben\r')).toEqual([
      ["claim", "who"],
      ["It rained\nall day", "Ann"],
      ["It froze\nall night", "Ben"],
    ]);
  });

  it("takes a quotation mark that opens nothing for a letter, and loses no row to it", async () => {
    const text = 'claim,who\n"It rained,Ann\nIt snowed,Ben\nIt froze,Cleo\n"It ""thawed"", he said",Dan\n';
    expect(await cellsOf(text)).toEqual([
      ["claim", "who"],
      ['"It rained', "Ann"],
      ["It snowed", "Ben"],
      ["It froze", "Cleo"],
      ['It "thawed", he said', "Dan"],
    ]);
  });

  it("takes quotation marks in the middle of a cell for letters", async () => {
    expect(await cellsOf('claim,who\nHe said "yes" twice,Ann\n"He said "no" once, too",Ben\n')).toEqual([
      ["claim", "who"],
      ['He said "yes" twice', "Ann"],
      ['He said "no" once, too', "Ben"],
    ]);
  });

  it("reads quotation marks that are escaped with a backslash", async () => {
    expect(await cellsOf('claim,who\n"He said \\"yes\\", twice",Ann\n')).toEqual([
      ["claim", "who"],
      ['He said "yes", twice', "Ann"],
    ]);
  });

  it("refuses a line that is too long, and reads on behind it", async () => {
    const { rows } = await read(`claim,who\nIt rained,Ann\n${"x".repeat(3_000_000)}\nIt snowed,Ben\n`, 65_536);
    expect(rows.map((row) => ("refused" in row ? row : row.cells))).toEqual([
      ["claim", "who"],
      ["It rained", "Ann"],
      { line: 3, refused: "This line is longer than 2,000,000 characters." },
      ["It snowed", "Ben"],
    ]);
  });

  it("ends soon where every line opens a quotation mark that nobody closes", async () => {
    const began = performance.now();
    const { rows } = await read(`claim,who\n${'"It rained,Ann\n'.repeat(200_000)}`, 65_536);
    expect(rows).toHaveLength(200_001);
    expect(performance.now() - began).toBeLessThan(8_000);
  }, 10_000);
});
