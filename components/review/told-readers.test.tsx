import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ToldReaders } from "#components/review/told-readers";
import type { Change } from "#lib/publication/corrections";

const told = (...changes: Change[]) =>
  renderToStaticMarkup(
    <ToldReaders changedSources={[]} correction={{ kind: "correction", why: "It was 16.", changes }} complete lang="en" />,
  )
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");

const text = { part: "text" as const, was: "Russia has 15 farms", is: "Russia has 16 farms" };

it("a reviewer is shown a correction as readers will be told of it: the words that change, not two whole texts", () => {
  expect(told(text)).toMatch(/Russia has \[removed: 15\] \[added: 16\] farms.*Why: It was 16\./);
});

it("what the reviewer wrote with another comma is not part of a correction, unless it is all that there is", () => {
  const rationale = { part: "rationale" as const, was: "One voice. No more.", is: "One voice; no more." };
  expect(told(text, rationale)).not.toContain("Rationale");
  expect(told(rationale)).toContain("Rationale");
});
