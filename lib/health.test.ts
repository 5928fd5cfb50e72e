import { expect, test } from "vitest";
import { forgetWarm, isWarm, rememberWarm } from "#lib/health";

test("however many and however long addresses are asked for, what readers ask for again and again stays known", () => {
  for (let nth = 0; nth < 10_000; nth++) {
    rememberWarm("/claims/1001-x");
    rememberWarm(`/parties/${nth}${"a".repeat(8_000)}`);
  }
  expect([isWarm("/claims/1001-x"), isWarm(`/parties/9999${"a".repeat(8_000)}`)]).toEqual([true, true]);
  expect(isWarm(`/parties/0${"a".repeat(8_000)}`)).toBe(false);
  forgetWarm();
  expect(isWarm("/claims/1001-x")).toBe(false);
});
