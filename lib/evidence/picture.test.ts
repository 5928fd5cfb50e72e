import fc from "fast-check";
import { expect, test } from "vitest";
import { assess } from "#lib/evidence/assess";
import { type Dossier, type DossierInput, parseDossier } from "#lib/evidence/dossier";
import { anyDossier } from "#lib/evidence/generated-dossier";
import { pictureOf } from "#lib/evidence/picture";
import { type Drawing, drawnWidth } from "#lib/evidence/picture-drawing";
import { linesOf, type Part } from "#lib/evidence/picture-list";
import { narrow } from "#lib/evidence/picture-narrow";
import type { Row } from "#lib/evidence/picture-rows";
import { wide } from "#lib/evidence/picture-wide";

function dossierOf(input: DossierInput): Dossier {
  const parsed = parseDossier(input);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.dossier;
}

type Basis = NonNullable<DossierInput["evidence"]>[number]["basis"];
type Link = { on: Basis; by?: string; title?: string; stance?: "asserts" | "contradicts" | "context" };

const PEOPLE: DossierInput["parties"] = [
  { id: "putin", name: "Vladimir Putin", kind: "person" },
  { id: "russia", name: "Russia", kind: "state" },
  { id: "rosatom", name: "Rosatom", kind: "company" },
  { id: "us", name: "US government", kind: "body" },
  { id: "iaea", name: "IAEA", kind: "body" },
];
const TIES: DossierInput["affiliations"] = [
  { from: "putin", to: "russia", kind: "speaks_for" },
  { from: "rosatom", to: "russia", kind: "controlled_by" },
];

/** A claim of Putin's that concerns the US government; each link is a source of its own medium. */
function claimWith(links: Record<string, Link>, more: Partial<DossierInput> = {}): Dossier {
  const media = Object.entries(links).map(([id, { by }]) => ({ id: `medium-${id}`, name: by ?? `Medium ${id}`, kind: "medium" as const }));
  return dossierOf({
    parties: [...(PEOPLE ?? []), ...media],
    affiliations: TIES,
    claim: { text: "It is so", speaker: "putin", saidOn: "2025-12-24", concerns: ["us"] },
    sources: Object.entries(links).map(([id, { title }]) => ({
      id,
      kind: "article",
      title: title ?? `Report ${id}`,
      publisher: `medium-${id}`,
      publishedOn: "2025-12-25",
    })),
    evidence: Object.entries(links).map(([id, { on, stance }]) => ({ source: id, stance: stance ?? "asserts", basis: on })),
    ...more,
  });
}

const wordOf = (party: string): Basis => ({ kind: "attributed", party });
const repeats = (from: string): Basis => ({ kind: "derived", from });
const numbered = (count: number, link: (at: number) => Link) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${String(at).padStart(3, "0")}`, link(at)]));
const reprints = (count: number) => claimWith(numbered(count, (at) => ({ on: at === 0 ? wordOf("putin") : repeats("s000") })));

/** Sixty links of every kind: several sides, repeats of repeats, rings, lost trails, and words of many lengths and scripts. */
const SIXTY = claimWith(
  numbered(60, (at) => ({
    by: [`قناة الجزيرة الإخبارية ${at}`, `Frankfurter Allgemeine Zeitung ${at}`, `Коммерсантъ ${at}`, "人民日报", `AP ${at}`][at % 5] ?? "",
    title: at % 4 === 0 ? `A headline that goes on and on ${"and on ".repeat(40)}${at}` : `Report ${at}`,
    stance: at % 13 === 12 ? "contradicts" : "asserts",
    on: ([wordOf("putin"), wordOf("rosatom"), wordOf("us"), { kind: "observed" }, { kind: "unknown" }, repeats("s006"), repeats("s005")][
      at
    ] ?? (at % 3 === 0 ? repeats("s000") : repeats(`s${String(at - 3).padStart(3, "0")}`))) as Basis,
  })),
);

function countedIn(rows: Row[]): number {
  return rows.reduce((sum, row) => sum + (row.stand === null ? row.links : (row.stand.linked ? 1 : 0) + countedIn(row.repeats)), 0);
}
const drawnLinks = (dossier: Dossier) =>
  pictureOf(dossier)
    .bands.filter(({ stance }) => stance === "asserts")
    .flatMap(({ groups }) => groups.flatMap(({ ends }) => ends.map(({ rows }) => countedIn(rows))))
    .reduce((sum, links) => sum + links, 0);
const endsOf = (dossier: Dossier) =>
  pictureOf(dossier).bands.flatMap(({ groups }) => groups.flatMap(({ ends }) => ends.map(({ end }) => end)));
const inWords = (parts: Part[]) => parts.map((part) => (typeof part === "string" ? part : part.theirs)).join("");
const sentences = (dossier: Dossier, asOf?: string) => linesOf(pictureOf(dossier, asOf), asOf).map(({ parts }) => inWords(parts));
/** How many links the list tells of, each in a sentence of its own or under one that is said of many. */
const toldLinks = (dossier: Dossier) =>
  linesOf(pictureOf(dossier)).reduce((sum, { parts, each }) => sum + (/^US government: /.test(inWords(parts)) ? 0 : each.length || 1), 0);

test("six reprints of one report lead to one origin", () => {
  expect(endsOf(reprints(6))).toMatchObject([{ kind: "origin", origin: { party: { name: "Vladimir Putin" }, side: "speaker", links: 6 } }]);
});

test("a ring leads to no origin, and is named as a ring", () => {
  const ring = claimWith({ a: { on: repeats("b") }, b: { on: repeats("c") }, c: { on: repeats("a") }, d: { on: repeats("a") } });
  expect(endsOf(ring)).toEqual([{ kind: "ring" }]);
  expect(pictureOf(ring).bands[0]?.groups[0]?.ends[0]?.rows).toHaveLength(3);
  for (const drawing of [wide(pictureOf(ring)), narrow(pictureOf(ring))])
    expect(drawing.texts.map(({ text }) => text).join(" ")).toContain("These repeat each other");
  expect(sentences(ring)).toContain(
    "Report d (Medium d, 25 December 2025): repeats Medium a; these repeat each other, so there is no origin.",
  );
});

test("a source that repeats itself is a ring of one", () => {
  expect(endsOf(claimWith({ a: { on: repeats("a") } }))).toEqual([{ kind: "ring" }]);
});

test("a source that is named but not linked is shown as such, and its trail is lost", () => {
  const dossier = claimWith({ a: { on: repeats("b") }, b: { on: wordOf("putin"), stance: "context" } });
  expect(endsOf(dossier)).toEqual([{ kind: "unknown" }]);
  expect(wide(pictureOf(dossier)).texts.map(({ text }) => text)).toContain("not linked");
  expect(sentences(dossier)).toContain(
    "Report a (Medium a, 25 December 2025): repeats Medium b, which is not linked, so its origin is unknown.",
  );
});

test("each link is told as a sentence, with whose word it is and whose side that is on", () => {
  const dossier = claimWith(
    {
      kommersant: { by: "Kommersant", title: "On the meeting", on: wordOf("putin") },
      cripto: { by: "CriptoNoticias", title: "US and Russia plan to mine", on: repeats("kommersant") },
      iaea: { by: "Bulletin", title: "The register", on: { kind: "attributed", party: "iaea", firstHand: true }, stance: "contradicts" },
    },
    { responses: [{ party: "us", askedOn: "2025-12-25", outcome: "no_reply" }] },
  );
  expect(sentences(dossier, "2025-12-26").map((sentence) => sentence.replace(/[\u2068\u2069]/g, ""))).toEqual([
    "On the meeting (Kommersant, 25 December 2025): on the word of Vladimir Putin (the speaker’s side: the speaker · speaks for Russia).",
    "US and Russia plan to mine (CriptoNoticias, 25 December 2025): repeats Kommersant, so Vladimir Putin.",
    "The register (Bulletin, 25 December 2025): contradicts it, on the first-hand word of IAEA (on neither side).",
    "US government: asked 25 Dec 2025 · no reply as of 26 Dec 2025.",
  ]);
});

test("what many repeat alike is said once, with each of them under it", () => {
  const [first, second] = linesOf(pictureOf(reprints(60)));
  expect(first?.each).toEqual([]);
  expect(inWords(second?.parts ?? [])).toBe("59 sources repeat Medium s000, so Vladimir Putin:");
  expect(second?.each).toHaveLength(59);
  expect(inWords(second?.each[0] ?? [])).toBe("Medium s001, 25 December 2025");
});

test("what says that it is not so stands apart, in words and by another line", () => {
  const dossier = claimWith({ a: { on: wordOf("putin") }, b: { on: wordOf("us"), stance: "contradicts" } });
  for (const { texts, lines } of [wide(pictureOf(dossier)), narrow(pictureOf(dossier))]) {
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(["Says that it is so", "Says that it is not so"]));
    expect(new Set(lines.map(({ stroke }) => stroke))).toEqual(new Set(["asserts", "contradicts"]));
  }
});

test("origins stand with their side, with the tie that puts them there", () => {
  const dossier = claimWith({ a: { on: wordOf("rosatom") }, b: { on: wordOf("putin") }, c: { on: wordOf("iaea") } });
  const groups = pictureOf(dossier).bands[0]?.groups.map(({ kind, ends }) => [kind, ends.length]);
  expect(groups).toEqual([
    ["speaker", 2],
    ["other", 1],
  ]);
  expect(wide(pictureOf(dossier)).texts.map(({ text }) => text.replace(/[\u2068\u2069]/g, ""))).toContain("controlled by Russia");
});

test("two papers of one owner are shown as tied, though they are on neither side", () => {
  const dossier = claimWith(
    { a: { on: { kind: "observed" } }, b: { on: { kind: "observed" } }, c: { on: { kind: "observed" } } },
    {
      affiliations: [
        { from: "medium-a", to: "iaea", kind: "owned_by" },
        { from: "medium-c", to: "iaea", kind: "owned_by" },
      ],
    },
  );
  expect(pictureOf(dossier).bands[0]?.groups.map(({ kind, ends }) => [kind, ends.length])).toEqual([
    ["other", 1],
    ["tied", 2],
  ]);
});

test("every link is in the picture or counted in it, and told in the list", () => {
  for (const dossier of [reprints(2), reprints(60), reprints(500), SIXTY]) {
    const { links } = assess(dossier);
    expect(drawnLinks(dossier)).toBe(links);
    const linked = new Set(dossier.evidence.map(({ source, stance }) => `${source} ${stance}`));
    expect(toldLinks(dossier)).toBe(linked.size);
  }
});

test("of sixty reprints some are shown and the rest is counted", () => {
  const texts = wide(pictureOf(reprints(60))).texts.map(({ text }) => text);
  expect(texts).toContain("47 more repeat it");
});

function overlaps({ texts }: Drawing): string[] {
  const boxes = texts.map((text) => {
    const width = drawnWidth(text);
    const left = text.centred ? text.x - width / 2 : text.x;
    return { text: text.text, left, right: left + width, top: text.y - 11, bottom: text.y + 3 };
  });
  return boxes.flatMap((one, place) =>
    boxes
      .slice(place + 1)
      .filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
      .map((other) => `${one.text} / ${other.text}`),
  );
}

test("no two labels overlap, and none runs out of the picture, at 2, 6, 12, 60 and 500 links", () => {
  for (const dossier of [reprints(2), reprints(6), reprints(12), reprints(60), reprints(500), SIXTY])
    for (const drawing of [wide(pictureOf(dossier)), narrow(pictureOf(dossier))]) {
      expect(overlaps(drawing)).toEqual([]);
      for (const text of drawing.texts) {
        expect(text.x + (text.centred ? drawnWidth(text) / 2 : drawnWidth(text)), text.text).toBeLessThanOrEqual(drawing.width);
        expect(text.y).toBeLessThanOrEqual(drawing.height);
      }
    }
});

test("whatever a dossier holds, every link is drawn or counted, and no labels overlap", () => {
  fc.assert(
    fc.property(anyDossier, (dossier) => {
      const picture = pictureOf(dossier);
      expect(drawnLinks(dossier)).toBe(assess(dossier).links);
      for (const drawing of [wide(picture), narrow(picture)]) expect(overlaps(drawing)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("a picture stays of a size that can be read, however many links there are", () => {
  const many = claimWith(
    numbered(500, (at) => ({ on: at % 2 ? { kind: "observed" } : repeats(`s${String(Math.max(0, at - 7)).padStart(3, "0")}`) })),
  );
  for (const dossier of [reprints(500), SIXTY, many]) {
    expect(wide(pictureOf(dossier)).height).toBeLessThan(2400);
    expect(narrow(pictureOf(dossier)).height).toBeLessThan(3600);
  }
});

test("the order of the lists changes nothing", () => {
  const shuffled = (dossier: Dossier, order: number[]) => {
    const reorder = <T>(items: T[]) =>
      items
        .map((item, at) => ({ item, key: order[at % order.length] ?? 0, at }))
        .sort((a, b) => a.key - b.key || b.at - a.at)
        .map(({ item }) => item);
    return {
      ...dossier,
      parties: reorder(dossier.parties),
      affiliations: reorder(dossier.affiliations),
      sources: reorder(dossier.sources),
      evidence: reorder(dossier.evidence),
    };
  };
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }), (order) => {
      const other = shuffled(SIXTY, order);
      expect(wide(pictureOf(other))).toEqual(wide(pictureOf(SIXTY)));
      expect(linesOf(pictureOf(other))).toEqual(linesOf(pictureOf(SIXTY)));
    }),
    { numRuns: 30 },
  );
});

test("as of a day, nothing later is in it", () => {
  const dossier = claimWith(
    { a: { on: wordOf("putin") } },
    { responses: [{ party: "us", askedOn: "2025-12-26", outcome: "denied", repliedOn: "2026-01-03" }] },
  );
  expect(endsOf(dossier)).toHaveLength(2);
  expect(pictureOf(dossier, "2025-12-31").bands).toHaveLength(1);
  expect(sentences(dossier, "2025-12-31")).toContain("US government: asked 26 Dec 2025 · no reply as of 31 Dec 2025.");
});

test("a chain of 10,000 repeats is drawn, and is no higher than a short one", () => {
  const long = claimWith(numbered(10_000, (at) => ({ on: at === 0 ? wordOf("putin") : repeats(`s${String(at - 1).padStart(3, "0")}`) })));
  const picture = pictureOf(long);
  expect(endsOf(long)).toHaveLength(1);
  expect(wide(picture).height).toBeLessThan(600);
  expect(linesOf(picture)).toHaveLength(10_001);
});
