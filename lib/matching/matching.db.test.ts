import { beforeAll, describe, expect, it } from "vitest";
import { discardClaim, editClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { fold } from "#lib/fold";
import { partsOf } from "#lib/matching/parts";
import { repeatedOnDesk, similarOnDesk, similarText } from "#lib/matching/queries";
import { retractClaim } from "#lib/publication/publish";
import { aDraft, aLink, aParty, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { corporaAreThere, storable } from "#prisma/factories/corpora";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
  for (const text of ["The harvest was poor", "Rents have doubled in ten years", "A hospital has no doctors at night"])
    await aDraft(editor, { text });
});

const onDesk = async (text: string, except: number | null = null) => (await similarOnDesk(db, text, except)).map((one) => one.number);
const inPublic = async (text: string, limit = 5) =>
  (JSON.parse(`[${await similarText(db, text, limit)}]`) as { number: number; score: number; text: string }[]).map((one) => one.number);

describe("while a claim is written", () => {
  it("the desk shows a claim that says the same in other words, from the most similar on", async () => {
    const speaker = await aParty(editor, "Tamsin Okafor", "person");
    const [same, near] = [
      await aDraft(editor, { text: "The ferry to Lundholm sank with ninety passengers", speakerId: speaker.id, speakerUnknown: false }),
      await aDraft(editor, { text: "The ferry of Lundholm sails on" }),
    ];
    const found = await similarOnDesk(db, "Lundholm ferry lost with many passengers", null);
    expect(found.map((one) => one.number)).toEqual([same.number, near.number]);
    expect(found[0]).toMatchObject({ speaker: "Tamsin Okafor", saidOn: "2025-12-24", state: "draft", status: "unreviewed" });
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 1);
  });

  it("a claim is not shown as similar to itself, and a discarded one not at all", async () => {
    const [one, other] = [
      await aDraft(editor, { text: "Zeppelins return to Oberau" }),
      await aDraft(editor, { text: "Zeppelins return to Oberau" }),
    ];
    expect(await onDesk("Zeppelins return to Oberau", other.number)).toEqual([one.number]);
    await discardClaim(editor, seenOf(one));
    expect(await onDesk("Zeppelins return to Oberau", other.number)).toEqual([]);
  });

  it("a retracted claim is not shown: nothing can be added to it, and nothing merged into it", async () => {
    const text = "Basalt columns toppled at Stavanes";
    const shown = await aPublishedClaim(editor, reviewer, { text });
    expect(await onDesk(text)).toEqual([shown.number]);
    await retractClaim(reviewer, seenOf(shown), "They stand.");
    expect(await onDesk(text)).toEqual([]);
    expect(await repeatedOnDesk(db, text)).toEqual([]);
  });

  it("of claims that are as similar, the one that was there first comes first", async () => {
    const first = await aDraft(editor, { text: "Quinces are banned from markets" });
    const second = await aDraft(editor, { text: "Quinces are banned from markets" });
    expect(await onDesk("Quinces banned from markets")).toEqual([first.number, second.number]);
  });

  it("a claim is found as it is written now", async () => {
    const draft = await aDraft(editor, { text: "Marmots gnaw cables" });
    const { number } = draft;
    await editClaim(editor, seenOf(draft), claimContent({ text: "Beavers flood the meadow" }));
    expect(await onDesk("Beavers flooding meadows")).toEqual([number]);
    expect(await onDesk("Marmots gnaw cables")).not.toContain(number);
  });

  it("a claim is found by the title of its source, and not by that of one that is withheld", async () => {
    const [open, hidden] = [await aDraft(editor, { text: "It cannot go on" }), await aDraft(editor, { text: "It cannot go on so" })];
    const titled = (title: string) => ({ ...aLink().source, title }) as never;
    await linkSources(editor, seenOf(open), [aLink({ source: titled("Glassworks of Ilmenbach insolvent") })]);
    await linkSources(editor, seenOf(hidden), [aLink({ source: titled("Glassworks of Ilmenbach closed by order"), withheld: "safety" })]);
    expect(await onDesk("Insolvent: glassworks Ilmenbach")).toEqual([open.number]);
  });

  it.each([
    ["Russian", "В Запорожье началось строительство нового моста", "Новый мост строят в Запорожье"],
    ["Chinese", "北京市长说空气质量有所改善", "空气质量改善，北京市长表示"],
    ["Thai", "นายกรัฐมนตรีประกาศลดภาษีน้ำมัน", "ลดภาษีน้ำมัน นายกรัฐมนตรียืนยัน"],
    ["Arabic", "أَعْلَنَتِ الوزارة أن الجسر الكبير مغلق", "الجسر الكبير مغلق كما أعلنت الوزارة"],
    ["Greek", "Η γέφυρα του Ισθμού έκλεισε χθες", "ΕΚΛΕΙΣΕ Η ΓΕΦΥΡΑ ΤΟΥ ΙΣΘΜΟΥ"],
    ["German", "Die Müllverbrennungsanlage in Großräschen wird stillgelegt", "MÜLLVERBRENNUNGSANLAGE GROSSRÄSCHEN: Stilllegung"],
  ])("a claim in %s is found by what others write", async (_, text, post) => {
    const { number } = await aDraft(editor, { text });
    expect((await onDesk(post))[0]).toBe(number);
    const { number: shown } = await aPublishedClaim(editor, reviewer, { text });
    expect((await inPublic(post))[0]).toBe(shown);
  });

  it("text without words finds nothing", async () => {
    expect(await onDesk("… — !")).toEqual([]);
    expect(await inPublic("https://example.org/a-path")).toEqual([]);
  });
});

describe("where somebody is asked whether a text repeats a claim", () => {
  it("one that shares a few words with it is not asked about, though it is shown while one writes", async () => {
    const text = "The observatory of Kvaloy measured the strongest solar storm since records began";
    const near = await aDraft(editor, { text: "The observatory of Kvaloy got a green door and eleven new chairs" });
    expect(await onDesk(text)).toEqual([near.number]);
    expect(await repeatedOnDesk(db, text)).toEqual([]);
    const same = await aDraft(editor, { text: "Strongest solar storm since records began, the observatory of Kvaloy measured" });
    expect((await repeatedOnDesk(db, text)).map((one) => one.number)).toEqual([same.number]);
  });
});

describe("the public ranking", () => {
  it("knows published claims only, and none that was retracted", async () => {
    const text = "Kiln number nine exploded twice";
    const draft = await aDraft(editor, { text });
    expect(await inPublic(text)).not.toContain(draft.number);
    const shown = await aPublishedClaim(editor, reviewer, { text });
    expect((await inPublic(text))[0]).toBe(shown.number);
    await retractClaim(reviewer, seenOf(shown), "It was another kiln.");
    expect(await inPublic(text)).not.toContain(shown.number);
  });

  it("finds a claim as it was published, and not as its working copy reads now", async () => {
    const { number } = await aPublishedClaim(editor, reviewer, { text: "Trams will be free from Monday" });
    await db.claim.update({ where: { id: (await db.claim.findUniqueOrThrow({ where: { number } })).id }, data: { text: "Yodelling" } });
    expect((await inPublic("Free trams from Monday"))[0]).toBe(number);
    expect(await inPublic("Yodelling")).toEqual([]);
  });

  it("gives no more than was asked for, each with a score from 0 to 1 that falls", async () => {
    for (const at of [1, 2, 3]) await aPublishedClaim(editor, reviewer, { text: `Windmill ${at} of Averbode stands still` });
    const found = JSON.parse(`[${await similarText(db, "Windmill 2 of Averbode stands still", 2)}]`) as { text: string; score: number }[];
    expect(found.map((one) => one.text)[0]).toBe("Windmill 2 of Averbode stands still");
    expect(found).toHaveLength(2);
    for (const { score } of found) expect(score > 0 && score <= 1).toBe(true);
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 1);
  });
});

describe("the index of the desk", () => {
  const wordsOf = async (text: string) => {
    const [row] = await db.$queryRaw<[{ words: string[] }]>`SELECT tsvector_to_array(claim_words(${fold(text)})) AS words`;
    return new Set(row.words);
  };

  it.each([
    "“Ukraine’s” e-mail: 3,000 € (or £2½)…",
    "Обмен пленными — 12 ноября",
    "北京 2022年に、ワクチン!",
    "กรุงเทพฯ น้ำท่วม 3 วัน",
    "מְדִינַת יִשְׂרָאֵל",
    "ΟΔΥΣΣΕΥΣ και Οδυσσεύς",
    "नमस्ते दुनिया। तमिल தமிழ் 한국어 문장",
    "so\u00adft hy\u00adphens, a🔥fire and 👩‍🚒 firefighter",
  ])("cuts a text into the words that it is looked for by: %s", async (text) => {
    const kept = await wordsOf(text);
    for (const word of partsOf(text).words) expect(kept, word).toContain(word);
  });

  it.skipIf(!corporaAreThere)("cuts whatever must be accepted so that it is found", async () => {
    const texts = storable("must-accept");
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      const kept = await wordsOf(text);
      for (const word of partsOf(text).words) expect(kept, text).toContain(word);
    }
  });
});
