import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readFile } from "#lib/imports/read-file";
import type { RowRead } from "#lib/imports/rows";

async function read(bytes: string | Uint8Array | AsyncIterable<Uint8Array>, name = "file", hasHead?: boolean) {
  const given = typeof bytes === "string" || bytes instanceof Uint8Array ? Readable.from([Buffer.from(bytes)]) : bytes;
  const file = await readFile(given, { name, hasHead });
  const rows: RowRead[] = [];
  for await (const row of file.rows) rows.push(row);
  return { ...file, rows };
}

const cells = (row: RowRead | undefined) =>
  row && "cells" in row
    ? Object.fromEntries(
        [...row.cells].filter(([, held]) => held.length > 0).map(([name, held]) => [name, held.map((cell) => cell.text).join(" | ")]),
      )
    : row;

const REVIEW = {
  "@context": "https://schema.org",
  "@type": ["ClaimReview"],
  claimReviewed: "It rained",
  author: { "@type": "Organization", name: "The Checker" },
  reviewRating: { "@type": "Rating", alternateName: "False" },
};

describe("a file that people bring", () => {
  it("is read in the encoding that it is in, with a mark or without", async () => {
    const text = "claim;who\nLlovió en Cádiz el miércoles;Begoña Nuñez\nNo llovió en León;José Peña\n";
    const utf16 = Buffer.from(text, "utf16le");
    for (const [bytes, encoding] of [
      [Buffer.from(text), "utf-8"],
      [Buffer.from(`\ufeff${text}`), "utf-8"],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), "utf-16le"],
      [utf16, "utf-16le"],
      [Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), "utf-16be"],
      [Buffer.from(text, "latin1"), "windows-1252"],
    ] as const) {
      const { rows, text: said } = await read(bytes);
      expect(said.encoding).toBe(encoding);
      expect(cells(rows[0])).toEqual({ claim: "Llovió en Cádiz el miércoles", who: "Begoña Nuñez" });
    }
  });

  it("is read in Latin-1 also where that shows only far behind its beginning", async () => {
    const bytes = Buffer.from(`claim,who\n${"It rained,Ann\n".repeat(10_000)}It rained in Cádiz,Begoña\n`, "latin1");
    const pieces = [bytes.subarray(0, 100_000), bytes.subarray(100_000)];
    const { rows } = await read(Readable.from(pieces));
    expect(cells(rows.at(-1))).toEqual({ claim: "It rained in Cádiz", who: "Begoña" });
  });

  it("tells a first row that names the columns from one that does not", async () => {
    expect((await read("statement,who\nIt rained,Ann\n")).table?.hasHead).toBe(true);
    expect((await read("1,false,It rained all day long,ann-miller\n2,true,It did not rain at all,ben-jones\n")).table?.hasHead).toBe(false);
    expect(cells((await read("It rained,Ann\nIt snowed,Ben\n", "file", false)).rows[0])).toEqual({
      "column 1": "It rained",
      "column 2": "Ann",
    });
  });

  it("names columns without a name and those that are there twice", async () => {
    expect(cells((await read(",claim,date,date\n1,It rained,2020-01-01,2020-01-02\n")).rows[0])).toEqual({
      "column 1": "1",
      claim: "It rained",
      date: "2020-01-01",
      "date (2)": "2020-01-02",
    });
  });

  it("refuses a row that is wider than the table, with its line and column", async () => {
    const { rows } = await read("claim,who\nIt rained,Ann\nIt rained, they said, again,Ann\nIt snowed,Ben\n");
    expect(rows[1]).toMatchObject({
      refused: "This row has 4 cells, where there are 2 columns.",
      place: { line: 3, column: "column 3", path: null },
    });
    expect(rows).toHaveLength(3);
  });

  it("gives each ClaimReview, wherever it lies", async () => {
    const inPage = `<!doctype html><html lang="en"><title>A page</title><script type="application/ld+json">${JSON.stringify({ "@graph": [{ "@type": "NewsArticle" }, REVIEW] })}</script></html>`;
    for (const text of [
      JSON.stringify(REVIEW),
      JSON.stringify([REVIEW]),
      JSON.stringify({ "@graph": [{ "@type": "WebPage" }, REVIEW] }),
      JSON.stringify({ "@type": "DataFeed", dataFeedElement: [{ "@type": "DataFeedItem", item: [REVIEW], url: "https://example.org/" }] }),
      JSON.stringify({ url: "https://example.org/", page: inPage }),
      inPage,
      `${JSON.stringify({ id: 1, claimReview: REVIEW })}\n${JSON.stringify({ id: 2, claimReview: REVIEW })}\n`,
    ]) {
      const { rows } = await read(text);
      expect(cells(rows[0]), text.slice(0, 80)).toMatchObject({
        claimReviewed: "It rained",
        "author.name": "The Checker",
        "reviewRating.alternateName": "False",
      });
    }
  });

  it("gives each claim of an answer of claims:search", async () => {
    const claim = {
      text: "It rained",
      claimant: "Ann",
      claimReview: [{ url: "https://example.org/1", textualRating: "False" }, { url: "https://example.org/2" }],
    };
    const { rows } = await read(JSON.stringify({ claims: [claim, { ...claim, text: "It snowed" }], nextPageToken: "x" }));
    expect(rows.map(cells)).toMatchObject([
      { text: "It rained", "claimReview.url": "https://example.org/1 | https://example.org/2" },
      { text: "It snowed" },
    ]);
  });

  it("reads microdata as it reads JSON-LD", async () => {
    const { rows } = await read(`<div itemscope itemtype="https://schema.org/ClaimReview">
      <time itemprop="datePublished" datetime="2020-01-02">yesterday</time><a itemprop="url" href="https://example.org/1">here</a>
      <p itemprop="claimReviewed">It <b>rained</b></p>
      <span itemprop="author" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">The Checker</span></span>
      <span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="1"></span></div>`);
    expect(rows.map(cells)).toMatchObject([
      {
        "@type": "ClaimReview",
        datePublished: "2020-01-02",
        url: "https://example.org/1",
        claimReviewed: "It rained",
        "author.name": "The Checker",
        "reviewRating.ratingValue": "1",
      },
    ]);
  });

  it("reads JSON-LD that is nearly JSON, as pages have it", async () => {
    const broken = JSON.stringify(REVIEW).replace("It rained", "It\nrained").replace(/}$/, ",}");
    const { rows } = await read(`<html><script type="application/ld+json"><!-- ${broken} --></script></html>`);
    expect(cells(rows[0])).toMatchObject({ claimReviewed: "It rained" });
  });

  it("reads the fields of a page of Markdown, and whose folder it lies in", async () => {
    const { rows } = await read(
      "---\nquote:\n  It rained.\ndate: 2020-01-02\nsources:\n- url: https://example.org/\n---\nMore.",
      "person/ann-miller/1.md",
    );
    expect(cells(rows[0])).toEqual({
      quote: "It rained.",
      date: "2020-01-02",
      "sources.url": "https://example.org/",
      body: "More.",
      "file.folder": "ann-miller",
    });
  });

  it("leaves dossiers to those who read dossiers", async () => {
    const dossier = { parties: [], claim: { text: "It rained" }, sources: [], evidence: [] };
    for (const value of [dossier, [dossier], { dossier }, [{ number: 1, dossier }]])
      expect((await read(JSON.stringify(value))).format).toBe("dossiers");
  });

  it("reads what is packed with gzip", async () => {
    expect(cells((await read(gzipSync("claim,who\nIt rained,Ann\n"), "a.csv.gz")).rows[0])).toEqual({ claim: "It rained", who: "Ann" });
    await expect(read(gzipSync("claim,who\nIt rained,Ann\n").subarray(0, 30))).rejects.toThrow("damaged or not whole");
    await expect(read(gzipSync(gzipSync("claim")))).rejects.toThrow("packed twice");
  });

  it("refuses what is not text with a sentence", async () => {
    await expect(read(Buffer.from("504b0304140000", "hex"))).rejects.toThrow("ZIP archive");
    await expect(read(Buffer.from("%PDF-1.7"))).rejects.toThrow("PDF");
    await expect(read(Buffer.from(Array.from({ length: 1_000 }, (_, at) => (at * 7) % 32)))).rejects.toThrow("not a text file");
    await expect(read("")).rejects.toThrow("empty");
    await expect(read(" \n ")).rejects.toThrow("empty");
    await expect(read("<html><p>It rained</p></html>")).rejects.toThrow("no ClaimReview in this page");
    await expect(read('{"claim": ')).rejects.toMatchObject({ place: { line: 1 } });
  });
});

describe("a file that is made to do harm", () => {
  async function* repeated(piece: string, times: number): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(piece);
    for (let at = 0; at < times; at++) yield bytes;
  }
  const LONG = "x".repeat(1_000_000);

  it("is refused where its head has a million columns", async () => {
    await expect(read(`${"a,".repeat(900_000)}\n${"1,".repeat(900_000)}\n`)).rejects.toThrow("more than 1,000 cells");
    await expect(read("a,".repeat(1_100_000))).rejects.toThrow("longer than 2,000,000 characters");
    const wide = await read(`[{${Array.from({ length: 200_000 }, (_, at) => `"c${at}":1`).join()}}]`);
    expect(wide.rows).toMatchObject([{ refused: "This row has more than 1,000 values." }]);
  }, 10_000);

  it("is refused where a line is a gigabyte long, without holding it", async () => {
    const before = process.memoryUsage().rss;
    await expect(read(repeated(LONG, 1_000))).rejects.toThrow("longer than 2,000,000 characters");
    expect((process.memoryUsage().rss - before) / 1_000_000).toBeLessThan(256);
  }, 10_000);

  it("is refused where it is a packed bomb, without unpacking more than is needed to see that", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, "x"));
    expect(bomb.length).toBeLessThan(60_000);
    await expect(read(bomb)).rejects.toThrow("longer than 2,000,000 characters");
    const rows = gzipSync(Buffer.alloc(20_000_000, `It rained,${"x".repeat(2_000)}\n`));
    await expect(read(rows)).rejects.toThrow("more than 50 times as large");
  }, 10_000);

  it("ends soon where a page writes a million spaces behind its JSON-LD", async () => {
    const script = JSON.stringify(REVIEW).replace(/}$/, `${" ".repeat(1_000_000)}}`);
    const { rows } = await read(`<html><script type="application/ld+json">\n//<![CDATA[\n${script}\n//]]>\n</script></html>`);
    expect(cells(rows[0])).toMatchObject({ claimReviewed: "It rained" });
  }, 10_000);

  it("ends soon where a page is nested a hundred thousand deep", async () => {
    await expect(read(`<html>${"<div itemscope itemprop=a>x".repeat(100_000)}`)).rejects.toThrow("nested more than 5,000 deep");
    await expect(read(`---\na: ${"[".repeat(100_000)}\n---\n`)).rejects.toThrow("not YAML");
    expect((await read("---\na: &a [*a, *a]\n---\n")).rows).toMatchObject([{ refused: "This row has more than 20,000 values." }]);
  }, 10_000);
});
