import { expect, it } from "vitest";
import { blankDraft } from "#lib/claims/draft";
import type { DeskClaim, DeskEvidence } from "#lib/claims/queries";
import { differencesTo } from "#lib/review/differences";
import { aSnapshot } from "#prisma/factories/snapshots";

const published = aSnapshot();

const spoken: DeskEvidence = {
  id: "1",
  stance: "asserts",
  withheld: null,
  source: {
    id: "report",
    kind: "article",
    title: "Bridge closed",
    publisher: null,
    author: null,
    publishedOn: null,
    address: null,
    language: "en",
  },
  basis: { kind: "attributed", party: { id: "mayor", name: "The mayor" }, firstHand: false, from: null, fromHidden: false },
  quote: null,
  quoteLanguage: null,
  quoteAround: null,
  place: null,
  withdrawnOn: null,
  pageGone: null,
  passageLost: null,
  addedBy: { id: "mira", name: "Mira" },
};

function working(evidence: DeskEvidence[], relations: DeskClaim["relations"] = { states: [], stated: [] }): DeskClaim {
  const draft = {
    ...blankDraft("en"),
    text: "The bridge was closed",
    quote: "It is closed.",
    speaker: { id: "mayor", label: "The mayor" },
    saidOn: "2025-12-24",
    saidWhere: "in the town hall",
    topics: ["Traffic"],
  };
  return { draft, evidence, relations } as unknown as DeskClaim;
}

const fieldsOf = (evidence: DeskEvidence[]) => differencesTo(published, working(evidence), []).map((one) => one.field);

it("a claim that was opened and not changed differs in nothing", () => {
  expect(fieldsOf([spoken])).toEqual([]);
});

it("the reviewer is told that the same source now rests on another basis, or at first hand", () => {
  const seen = { ...spoken, basis: { kind: "observed" as const, party: null, firstHand: false, from: null, fromHidden: false } };
  expect(fieldsOf([seen])).toEqual(["Evidence linked", "Evidence no longer there"]);
  const firstHand = { ...spoken, basis: { ...(spoken.basis as NonNullable<typeof spoken.basis>), firstHand: true } };
  expect(fieldsOf([firstHand])).toEqual([expect.stringMatching(/^At first hand, /)]);
});

it("a second voice in the same story is new evidence", () => {
  const seen = { ...spoken, id: "2", basis: { kind: "observed" as const, party: null, firstHand: false, from: null, fromHidden: false } };
  expect(fieldsOf([spoken, seen])).toEqual(["Evidence linked"]);
});

it("evidence that is withheld now is no longer there, and is counted", () => {
  expect(fieldsOf([{ ...spoken, withheld: "safety" }])).toEqual(["Evidence no longer there", "Withheld"]);
});

it("the reviewer is told which links to other claims join and go, and of none that readers are not told of", () => {
  const linked = { kind: "variant" as const, number: 1003, text: "It was shut", language: "en", state: "published" as const, status: null };
  const fields = (isPublic: boolean) => differencesTo(published, working([spoken], { states: [{ ...linked, isPublic }], stated: [] }), []);
  expect(fields(true)).toEqual([{ field: "Related claims", was: "", is: "A variant of C-1003: “It was shut”" }]);
  expect(fields(false)).toEqual([]);
  const told = { ...published, relations: [{ ...linked, slug: "it-was-shut", text: "As it was worded then" }] };
  expect(differencesTo(told, working([spoken], { states: [{ ...linked, isPublic: true }], stated: [] }), [])).toEqual([]);
});

it("the reviewer is told what others are said to have said, where that is otherwise than readers see", () => {
  const theirs = { publisher: "The Checker", word: "False", scale: null, address: null, title: null, publishedOn: null };
  expect(differencesTo(published, working([spoken]), [theirs])).toEqual([
    { field: "Verdict of others added", was: "", is: "By The Checker: “False”" },
  ]);
  const shown = { ...published, verdicts: [theirs] };
  expect(differencesTo(shown, working([spoken]), [theirs])).toEqual([]);
  expect(differencesTo(shown, working([spoken]), [{ ...theirs, word: "True" }])).toEqual([
    { field: "Verdict of others", was: "By The Checker: “False”", is: "By The Checker: “True”" },
  ]);
  expect(differencesTo(shown, working([spoken]), [])).toEqual([
    { field: "Verdict of others no longer there", was: "By The Checker: “False”", is: "" },
  ]);
});
