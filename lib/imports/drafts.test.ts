import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { corrected, givenMapping, inFull, shapeOf } from "#lib/imports/columns";
import { type Prepared, prepareRows } from "#lib/imports/prepare";
import { readFile } from "#lib/imports/read-file";
import { shareOfScale } from "#lib/verdicts/schema";

const here = { language: "en", now: new Date("2026-01-01T12:00:00Z") };

async function prepared(text: string, { name = "file", map }: { name?: string; map?: unknown } = {}) {
  const given = map === undefined ? undefined : givenMapping.parse(map);
  const { rows } = await readFile(Readable.from([Buffer.from(text)]), { name, hasHead: given?.head });
  const plan = await prepareRows(rows, here, { given });
  const all: Prepared[] = [];
  for await (const row of plan.rows) all.push(row);
  return { ...plan, all };
}

async function draftIn(text: string, options?: Parameters<typeof prepared>[1]) {
  const { all } = await prepared(text, options);
  const [first] = all;
  if (!first || "problems" in first) throw new Error(JSON.stringify(first));
  return first.draft;
}

const json = (value: object) => draftIn(JSON.stringify({ "@type": "ClaimReview", claimReviewed: "It rained all day", ...value }));

describe("what columns hold", () => {
  it("is told by how they are called, in the words of many newsrooms", async () => {
    for (const [head, columns] of [
      ["statement,source,date,label", { text: ["statement"], speaker: ["source"], saidOn: ["date"], verdictWord: ["label"] }],
      ["afirmación,orador,fecha,veredicto", { text: ["afirmación"], speaker: ["orador"], saidOn: ["fecha"], verdictWord: ["veredicto"] }],
      [
        "Claim Text,Said By,Claim Date,Fact Check Rating",
        { text: ["Claim Text"], speaker: ["Said By"], saidOn: ["Claim Date"], verdictWord: ["Fact Check Rating"] },
      ],
    ] as const) {
      const { mapping } = await prepared(`${head}\nIt rained all day in the city,Ann Miller,2020-12-24,False\n`);
      expect(mapping.columns).toEqual(columns);
    }
  });

  it("is told by what is in them where nothing names them", async () => {
    const { mapping } = await prepared(
      "12.json\tfalse\tIt rained all day long in the whole city\train,city\tann-miller\tan interview\n13.json\ttrue\tThe bridge was closed for a week\tbridges,roads\tben-jones\ta speech in the park\n",
    );
    expect(mapping.columns).toEqual({
      text: ["column 3"],
      verdictWord: ["column 2"],
      speaker: ["column 5"],
      saidWhere: ["column 6"],
      topics: ["column 4"],
    });
  });

  it("is not taken from a name that what is in the column belies", async () => {
    const { mapping } = await prepared(
      "claim,source,text\n1,https://example.org/a,It rained all day in the city\n2,https://example.org/b,It snowed\n",
    );
    expect(mapping.columns).toEqual({ text: ["text"], sources: ["source"] });
  });

  it("has the address of a row as that of a fact-check where there is a verdict, and as a source where there is none", async () => {
    const rest = "It rained all day,2020-12-24,https://example.org/a";
    expect((await prepared(`claim,date,url,verdict\n${rest},False\n`)).mapping.columns).toMatchObject({
      verdictAddress: ["url"],
      verdictOn: ["date"],
    });
    expect((await prepared(`claim,date,url\n${rest}\n`)).mapping.columns).toMatchObject({ sources: ["url"], saidOn: ["date"] });
  });

  it("does not take whoever wrote the fact-check for whoever made the claim", async () => {
    const { mapping } = await prepared(
      "claimReview_claimReviewed,creativeWork_author_name,claimReview_author_url\nIt rained all day,Ann Miller,https://example.org/staff/ann-miller/\n",
    );
    expect(mapping.columns.speaker).toBeUndefined();
  });

  it("has no speaker and no day for the claim where they are those of the fact-check", async () => {
    const guess = async (head: string, row: string, times = 1) => (await prepared(`${head}\n${`${row}\n`.repeat(times)}`)).mapping.columns;
    const scraped =
      "creativeWork_author_name,creativeWork_datePublished,claimReview_url,claimReview_claimReviewed,claimReview_datePublished";
    const columns = await guess(scraped, "Ann Miller,2020-12-26,https://example.org/a,It rained all day,2020-12-26");
    expect(columns).toMatchObject({ text: ["claimReview_claimReviewed"], verdictOn: ["claimReview_datePublished"] });
    expect([columns.speaker, columns.saidOn]).toEqual([undefined, undefined]);
    expect((await guess("claim,author,fact check url", "It rained all day,Ann Miller,https://example.org/a")).speaker).toBeUndefined();
    const dated = ["claim,author,date,verdict,review date", "It rained all day,Ann Miller,2020-12-26,False,2020-12-26"] as const;
    expect(await guess(...dated, 3)).toEqual({ text: ["claim"], verdictWord: ["verdict"], verdictOn: ["review date"] });
    expect(await guess("claim,author,date", "It rained all day,Ann Miller,2020-12-26")).toMatchObject({
      speaker: ["author"],
      saidOn: ["date"],
    });
    expect(
      await guess("claim,speaker,claim date,fact check url", "It rained all day,Ann Miller,2020-12-26,https://example.org/a"),
    ).toMatchObject({ speaker: ["speaker"], saidOn: ["claim date"] });
  });

  it("can be corrected by a person, who has the last word", async () => {
    const map = { columns: { text: "b", speaker: null }, same: { language: "es", speaker: "Ann Miller" }, days: "month first" };
    const { all, mapping } = await prepared("claim,b,claim date\nIt rained all day,It snowed all night,3/4/2020\n", { map });
    expect(mapping.columns).toEqual({ text: ["b"], saidOn: ["claim date"] });
    expect(all).toMatchObject([
      { draft: { content: { text: "It snowed all night", language: "es", saidOn: "2020-03-04" }, speaker: { name: "Ann Miller" } } },
    ]);
    expect(corrected(mapping, givenMapping.parse({ columns: { text: "nothing" } }), ["b"])).toEqual({ unknown: ["nothing"] });
    expect(givenMapping.safeParse({ columns: { status: "a" } }).success).toBe(false);
  });

  it("can be said for all rows, and counts where a row itself says nothing", async () => {
    const map = { same: { speaker: "Ann Miller", verdictPublisher: "Example Check" } };
    const head = "claim,speaker,verdict,publisher";
    const { all } = await prepared(
      `${head}\nIt rained all day,Ben Jones,False,Other Check\nIt snowed all night,,True,\nIt froze all week,Multiple sources,,\n`,
      { map },
    );
    expect(all).toMatchObject([
      { draft: { speaker: { name: "Ben Jones" }, verdicts: [{ publisher: "Other Check", word: "False" }] } },
      { draft: { speaker: { name: "Ann Miller", kind: "person" }, verdicts: [{ publisher: "Example Check", word: "True" }] } },
      { draft: { speaker: null, verdicts: [] } },
    ]);
    const person = {
      claimReviewed: "It rained",
      author: { "@type": "Person", name: "Cy" },
      url: "https://example.org/a",
      reviewRating: { alternateName: "False" },
    };
    expect((await draftIn(JSON.stringify({ "@type": "ClaimReview", ...person }), { map })).verdicts).toMatchObject([
      { publisher: "Example Check", address: "https://example.org/a" },
    ]);
  });

  it("can be said in short, by the fields or by the columns", () => {
    expect(inFull({ text: "b", speaker: ["c"] })).toEqual({ columns: { text: "b", speaker: ["c"] } });
    expect(inFull({ b: "text", c: "speaker" })).toEqual({ columns: { text: "b", speaker: "c" } });
    expect(inFull({ b: "what" })).toEqual({ b: "what" });
  });

  it("is not guessed from one object that is called like nothing of ours", async () => {
    const { mapping, all } = await prepared(JSON.stringify({ command: "a long line of words that is no claim", main: "b" }));
    expect(mapping.columns).toEqual({});
    expect(all).toMatchObject([{ problems: [{ message: "There is no text of a claim in this row." }] }]);
  });

  it("makes a shape that does not depend on the order of the columns", () => {
    expect(shapeOf(["a", "b"])).toBe(shapeOf(["b", "a"]));
    expect(shapeOf(["a", "b"])).not.toBe(shapeOf(["a,b"]));
  });
});

describe("a row that becomes a draft", () => {
  it("loses what only the page or the spreadsheet needed: entities, tabs, line ends, quotation marks round all of it", async () => {
    expect((await draftIn('claim\twho\n"\n\t\tRishi&#039;s  &amp; Co\t"\tAnn\n')).content.text).toBe("Rishi's & Co");
    expect((await draftIn('claim,who\n"""It rained &lt;all&gt; day""",Ann\n')).content.text).toBe("It rained <all> day");
    expect((await json({ claimReviewed: "“It rained”, she said" })).content.text).toBe("“It rained”, she said");
  });

  it("has the name for a slug, nobody for a crowd, and the kind that a name tells", async () => {
    const speaker = async (name: string) => (await draftIn(`claim,speaker\nIt rained all day,${name}\n`)).speaker;
    expect(await speaker("barack-obama")).toMatchObject({ name: "Barack Obama", kind: "person" });
    expect(await speaker("Jean-Luc Picard")).toMatchObject({ name: "Jean-Luc Picard" });
    expect(await speaker("National Weather Committee")).toMatchObject({ kind: "organisation" });
    for (const crowd of [
      "Multiple Sources",
      "Social media users",
      "Social Media",
      "Social media posts",
      "Facebook posts",
      "Viral image",
      "Varias fuentes",
      "Instagram posts",
    ])
      expect(await speaker(crowd), crowd).toBeNull();
  });

  it("says so where a date is left out because it may be two days", async () => {
    const draft = await draftIn("claim,speaker,claim date\nIt rained all day,Ann,3/4/2020\n");
    expect(draft.content).toMatchObject({ saidOn: null, undated: true });
    expect(draft.notes).toEqual([
      {
        path: "claim date",
        message: "“3/4/2020” may be 2020-04-03 or 2020-03-04: say whether the day or the month comes first. Left out.",
      },
    ]);
  });

  it("has addresses with a scheme, and not the page of a person as a place where something was said", async () => {
    const draft = await json({
      url: "example.org/check",
      itemReviewed: {
        appearance: [{ url: "www.example.com/post?a=1,2" }, { url: "https://example.com/b" }],
        author: { name: "Ann", sameAs: ["https://en.wikipedia.org/wiki/Ann", "https://ann.example/"] },
      },
    });
    expect(draft.appearedAt).toEqual(["https://www.example.com/post?a=1,2", "https://example.com/b"]);
    expect(draft.verdicts).toMatchObject([{ address: "https://example.org/check", publisher: "example.org" }]);
  });

  it("has addresses without that by which sites follow who came from where", async () => {
    const draft = await draftIn(
      "claim,claim_url,sources,verdict,fact check url\nIt rained all day,https://example.org/post?fbclid=a&id=7,https://example.org/b?utm_source=x https://example.org/b#top,False,https://example.org/check?utm_medium=y\n",
    );
    expect(draft.appearedAt).toEqual(["https://example.org/post?id=7"]);
    expect(draft.sources).toEqual(["https://example.org/b"]);
    expect(draft.verdicts).toMatchObject([{ address: "https://example.org/check" }]);
  });

  it("takes no address that a browser would not open as a page", async () => {
    const draft = await draftIn("claim,sources\nIt rained all day,https://example.org/a\nIt snowed,javascript:alert(1)\n");
    expect(draft.sources).toEqual(["https://example.org/a"]);
    const { all } = await prepared(
      "claim,sources\nIt rained,https://example.org/a\nIt snowed,javascript:alert(1)\nIt froze,https://u:p@example.org/\n",
    );
    expect(all.slice(1)).toMatchObject([{ draft: { sources: [] } }, { draft: { sources: [] } }]);
  });

  it("keeps a verdict as its publisher gives it, whatever its scale", async () => {
    const rating = async (reviewRating: object) =>
      (await json({ reviewRating: { alternateName: "False", ...reviewRating } })).verdicts[0]?.scale;
    expect(await rating({ ratingValue: "1", worstRating: "1", bestRating: "5" })).toEqual({ value: 1, worst: 1, best: 5 });
    expect(await rating({ ratingValue: 4, worstRating: 5, bestRating: 1 })).toEqual({ value: 4, worst: 5, best: 1 });
    expect(await rating({ ratingValue: "-1", worstRating: "-1", bestRating: "-1" })).toBeNull();
    expect(await rating({ ratingValue: 1, bestRating: "" })).toEqual({ value: 1, worst: null, best: null });
    expect(await rating({})).toBeNull();
    expect(shareOfScale({ value: 4, worst: 5, best: 1 })).toBe(0.25);
    expect(shareOfScale({ value: 4, worst: 1, best: 5 })).toBe(0.75);
    expect(shareOfScale({ value: 9, worst: 1, best: 5 })).toBeNull();
  });

  it("ends soon where a cell is made of what only begins something", async () => {
    const many = 500_000;
    const key = "k".repeat(many);
    const draft = await json({
      keywords: `['rain', '${"\\'".repeat(many)}]`,
      itemReviewed: { author: { name: "Ann" }, appearance: [{ url: `${",".repeat(many)}x` }] },
      [key]: { "item reviewed": { author: { name: "Ben" } } },
    });
    expect(draft).toMatchObject({ content: { topics: ["rain"] }, speaker: { name: "Ann" }, appearedAt: [] });
  }, 10_000);

  it("has each of several verdicts with what belongs to it", async () => {
    const claimReview = [
      { publisher: { name: "The Checker" }, url: "https://example.org/1", textualRating: "False" },
      { publisher: { site: "example.com" }, url: "https://example.com/2", title: "It rained", reviewDate: "2020-12-26T10:00:00Z" },
    ];
    const draft = await draftIn(JSON.stringify({ claims: [{ text: "It rained all day", claimant: "Ann", claimReview }] }));
    expect(draft.verdicts).toMatchObject([
      { publisher: "The Checker", word: "False", address: "https://example.org/1", title: null, publishedOn: null },
      { publisher: "example.com", word: null, address: "https://example.com/2", title: "It rained", publishedOn: "2020-12-26" },
    ]);
  });

  it("takes the title of a fact-check for a claim that is missing, and says so", async () => {
    const { all } = await prepared(
      JSON.stringify([
        { "@type": "ClaimReview", claimReviewed: "It rained", headline: "Rain? No", reviewRating: { alternateName: "False" } },
        { "@type": "ClaimReview", headline: "Snow? No, none at all", reviewRating: { alternateName: "False" } },
      ]),
    );
    expect(all[1]).toMatchObject({
      draft: {
        content: { text: "Snow? No, none at all" },
        notes: [{ path: "headline", message: expect.stringContaining("stands in for it") }],
      },
    });
  });

  it("is told in the language of its script or its small words, and else in that of the newsroom", async () => {
    const language = async (text: string) => (await draftIn(JSON.stringify([{ claim: text }]))).content.language;
    expect(await language("जबकि बारिश पूरे दिन होती रही")).toBe("hi");
    expect(await language("La lluvia que cayó en la ciudad no se ha medido por el servicio")).toBe("es");
    expect(await language("É só chuva, já é noite e é tarde")).toBe("pt");
    expect(await language("Rain")).toBe("en");
    expect((await json({ inLanguage: "pt_BR" })).content.language).toBe("pt-BR");
  });

  it("begins with a quote that is longer than a claim may be, and keeps all of it as the quote", async () => {
    const quote = "It rained. ".repeat(120).trim();
    const draft = await draftIn(`---\nquote: ${quote}\n---\n`, { name: "ann-miller/1.md" });
    expect(draft.content.quote).toBe(quote);
    expect([...draft.content.text].length).toBeLessThanOrEqual(1_000);
    expect(draft.content.text.endsWith("…")).toBe(true);
    expect(draft.speaker?.name).toBe("Ann Miller");
  });
});
