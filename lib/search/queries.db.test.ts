import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { mergeParties } from "#lib/parties/merge";
import { listClaims } from "#lib/publication/lists";
import type { Place } from "#lib/publication/pages";
import { retractClaim } from "#lib/publication/publish";
import { BOUNDS, type Found, type SearchFilter, searchClaims } from "#lib/search/queries";
import { readSearch } from "#lib/search/read";
import { aDraft, aLink, aParty, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let reviewer: Context;
let day = Date.parse("2026-01-01T09:00:00Z");

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

/** Published a day after the one before. */
async function published(text: string, content: Parameters<typeof aPublishedClaim>[2] = {}, links = [aLink()]): Promise<number> {
  day += 86_400_000;
  const now = new Date(day);
  const { number } = await aPublishedClaim({ ...editor, now }, { ...reviewer, now }, { text, ...content }, links);
  return number;
}

const source = (title: string, publisherId: string | null = null) =>
  aLink({
    source: { kind: "article", title, publisherId, author: null, publishedOn: null, address: null, language: "en" },
  });

const numbers = (found: { items: { number: number }[] }) => found.items.map((claim) => claim.number);
const search = async (q: string, filter: Omit<SearchFilter, "q"> = {}) => numbers(await searchClaims(db, { q, ...filter }));
const drawn = (found: Found, at = 0) =>
  found.items[at]?.found.text.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");

describe("what a search finds", () => {
  it("finds a claim that holds every word, in its text, quote, speaker, or a source's title or publisher", async () => {
    const speaker = await aParty(editor, "Otokar Wendelin", "person");
    const publisher = await aParty(editor, "Marsh Herald", "medium");
    const number = await published(
      "The ferry will be replaced",
      { quote: "Nobody shall wade again", quoteLanguage: "en", speakerId: speaker.id, speakerUnknown: false },
      [source("Crossing to close for repairs", publisher.id)],
    );
    for (const q of ["ferry", "FERRY wade", "wendelin ferry", "crossing ferry", "herald wade"])
      expect(await search(q), q).toEqual([number]);
    expect(await search("ferry submarine")).toEqual([]);
  });

  it("finds a passage in quotes only as it stands, and nothing with a word after a minus", async () => {
    const [green, blue] = [await published("A green kiosk stands there"), await published("A kiosk, green as grass, stands there")];
    expect(await search('"green kiosk"')).toEqual([green]);
    expect(await search("“green kiosk”")).toEqual([green]);
    expect(await search("kiosk green")).toEqual([green, blue]);
    expect(await search("kiosk -grass")).toEqual([green]);
    expect(await search('kiosk -"green kiosk"')).toEqual([blue]);
    expect(await search("-grass", { from: "2999-01-01" })).toEqual([]);
  });

  it("never finds a passage across the end of one text and the beginning of the next", async () => {
    await published("It ends with marmalade", { quote: "Teapots begin it", quoteLanguage: "en" });
    expect(await search('"marmalade teapots"')).toEqual([]);
  });

  it("finds a word without its accents, and with others", async () => {
    const number = await published("Пётр Йовович посетил Málaga", { language: "es" });
    for (const q of ["malaga", "MÁLAGA", "málàga", "петр", "ПЁТР", "иовович"]) expect(await search(q), q).toEqual([number]);
  });

  it("finds a word in its other forms, in the language of the claim, and the word itself before these", async () => {
    const [itself, form] = [await published("A vaccination of the lynx"), await published("They vaccinate lynxes now")];
    const spanish = await published("Los gobiernos compraron vacunas", { language: "es" });
    const russian = await published("Министры обсудили новые санкции", { language: "ru" });
    expect(await search("vaccination")).toEqual([itself, form]);
    expect((await search("vaccinating")).sort()).toEqual([form, itself].sort());
    expect(await search("vacuna gobierno")).toEqual([spanish]);
    expect(await search("санкция министр")).toEqual([russian]);
    // A passage is found as it stands.
    expect(await search('"vaccination"')).toEqual([itself]);
  });

  it("finds words of scripts without spaces by one letter or more, in their order", async () => {
    const number = await published("北京建设新的核电站", { language: "zh" });
    const thai = await published("โรงไฟฟ้านิวเคลียร์", { language: "th" });
    for (const q of ["京", "北京", "核电站", "建设 北京"]) expect(await search(q), q).toEqual([number]);
    for (const q of ["京北", "北建"]) expect(await search(q), q).toEqual([]);
    expect(await search("ไฟฟ้า")).toEqual([thai]);
  });

  it("finds Arabic and Hebrew with and without the signs of vowels", async () => {
    const [arabic, hebrew] = [await published("أُغلِقَ الجِسر الكبير", { language: "ar" }), await published("הַגֶּשֶׁר סגור", { language: "he" })];
    for (const q of ["الجسر", "الجِسر", "الجـــسر"]) expect(await search(q), q).toEqual([arabic]);
    for (const q of ["הגשר", "הַגֶּשֶׁר"]) expect(await search(q), q).toEqual([hebrew]);
  });

  it("takes a word that is in no claim as the beginning of one", async () => {
    const number = await published("The Zaporizhzhia plant is idle");
    const found = await searchClaims(db, { q: "zaporizh plant" });
    expect(numbers(found)).toEqual([number]);
    expect(drawn(found)).toBe("The [Zaporizhzhia] [plant] is idle");
    expect(found).toMatchObject({ suggestion: null, instead: false });
  });

  it("shows what a misspelled word most likely meant, and says so", async () => {
    const number = await published("Bitcoin is mined with electricity");
    const found = await searchClaims(db, { q: "bitcoin electrictiy" });
    expect(found).toMatchObject({ suggestion: "bitcoin electricity", instead: true });
    expect(numbers(found)).toEqual([number]);
    expect(drawn(found)).toBe("[Bitcoin] is mined with [electricity]");
    expect(await searchClaims(db, { q: "bitcoin zzyzzyzz" })).toMatchObject({ items: [], suggestion: null, instead: false });
    // Short words with two letters exchanged, which have hardly a trigram in common.
    for (const [typed, meant] of [
      ["mnied", "mined"],
      ["wiht", "with"],
    ])
      expect(await searchClaims(db, { q: `bitcoin ${typed}` }), typed).toMatchObject({ suggestion: `bitcoin ${meant}`, instead: true });
  });

  it("calls nothing best where only what must not be found was typed", async () => {
    await published("A windmill turns");
    expect(await searchClaims(db, { q: "-plant -bridge" })).toMatchObject({ unranked: true });
    for (const q of ["windmill", "windmill -plant", "!!!"]) expect(await searchClaims(db, { q }), q).toMatchObject({ unranked: false });
  });

  it("says that there is no word to look for, and that the words are too many", async () => {
    for (const q of ["!!!", '""', "- -", "🦊"]) expect(await searchClaims(db, { q }), q).toMatchObject({ items: [], wordless: true });
    expect(await searchClaims(db, { q: "a ".repeat(21) })).toMatchObject({ tooMany: true });
    expect((await listClaims(db, { q: "!!!" })).items).toEqual([]);
  });

  it("never finds what was retracted", async () => {
    const now = new Date(day);
    const claim = await aPublishedClaim({ ...editor, now }, { ...reviewer, now }, { text: "A pangolin was sold" });
    expect(await search("pangolin")).toEqual([claim.number]);
    await retractClaim(reviewer, seenOf(claim), "It was an armadillo.");
    expect(await search("pangolin")).toEqual([]);
  });

  it("finds a claim by its number, however it is typed, also one that was retracted, and within what is filtered by", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "An aardwolf was sold" });
    const { number } = claim;
    const asked = async () => {
      for (const q of [`C-${number}`, ` c${number} `, String(number)]) {
        expect(await searchClaims(db, { q }), q).toMatchObject({ numbered: { number }, suggestion: null });
        expect(numbers(await listClaims(db, { q })), q).toContain(number);
      }
    };
    await asked();
    expect(await searchClaims(db, { q: `C-${number}`, status: "confirmed" })).toMatchObject({ numbered: null });
    expect((await listClaims(db, { q: `C-${number}`, status: "confirmed" })).items).toEqual([]);
    await retractClaim(reviewer, seenOf(claim), "It was a hyena.");
    await asked();
    const draft = await aDraft(editor);
    expect(await searchClaims(db, { q: `C-${draft.number}` })).toMatchObject({ numbered: null });
  });
});

describe("how a search is filtered", () => {
  it("by status, topic, days, and whoever said it or is concerned by it, also under a name that has been merged since", async () => {
    const [speaker, other, twin] = [await aParty(editor), await aParty(editor), await aParty(editor)];
    const one = await published("The narwhal was first seen", {
      speakerId: speaker.id,
      speakerUnknown: false,
      saidOn: "2024-05-01",
      topics: ["Sea life"],
    });
    const two = await published("The narwhal was then seen", { concernIds: [other.id, speaker.id], saidOn: "2024-05-03", topics: ["Sea"] });
    expect(await search("narwhal")).toEqual([two, one]);
    expect(await search("narwhal", { party: speaker.slug })).toEqual([two, one]);
    expect(await search("narwhal", { party: other.slug })).toEqual([two]);
    expect(await search("narwhal", { topic: "sea-life" })).toEqual([one]);
    expect(await search("narwhal", { from: "2024-05-02" })).toEqual([two]);
    expect(await search("narwhal", { from: "2024-05-01", to: "2024-05-02" })).toEqual([one]);
    expect(await search("narwhal", { status: "unilateral" })).toEqual([two, one]);
    expect(await search("narwhal", { status: "confirmed" })).toEqual([]);
    expect(await search("narwhal", { party: "nobody-knows" })).toEqual([]);
    await mergeParties(reviewer, { into: { id: twin.id, revision: 1 }, merged: { id: other.id, revision: 1 }, differentKinds: false });
    for (const slug of [other.slug, twin.slug]) expect(await search("narwhal", { party: slug }), slug).toEqual([two]);
  });
});

describe("in what order", () => {
  it("puts what a claim says before what its sources say, and the newest first among equals", async () => {
    const inSource = await published("Nothing of the kind", {}, [
      source("The quokka report"),
      source("More on the quokka"),
      source("Quokka, again"),
    ]);
    const inQuote = await published("Nothing like it", { quote: "The quokka smiled", quoteLanguage: "en" });
    const [older, newer] = [await published("A quokka was fed"), await published("A quokka was seen")];
    expect(await search("quokka")).toEqual([newer, older, inQuote, inSource]);
  });

  it("pages forwards and back without losing a claim, and begins at the end", async () => {
    const all: number[] = [];
    for (let nth = 0; nth < 7; nth++) all.unshift(await published(`Axolotl number ${nth}${nth % 2 ? ", axolotl" : ""}`));
    const order = await search("axolotl");
    expect([...order].sort()).toEqual([...all].sort());
    const walk = async (start: Place, direction: "next" | "previous") => {
      const pages: number[][] = [];
      for (let place: Place | null = start; place; ) {
        const found: Found = await searchClaims(db, { q: "axolotl" }, place, 3);
        expect(found).toMatchObject({ total: 7, more: false });
        pages.push(numbers(found));
        const on = found[direction];
        place = on && (direction === "next" ? { after: on } : { before: on });
      }
      return pages;
    };
    expect(await walk({}, "next")).toEqual([order.slice(0, 3), order.slice(3, 6), order.slice(6)]);
    expect(await walk({ last: true }, "previous")).toEqual([order.slice(4), order.slice(1, 4), order.slice(0, 1)]);
    expect(await searchClaims(db, { q: "axolotl" }, { after: { at: 0, number: 1 } })).toMatchObject({ items: [], total: 7, next: null });
  });

  it("ranks only the newest of many, says that there are more, and finds the same whichever way it reads them", async () => {
    for (let nth = 0; nth < 5; nth++) await published(`Wallaby number ${nth}`);
    const order = await search("wallaby");
    for (const walkFrom of [0, BOUNDS.walkFrom]) {
      const bounded = await searchClaims(db, { q: "wallaby" }, {}, 10, { ranked: 3, walkFrom, walked: 1_000 });
      expect(numbers(bounded)).toEqual(order.slice(0, 3));
      expect(bounded).toMatchObject({ total: 3, more: true });
      const whole = await searchClaims(db, { q: "wallaby" }, {}, 10, { ranked: 5, walkFrom, walked: 3 });
      expect(numbers(whole)).toEqual(order);
      expect(whole).toMatchObject({ total: 5, more: false });
    }
  });
});

describe("what is marked", () => {
  it("marks what was found in the text, and shows where the rest was found", async () => {
    const speaker = await aParty(editor, "Capybara Minister", "person");
    await published(
      "The capybaras are vaccinated",
      {
        quote: `${"Well. ".repeat(60)}All of them had their injections, I saw it.`,
        quoteLanguage: "en",
        speakerId: speaker.id,
        speakerUnknown: false,
      },
      [source("Injections for rodents")],
    );
    const found = await searchClaims(db, { q: 'capybara "their injections" rodents' });
    expect(drawn(found)).toBe("The [capybaras] are vaccinated");
    const [shown] = found.items.map((claim) => claim.found);
    expect(shown?.speaker).toEqual([
      { text: "Capybara", marked: true },
      { text: " Minister", marked: false },
    ]);
    expect(shown?.elsewhere.map((one) => one.where)).toEqual(["quote", "source"]);
    expect(shown?.elsewhere[0]?.pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(["their", "injections"]);
    expect(shown?.elsewhere[1]?.pieces.map((piece) => piece.text)).toEqual(["Injections for ", "rodents"]);
  });
});

const corpora = resolve(import.meta.dirname, "../../../shared/corpora");
const sample = (name: string, most: number) => {
  const file = resolve(corpora, `${name}.b64.json`);
  if (!existsSync(file)) return [];
  const all = (JSON.parse(readFileSync(file, "utf8")) as string[]).map((one) => Buffer.from(one, "base64").toString("utf8"));
  return all.filter((_, at) => at % Math.ceil(all.length / most) === 0);
};
const canBeAsked = (text: string) => text.isWellFormed() && !text.includes("\0");

describe("whatever is typed", () => {
  it("costs the record a few dozen questions at most", async () => {
    const some = (nth: number) => `unheard${String.fromCharCode(97 + (nth % 26), 97 + nth / 26)}`;
    const heard = Array.from({ length: 20 }, (_, nth) => `heard${String.fromCharCode(97 + nth)}x`);
    await published(heard.join(" "));
    const unheard = Array.from({ length: 30 }, (_, nth) => some(nth))
      .join(" ")
      .slice(0, 290);
    let asked = 0;
    const counting = db.$extends({
      query: {
        $allOperations: ({ args, query }) => {
          asked++;
          return query(args);
        },
      },
    }) as unknown as typeof db;
    for (const q of [unheard, `"${unheard}"`, `"${unheard}`, heard.join(" "), `"${heard.join(" ")}"`, unheard.replaceAll(" ", "-")]) {
      asked = 0;
      await searchClaims(counting, { q });
      expect(asked, q).toBeGreaterThan(0);
      expect(asked, q).toBeLessThan(40);
    }
  });

  it("can be searched for, of any letters", async () => {
    const unit = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...`"'-\\ :*&|!()<>ab京é\u0301`), maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(unit.filter(canBeAsked), async (typed) => {
        await searchClaims(db, { q: typed });
      }),
      { numRuns: 150 },
    );
  });

  it.skipIf(!existsSync(corpora))("can be searched for, of what attackers type, also as a filter", async () => {
    for (const typed of [...sample("blns", 180), ...sample("sqli", 90)].map((one) => one.slice(0, 300)).filter(canBeAsked)) {
      await searchClaims(db, { q: typed });
      await readSearch(db, `-"${typed}`);
      if (typed !== "") await searchClaims(db, { q: "bridge", topic: typed, party: typed });
    }
  });
});
