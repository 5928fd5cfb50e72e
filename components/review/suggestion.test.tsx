import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Suggestion } from "#components/review/suggestion";
import { assess } from "#lib/evidence/assess";
import { told } from "#lib/evidence/sample-dossier";

const shown = (evidence: Parameters<typeof told>[0]["evidence"]) =>
  renderToStaticMarkup(
    <Suggestion assessment={assess(told({ speaker: "A", parties: { person: ["A"] }, sources: { one: null, two: null }, evidence }))} />,
  );

it("how many links are of unknown origin is said once, whether others are known or none is", () => {
  const none = shown([
    ["one", "asserts", "unknown"],
    ["two", "asserts", "unknown"],
  ]);
  expect(none.match(/of unknown origin/g)).toHaveLength(1);
  const some = shown([
    ["one", "asserts", "unknown"],
    ["two", "asserts", "word of A"],
  ]);
  expect(some).toContain("2 links, 1 origin · 1 link of unknown origin");
});
