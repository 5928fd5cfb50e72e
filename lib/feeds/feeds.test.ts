import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { PassThrough } from "node:stream";
import FeedParser from "feedparser";
import Parser from "rss-parser";
import { describe, expect, it } from "vitest";
import { claimEntry, correctionEntry, type Entry, type FeedContents } from "#lib/feeds/entries";
import { FEED_FORMATS, type FeedFormat, feedPath, feedTypes, readFeedFile } from "#lib/feeds/names";
import { updatedOf, writeFeed } from "#lib/feeds/write";
import { claimJson } from "#lib/publication/api";
import { listed } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { corpus, ODD_TEXTS } from "#prisma/factories/corpora";
import { aSnapshot, aSnapshotOf } from "#prisma/factories/snapshots";
import { READERS } from "../../e2e/readings/feeds.ts";

const SITE = "https://claims.example";
const FORMATS = Object.keys(FEED_FORMATS) as FeedFormat[];

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const entryOf = (snapshot: Snapshot) =>
  claimEntry(idOf(snapshot.number), listed(snapshot), claimJson(snapshot, ""), snapshot.assessment?.reasons ?? []);

function contents(entries: Entry[], changes: Partial<FeedContents> = {}): FeedContents {
  const newsroom = { name: "The Ledger", language: "en" };
  return { title: "The Ledger: all claims", description: "All claims", path: "/claims", newsroom, entries, ...changes };
}

const write = (format: FeedFormat, of: FeedContents) => writeFeed("all", format, of, SITE);
const read = (format: FeedFormat, of: FeedContents) => READERS[format](write(format, of), `${SITE}/feeds/all.${format}`);

/** Where Debian keeps its own (python3-feedparser); another Python has not got it. */
const DEBIANS = "/usr/lib/python3/dist-packages/feedparser";
const DEBIANS_PROGRAM = `
import calendar, feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({
  "kind": feed.version,
  "fault": str(feed.bozo_exception) if feed.bozo else None,
  "title": feed.feed.title,
  "entries": [{
    "id": entry.id,
    "title": entry.title,
    "link": entry.link,
    "tells": "<strong>Unilateral</strong>" in (entry.content[0].value if "content" in entry else entry.summary),
    "published": calendar.timegm(entry.published_parsed),
    "updated": calendar.timegm(entry.updated_parsed),
  } for entry in feed.entries],
}))`;

const changed = aSnapshot({ number: 1002, slug: "other", publishedAt: "2025-12-24T08:00:00.000Z", updatedAt: "2025-12-28T08:00:00.000Z" });
const two = contents([entryOf(changed), entryOf(aSnapshot())]);

describe("a feed", () => {
  it.each(FORMATS)("is %s as its specification has it, also with nothing in it", (format) => {
    expect(read(format, two).faults).toEqual([]);
    expect(read(format, two).items).toHaveLength(2);
    expect(read(format, contents([]))).toMatchObject({ faults: [], items: [] });
  });

  it.each(FORMATS)(
    "as %s tells of each claim its status, whose it is, why, when it was published and changed, and where it stands",
    (format) => {
      const [first] = read(format, two).items;
      expect(first).toMatchObject({
        id: `urn:uuid:${idOf(1002)}`,
        title: "Unilateral: The bridge was closed",
        link: `${SITE}/claims/1002-other`,
        html: expect.stringMatching(
          /<strong>Unilateral<\/strong>: .+, as of 26 December 2025.*The bridge was closed.*The mayor.*Only the mayor says so\./s,
        ),
      });
      expect(new Date(first?.published ?? "").toISOString()).toBe("2025-12-24T08:00:00.000Z");
      expect(first?.updated).toBe("2025-12-28T08:00:00.000Z");
      expect(updatedOf(two)).toBe("2025-12-28T08:00:00.000Z");
    },
  );

  it("says of a retracted claim why, and nothing of what stood behind it", () => {
    const { title, html } = entryOf(aSnapshot({ status: null, retraction: { reason: "A forgery." } }));
    expect(title).toBe("Retracted: The bridge was closed");
    expect(html).toContain("A forgery.");
    expect(html).not.toMatch(/Only the mayor says so|as of/);
  });

  it("keeps names from right to left from turning the reasons around, each of them by itself", () => {
    const { html } = entryOf(
      aSnapshotOf({
        parties: [
          { id: "a", name: "רותם", kind: "person" },
          { id: "b", name: "نادية", kind: "person" },
        ],
        claim: { text: "The bridge was closed" },
        sources: [
          { id: "one", kind: "article", title: "One", publisher: null },
          { id: "two", kind: "article", title: "Two", publisher: null },
        ],
        evidence: [
          { source: "one", stance: "asserts", basis: { kind: "attributed", party: "a" } },
          { source: "two", stance: "asserts", basis: { kind: "attributed", party: "b" } },
        ],
      }),
    );
    const reasons = /<\/blockquote>.*?<\/p>\n<p>(.*?)<\/p>/s.exec(html)?.[1] ?? "";
    expect(reasons).toMatch(/\u2068רותם\u2069.*\u2068نادية\u2069/);
    expect(reasons.replace(/\u2068[^\u2069]*\u2069/g, "")).toMatch(/^[\0-\x7f]+$/);
  });

  it("of corrections tells the kind, what was, what is and why, by the id of the version", () => {
    const entry = correctionEntry({
      versionId: idOf(7),
      at: "2025-12-28T08:00:00.000Z",
      correction: { kind: "correction", why: "The day was wrong.", changes: [{ part: "saidOn", was: "2025-12-23", is: "2025-12-24" }] },
      number: 1001,
      slug: "the-bridge",
      text: "The bridge was closed",
      language: "en",
    });
    expect(entry).toMatchObject({ id: `urn:uuid:${idOf(7)}`, title: "Correction: The bridge was closed", path: "/claims/1001-the-bridge" });
    expect(entry.html).toMatch(/The day was wrong\..*Said on.*Was: .*23 December 2025.*Is: .*24 December 2025/s);
  });

  it("is found from its page, and has an address of its own in each format", () => {
    expect(feedTypes("party-russia", "Russia")).toEqual({
      "application/rss+xml": [{ url: "/feeds/party-russia.rss", title: "Russia (RSS)" }],
      "application/atom+xml": [{ url: "/feeds/party-russia.atom", title: "Russia (Atom)" }],
      "application/feed+json": [{ url: "/feeds/party-russia.json", title: "Russia (JSON Feed)" }],
    });
    for (const feed of ["all", "confirmed", "unilateral", "disputed", "corrections", "party-a-b", "topic-1"] as const)
      for (const format of FORMATS) expect(readFeedFile(feedPath(feed, format).slice("/feeds/".length))).toEqual({ feed, format });
    for (const file of [
      "unreviewed.rss",
      "all.xml",
      "all.rss.",
      "All.rss",
      "party-.rss",
      "party-a/b.rss",
      "topic-%00.json",
      "",
      "all.rss\n",
    ])
      expect(readFeedFile(file), file).toBeNull();
  });
});

describe("other readers", () => {
  it.each(["rss", "atom"] as const)("rss-parser finds the same in %s", async (format) => {
    const feed = await new Parser().parseString(write(format, two));
    expect(feed.title).toBe("The Ledger: all claims");
    expect(feed.items.map(({ title, link }) => [title, link])).toEqual(two.entries.map(({ title, path }) => [title, `${SITE}${path}`]));
    expect(feed.items[0]?.content).toContain("<strong>Unilateral</strong>");
  });

  it.each(["rss", "atom"] as const)("feedparser finds the same in %s", async (format) => {
    const items = await parsed(write(format, two));
    expect(items.map(({ title, guid, link }) => [title, guid, link])).toEqual(
      two.entries.map(({ title, id, path }) => [title, id, `${SITE}${path}`]),
    );
    expect(items[0]?.description).toContain("<strong>Unilateral</strong>");
    expect(items[0]?.pubdate?.toISOString()).toBe("2025-12-24T08:00:00.000Z");
  });
});

describe.skipIf(!existsSync(DEBIANS))("Debian's feedparser (skipped where there is none: apt-get install python3-feedparser)", () => {
  it.each(["rss", "atom"] as const)("finds the same in %s, and nothing to complain of", (format) => {
    const { status, stdout, stderr } = spawnSync("/usr/bin/python3", ["-c", DEBIANS_PROGRAM], {
      input: write(format, two),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual({
      kind: { rss: "rss20", atom: "atom10" }[format],
      fault: null,
      title: two.title,
      entries: two.entries.map(({ id, title, path, published, updated }) => ({
        id,
        title,
        link: `${SITE}${path}`,
        tells: true,
        published: seconds(published),
        updated: seconds(updated),
      })),
    });
  });
});

describe("text in a feed", () => {
  const texts = [...ODD_TEXTS, ...corpus("xss", "blns", "must-accept")].filter((text) => text.trim() !== "");

  it.each(FORMATS)(`stays what it is in %s, whatever it holds (${texts.length} texts)`, { timeout: 120_000 }, (format) => {
    for (let at = 0; at < texts.length; at += 500) {
      const some = texts.slice(at, at + 500);
      const { claim, parties } = aSnapshot();
      const entries = some.map((text, index) =>
        entryOf(
          aSnapshot({
            number: 1001 + index,
            claim: { ...claim, text, saidWhere: text },
            parties: parties.map((party) => ({ ...party, name: text })),
            rationale: text,
          }),
        ),
      );
      const [title = ""] = some;
      const { faults, ...feed } = read(format, contents(entries, { title, description: title, newsroom: { name: title, language: "en" } }));
      // A title of the feed may be nothing but what XML cannot hold.
      expect(faults.filter((fault) => !/has no title$/.test(fault))).toEqual([]);
      expect(feed.items).toHaveLength(some.length);
      some.forEach((text, index) => {
        const { html = "", title = "" } = feed.items[index] ?? {};
        expect(tagsIn(html).join(" "), JSON.stringify(text)).toBe(EXPECTED);
        expect(unwritten(/<blockquote [^>]*>(.*?)<\/blockquote>/s.exec(html)?.[1] ?? "")).toBe(possible(text));
        expect(oneLine(title)).toBe(oneLine(`Unilateral: ${text}`));
      });
    }
  });
});

function parsed(xml: string): Promise<FeedParser.Item[]> {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({});
    const items: FeedParser.Item[] = [];
    parser.on("error", reject);
    parser.on("readable", () => {
      for (let item = parser.read(); item; item = parser.read()) items.push(item);
    });
    parser.on("end", () => resolve(items));
    const stream = new PassThrough();
    stream.pipe(parser);
    stream.end(xml);
  });
}

const seconds = (moment: string) => Math.floor(Date.parse(moment) / 1_000);

const EXPECTED = "p strong /strong /p blockquote /blockquote p bdi /bdi bdi /bdi /p p /p p a /a /p";

/** Whatever is a tag in the content, line ends aside: somebody's text adds none. */
function tagsIn(html: string): string[] {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => /^<(\/?\w+)/.exec(tag)?.[1] ?? tag).filter((name) => name !== "br");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#13": "\r" };

function unwritten(html: string): string {
  return html.replaceAll("<br>", "\n").replace(/&(amp|lt|gt|quot|#39|#13);/g, (_, name: string) => ENTITIES[name] ?? "");
}

/** Without what XML has no way to write. */
function possible(text: string): string {
  const is = (code: number) =>
    [9, 10, 13].includes(code) || (code >= 32 && code < 0xd800) || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
  return [...text].filter((letter) => is(letter.codePointAt(0) ?? 0)).join("");
}

/** What a title keeps of a text. */
function oneLine(text: string): string {
  const line = possible(text.replace(/\s+/g, " ")).replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "");
  return line.replace(/ +/g, " ").trim();
}
