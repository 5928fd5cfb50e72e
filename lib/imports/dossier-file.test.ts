import { describe, expect, it } from "vitest";
import { problemLine, readDossiers } from "#lib/imports/dossier-file";

const dossier = (text: string) => ({ claim: { text } });
const read = (text: string) => {
  const { dossiers, problems } = readDossiers(text);
  return { texts: dossiers.map((one) => [one.index, one.dossier.claim.text]), lines: problems.map(problemLine) };
};

describe("a file of dossiers", () => {
  it("is one, a list of them, or one a line", () => {
    const [one, other] = [dossier("One"), dossier("Other")];
    const texts = [one, other].map(({ claim }, index) => [index, claim.text]);
    const both = { texts, lines: [] };
    expect(read(`\uFEFF${JSON.stringify(one, null, 2)}`)).toEqual({ texts: [[null, "One"]], lines: [] });
    expect(read(JSON.stringify([one, other]))).toEqual(both);
    expect(read(`${JSON.stringify(one)}\r\n\n${JSON.stringify(other)}\n`)).toEqual(both);
  });

  it("says what is wrong with each, with its place, and keeps the others", () => {
    expect(read(JSON.stringify([dossier(""), dossier("Good"), { claim: { text: "x", speaker: "nobody" }, extra: 1 }]))).toEqual({
      texts: [[1, "Good"]],
      lines: [
        "[0].claim.text: The text of the claim is missing.",
        "[2].extra: Unknown field.",
        "[2].claim.speaker: There is no party with this id.",
      ],
    });
    expect(read(`${JSON.stringify(dossier("Good"))}\n{"claim":`)).toEqual({ texts: [[0, "Good"]], lines: ["[1]: The line is not JSON."] });
  });

  it("that is no JSON, or something else in it, is one problem", () => {
    expect(read("Dear editor,\nsee below.")).toEqual({ texts: [], lines: ["The file is not JSON."] });
    expect(read("")).toEqual({ texts: [], lines: ["The file is not JSON."] });
    expect(read("[]")).toEqual({ texts: [], lines: [] });
    expect(read("3").lines).toEqual(["A dossier must be an object."]);
  });
});

it("tells a problem in one line, and nothing of it to the terminal", () => {
  const [line] = readDossiers(JSON.stringify({ claim: { text: "A" }, "\u001b[2Jkey\nother": 1 })).problems.map(problemLine);
  expect(line).toBe("\\u001b[2Jkey\\u000aother: Unknown field.");
});
