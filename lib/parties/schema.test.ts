import { describe, expect, it } from "vitest";
import { AFFILIATION_KINDS, aKind, aligns, editTieInput, mergeInput, partyInput, tieInput } from "#lib/parties/schema";
import { problemsOf } from "#lib/schema";

const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
const problems = (schema: { safeParse: (raw: unknown) => { success: boolean; error?: unknown } }, raw: unknown) => {
  const parsed = schema.safeParse(raw);
  return parsed.success ? [] : problemsOf(parsed.error as never);
};

describe("a party as it is entered", () => {
  it("needs a name and a kind, and has each name once, without spaces around it", () => {
    expect(problems(partyInput, { name: " ", kind: "" })).toEqual([
      { path: "name", message: "The name is missing." },
      { path: "kind", message: "Say what kind of party it is." },
    ]);
    expect(partyInput.parse({ name: " Rosatom ", kind: "company", otherNames: ["Росатом", " Росатом "] })).toEqual({
      name: "Rosatom",
      kind: "company",
      otherNames: ["Росатом"],
      another: false,
    });
  });

  it("is refused with the field where a name is too long or holds what nobody sees", () => {
    expect(problems(partyInput, { name: "x".repeat(501), kind: "state" })).toMatchObject([{ path: "name" }]);
    expect(problems(partyInput, { name: "Rosatom", kind: "company", otherNames: ["ok", "Ros\u200batom"] })).toMatchObject([
      { path: "otherNames[1]" },
    ]);
  });
});

describe("a tie as it is entered", () => {
  it("cannot end before it begins, nor tie a party to itself", () => {
    const tie = { fromId: a, toId: b, kind: "part_of", since: "2020-01-02", until: "2020-01-01" };
    expect(problems(tieInput, tie)).toEqual([{ path: "until", message: "A tie cannot end before it begins." }]);
    expect(problems(tieInput, { ...tie, toId: a, until: "" })).toEqual([{ path: "toId", message: "A party cannot be tied to itself." }]);
  });

  it("says what is missing in a new source, with its field", () => {
    const newSource = { kind: "", title: "", publisherId: null, author: "", publishedOn: "", address: "", language: "" };
    expect(problems(tieInput, { fromId: a, toId: b, kind: "part_of", newSource }).map((one) => one.path)).toEqual([
      "newSource.kind",
      "newSource.title",
    ]);
  });

  it("keeps its source where an edit says nothing of it", () => {
    const seen = { id: a, revision: 1 };
    expect(editTieInput.parse({ seen, tie: { kind: "part_of", since: "", until: "" } }).tie).not.toHaveProperty("sourceId");
  });
});

it("a party cannot be merged with itself", () => {
  const seen = { id: a, revision: 1 };
  expect(problems(mergeInput, { into: seen, merged: seen })).toEqual([
    { path: "merged", message: "A party cannot be merged with itself." },
  ]);
});

it("five kinds of tie make two parties one side, four do not", () => {
  expect(AFFILIATION_KINDS.filter((kind) => !aligns(kind))).toEqual(["member_of", "allied_with", "funded_by", "independent_body_of"]);
  expect([aKind("state"), aKind("organisation"), aKind("unnamed")]).toEqual(["a state", "an organisation", "an unnamed person"]);
});
