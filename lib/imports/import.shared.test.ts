import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { Unreadable } from "#lib/imports/bounds";
import { type Prepared, prepareRows } from "#lib/imports/prepare";
import { readFile } from "#lib/imports/read-file";
import { folderRows } from "#lib/imports/read-folder";

// Files and hostile texts that are kept beside the project and not in it.
const shared = resolve(import.meta.dirname, "../../../shared");
const isThere = existsSync(join(shared, "data/import"));
const here = { language: "en", now: new Date() };

async function all(rows: Parameters<typeof prepareRows>[0]): Promise<Prepared[]> {
  const plan = await prepareRows(rows, here);
  const read: Prepared[] = [];
  for await (const row of plan.rows) read.push(row);
  return read;
}

function filesIn(folder: string): string[] {
  if (!isThere) return ["none"];
  return readdirSync(join(shared, folder))
    .map((name) => join(shared, folder, name))
    .filter((file) => statSync(file).isFile());
}

describe.skipIf(!isThere)("the files kept beside the project", () => {
  it.each([...filesIn("data/import"), ...filesIn("data/claimreview"), ...filesIn("data/claimreview/pages")])(
    "%s: nearly every row becomes a draft, and every other has its reason",
    async (file) => {
      const rows = await all((await readFile(createReadStream(file), { name: basename(file) })).rows);
      const refused = rows.flatMap((row) => ("problems" in row ? [row.problems] : []));
      const withText = rows.length - refused.filter(([first]) => first?.message.startsWith("There is no text")).length;
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length - refused.length).toBeGreaterThanOrEqual(withText * 0.95);
      for (const [first] of refused) expect(first?.message).toMatch(/\.$/);
    },
    10_000,
  );

  it("a folder of Markdown gives each page that holds a claim", async () => {
    const rows = await all(folderRows(join(shared, "data/import/factopolis")));
    const quotes = rows.filter((row) => "draft" in row && row.draft.content.quote !== null);
    expect(quotes.length).toBe(521);
    for (const row of quotes) {
      const { content, speaker } = "draft" in row ? row.draft : {};
      expect(speaker?.name).toMatch(/^\p{Lu}/u);
      expect(content?.saidOn).not.toBeNull();
      expect(content?.quote?.slice(0, 10)).toBe(content?.text.slice(0, 10));
    }
    for (const row of rows) if ("problems" in row) expect(row.problems[0]).toMatchObject({ path: expect.stringContaining(".md") });
  }, 10_000);
});

const corpora = join(shared, "corpora");
const corpus = (name: string) =>
  (JSON.parse(readFileSync(join(corpora, `${name}.b64.json`), "utf8")) as string[]).map((one) => Buffer.from(one, "base64"));

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const HEAD = [
  "claim",
  "quote",
  "speaker",
  "said on",
  "where",
  "tags",
  "claim_url",
  "sources",
  "verdict",
  "publisher",
  "fact check url",
  "title",
  "date published",
];

describe.skipIf(!isThere)("hostile and odd text", () => {
  it.each([
    "blns",
    "cmd_ssti_xxe_ldap_xpath_nosql",
    "json_format_control_int_crlf",
    "unicode_email_filename",
    "csv_injection",
    "must-accept",
    "ip_localhost",
    "open_redirect",
    "xss",
  ])(
    "%s in every cell becomes a draft with the same text, or is refused with its line and a sentence",
    async (name) => {
      const texts = corpus(name)
        .map((bytes) => bytes.toString("utf8"))
        .slice(0, 2_000);
      const table = [HEAD.join(","), ...texts.map((text) => HEAD.map(() => quoted(text)).join(","))].join("\n");
      const rows = await all((await readFile(Readable.from([Buffer.from(table)]), { name: "file.csv" })).rows);
      for (const row of rows) {
        if ("problems" in row) expect(row.problems[0]).toMatchObject({ line: expect.any(Number), message: expect.stringMatching(/[.!]$/) });
        else {
          for (const address of [...row.draft.appearedAt, ...row.draft.sources]) expect(address).toMatch(/^https?:\/\//i);
          expect(row.original.claim?.[0]).toBeDefined();
        }
      }
      const kept = new Set(rows.flatMap((row) => ("draft" in row ? row.original.claim : [])));
      if (name === "must-accept")
        expect(texts.filter((text) => text.trim() !== "" && [...text].length <= 500 && !kept.has(text))).toEqual([]);
    },
    10_000,
  );

  it("as the whole file is read or refused with a sentence, and never breaks", async () => {
    const files = JSON.parse(readFileSync(join(corpora, "json-parsing.b64.json"), "utf8")) as Record<string, string>;
    for (const [name, bytes] of [
      ...Object.entries(files).map(([key, one]) => [key, Buffer.from(one, "base64")] as const),
      ...corpus("blns").map((one) => ["blns", one] as const),
    ])
      try {
        const rows = await all((await readFile(Readable.from([bytes]), { name })).rows);
        // What is no JSON may still be a table of one column: it is never taken for JSON.
        expect(Array.isArray(rows)).toBe(true);
      } catch (fault) {
        expect(fault, name).toBeInstanceOf(Unreadable);
        expect((fault as Unreadable).message).toMatch(/\.$/);
      }
  }, 10_000);
});
