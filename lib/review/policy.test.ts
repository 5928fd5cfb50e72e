import { describe, expect, it } from "vitest";
import { BALANCES, DECIDABLE, STATUSES } from "#lib/claims/states";
import { isAgainst, isRaised, usualRecheck, type Verdict } from "#lib/review/policy";

const verdict = (words: string): Verdict => {
  const [status, balance = null] = words.split(" ") as [Verdict["status"], Verdict["balance"]?];
  return { status, balance };
};

/** For each suggestion: what may be decided by one signature without a reason, by one with a reason, and by two. */
const TABLE: [suggested: string, alone: string, withReason: string, byTwo: string][] = [
  ["unreviewed", "", "unilateral, disputed for, disputed against, disputed both, disputed neither", "confirmed"],
  ["unilateral", "unilateral", "disputed for, disputed against, disputed both, disputed neither", "confirmed"],
  ["confirmed", "confirmed", "unilateral, disputed for, disputed against, disputed both, disputed neither", ""],
  ["disputed for", "disputed for", "confirmed, disputed against, disputed both, disputed neither", "unilateral"],
  ["disputed against", "disputed against", "disputed for, disputed both, disputed neither", "confirmed, unilateral"],
  ["disputed both", "disputed both", "disputed for, disputed against, disputed neither", "confirmed, unilateral"],
  ["disputed neither", "disputed neither", "disputed for, disputed against, disputed both", "confirmed, unilateral"],
];

describe("a decision beside what the evidence suggests", () => {
  for (const [suggested, ...columns] of TABLE)
    for (const [index, list] of columns.entries())
      for (const decided of list.split(", ").filter(Boolean))
        it(`${decided}, where ${suggested} is suggested: ${["one signature", "one signature and a reason", "two signatures and a reason"][index]}`, () => {
          expect(isAgainst(verdict(decided), verdict(suggested))).toBe(index > 0);
          expect(isRaised(verdict(decided), verdict(suggested))).toBe(index === 2);
        });

  it("stands in the table for every suggestion and every decision", () => {
    const all = (statuses: readonly string[]) =>
      statuses.flatMap((one) => (one === "disputed" ? BALANCES.map((balance) => `${one} ${balance}`) : [one]));
    expect(TABLE.map(([suggested]) => suggested).sort()).toEqual(all(STATUSES).sort());
    for (const [, ...columns] of TABLE)
      expect(columns.flatMap((list) => list.split(", ").filter(Boolean)).sort()).toEqual(all(DECIDABLE).sort());
  });
});

it("a claim is looked at again after the days of its status, over the ends of months and years", () => {
  const days = { recheckConfirmedDays: 365, recheckUnilateralDays: 7, recheckDisputedDays: 30 };
  expect(usualRecheck("unilateral", "2025-12-26", days)).toBe("2026-01-02");
  expect(usualRecheck("disputed", "2024-02-01", days)).toBe("2024-03-02");
  expect(usualRecheck("confirmed", "2025-12-27", days)).toBe("2026-12-27");
});
