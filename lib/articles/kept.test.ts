import { expect, it } from "vitest";
import { candidatesIn } from "#lib/articles/candidates";
import { BLANK_ARTICLE, draftsOf, filledFrom, type Item, itemsOf, toldOf, whatIsMade } from "#lib/articles/kept";
import type { ReadArticle } from "#lib/articles/queries";
import { draftsInput } from "#lib/articles/schema";

let ids = 0;
const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;
const PARTY = "11111111-1111-4111-8111-111111111111";

function read(text: string): ReadArticle {
  const found = candidatesIn({ text, title: "", paper: "", publishedOn: "2025-12-26", language: "en" });
  if ("refusal" in found) throw new Error(found.refusal);
  const candidates = found.candidates.map((one) => ({
    ...one,
    knownSpeaker: one.speaker?.name === "Tom Hill" ? { id: PARTY, name: "Thomas Hill" } : null,
    knownCited: null,
  }));
  return { ...found, candidates };
}

const TEXT = "Laura Vance told Reuters that the harbour is closed. Tom Hill said that it is open. Laura Vance said that it had lost money.";
const article = { ...BLANK_ARTICLE, title: "Harbours", publishedOn: "2025-12-26" };

it("what was kept is sent whole, each new party once, and whom the registry knows by their place in it", () => {
  const items = itemsOf(read(TEXT), [], newId);
  const sent = draftsOf(article, "en", items);
  expect(draftsInput.safeParse(sent).error).toBeUndefined();
  expect(sent.parties.map((one) => [one.name, one.kind])).toEqual([
    ["Laura Vance", "person"],
    ["Reuters", "medium"],
  ]);
  expect(sent.claims.map((claim) => [claim.speaker, claim.cites])).toEqual([
    [{ at: 0 }, { at: 1 }],
    [{ id: PARTY }, null],
    [{ at: 0 }, null],
  ]);
  expect(sent.claims[1]).toMatchObject({ quote: "Tom Hill said that it is open.", place: "Paragraph 1" });
});

it("a speaker that was taken away is not sent, nor a paper that the article does not have it from", () => {
  const [item] = itemsOf(read(TEXT), [], newId) as [Item, ...Item[]];
  const sent = draftsOf(article, "en", [{ ...item, speaker: null, isCited: false }]);
  expect(sent.parties).toEqual([]);
  expect([sent.claims[0]?.speaker, sent.claims[0]?.cites]).toEqual([null, null]);
});

it("an article that is read again loses nothing of what was made of the same candidates", () => {
  const [first, second, third] = itemsOf(read(TEXT), [], newId) as [Item, Item, Item];
  const before: Item[] = [{ ...first, state: "kept", text: "The harbour of Northport is closed" }, { ...second, state: "dropped" }, third];
  const after = itemsOf(read(`${TEXT} Tom Hill added that the harbour is safe.`), before, newId);
  expect(after.map((one) => [one.id === before[after.indexOf(one)]?.id, one.state, one.text])).toEqual([
    [true, "kept", "The harbour of Northport is closed"],
    [true, "dropped", "It is open"],
    [true, "open", "It had lost money"],
    [false, "open", "The harbour is safe"],
  ]);
});

it("what repeats a claim that is there is sent with it, and enters nobody new", () => {
  const [item] = itemsOf(read(TEXT), [], newId) as [Item, ...Item[]];
  const repeats = { number: 1042, revision: 3 };
  const sent = draftsOf(article, "en", [{ ...item, repeats, isCited: false }]);
  expect(draftsInput.safeParse(sent).error).toBeUndefined();
  expect([sent.claims[0]?.repeats, sent.claims[0]?.speaker, sent.parties]).toEqual([repeats, null, []]);
});

it("what becomes of those that are kept is said before it is done", () => {
  const [one, two, three] = itemsOf(read(TEXT), [], newId) as [Item, Item, Item];
  const kept = (item: Item, number?: number): Item => ({ ...item, state: "kept", repeats: number ? { number, revision: 1 } : null });
  expect(whatIsMade([kept(one), two, three])).toBe("Create one draft");
  expect(whatIsMade([kept(one), kept(two), three])).toBe("Create 2 drafts");
  expect(whatIsMade([kept(one, 1001), kept(two, 1001), three])).toBe("Add the article to one claim");
  expect(whatIsMade([kept(one, 1001), kept(two, 1002), kept(three)])).toBe("Create one draft, add the article to 2 claims");
});

it("what was typed of an article stays when it is fetched; what was not is filled in", () => {
  const fetched = {
    text: "The harbour is closed.",
    isCut: false,
    title: "Harbour closed",
    address: "https://post.example/harbour",
    publishedOn: "2025-12-26",
    publisher: { id: PARTY, name: "The Post" },
    publisherUnknown: null,
    language: "es" as const,
  };
  const filled = filledFrom({ ...BLANK_ARTICLE, address: "https://post.example/harbour?utm_source=x" }, fetched);
  expect(filled).toEqual({
    text: fetched.text,
    title: "Harbour closed",
    address: fetched.address,
    publisher: { id: PARTY, label: "The Post" },
    publishedOn: "2025-12-26",
    language: "es",
  });
  const typed = { ...BLANK_ARTICLE, title: "Mine", publishedOn: "2025-12-01", publisher: { id: "x", label: "Y" }, language: "en" as const };
  expect(filledFrom(typed, fetched)).toMatchObject({ ...typed, text: fetched.text, address: fetched.address });
  const nothing = filledFrom(BLANK_ARTICLE, { ...fetched, title: null, publishedOn: null, publisher: null, language: null });
  expect(nothing).toMatchObject({ title: "", publishedOn: "", publisher: null, language: "" });
});

it("what is wrong is told with the words of the draft that it is about", () => {
  const sent = draftsOf(article, "en", itemsOf(read(TEXT), [], newId));
  const told = toldOf(
    [
      { path: "claims[1].content.saidOn", message: "It lies ahead." },
      { path: "parties[0].name", message: "It is there already." },
      { path: "article.title", message: "The title is missing." },
    ],
    sent,
  );
  expect(told).toEqual([
    { path: "", message: "It is open: It lies ahead." },
    { path: "", message: "Laura Vance: It is there already." },
    { path: "article.title", message: "The title is missing." },
  ]);
});
