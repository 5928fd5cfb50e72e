import { describe, expect, it } from "vitest";
import { isActionBody } from "#lib/action-body";

const TEXT = "text/plain;charset=UTF-8";

describe("what is sent to an action", () => {
  it("is the list of arguments that our forms send", () => {
    const draft = { text: "$$100 and $5", quote: "$undefined", base: "$0:0:topics", none: null, topics: ["a"] };
    for (const args of [[draft], [], ["$undefined"], ["a", 1, true]]) expect(isActionBody(TEXT, JSON.stringify(args))).toBe(true);
  });

  it.each([
    "",
    "{",
    "{}",
    "5",
    '"x"',
    '["$1"]',
    '["$F1"]',
    '["$1:constructor"]',
    '[{"a":["$nx"]}]',
    "[".repeat(30_000),
    '["$0:constructor:constructor"]',
    '[{"then":"$0:map"}]',
    '["$0:0:0:0"]',
    '[{"a":"$0:__proto__:then"}]',
  ])("is not %.20j", (body) => {
    expect(isActionBody(TEXT, body)).toBe(false);
  });

  it("is text, never a form with files", () => {
    for (const type of ["multipart/form-data; boundary=x", "application/json", null]) expect(isActionBody(type, "[]")).toBe(false);
  });
});
