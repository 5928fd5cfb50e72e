import { describe, expect, it } from "vitest";
import { type Answer, makeAnswers } from "#lib/publication/answers";
import { CLAIM_LISTS, claimTag, EVERY_PAGE } from "#lib/publication/tags";

const anAnswer = (text = "said"): Answer => ({ plain: Buffer.from(text), zipped: null, etag: `"${text}"`, link: null });

/** Answers of a process that has heard, at 0, all that there is. */
function listening(limits?: Parameters<typeof makeAnswers>[0]) {
  const answers = makeAnswers(limits);
  answers.know(answers.heard(), 0);
  answers.keep("one", [claimTag(1)], anAnswer("one"), answers.changes());
  answers.keep("list", [CLAIM_LISTS], anAnswer("list"), answers.changes());
  return answers;
}
const given = (answers: ReturnType<typeof makeAnswers>, now = 0) => ["one", "list"].filter((key) => answers.find(key, now) !== null);

describe("answers kept in memory", () => {
  it("are given out while this process hears of every change", () => {
    const answers = listening();
    expect(answers.find("one", 1_000)?.plain.toString()).toBe("one");
    expect(given(answers, 2_000)).toEqual(["one", "list"]);
  });

  it("are not given out once nothing has been heard for two seconds, until it is again", () => {
    const answers = listening();
    expect(given(answers, 2_001)).toEqual([]);
    answers.know(answers.heard(), 2_500);
    expect(given(answers, 4_500)).toEqual(["one", "list"]);
  });

  it("are not given out by a process that has never listened", () => {
    const answers = makeAnswers();
    answers.keep("one", [claimTag(1)], anAnswer(), answers.changes());
    expect(given(answers)).toEqual([]);
  });

  it("wait, all of them, from the moment that something is stale until it is known what", () => {
    const answers = listening();
    const before = answers.heard();
    answers.hear();
    expect(given(answers)).toEqual([]);
    answers.know(before, 1); // what was read had been asked for before that
    expect(given(answers)).toEqual([]);
    answers.forget([claimTag(1)]);
    answers.know(answers.heard(), 2);
    expect(given(answers)).toEqual(["list"]);
  });

  it("go when their claim, the lists or everything is stale", () => {
    const stale = (...tags: string[]) => {
      const answers = listening();
      answers.forget(tags);
      return given(answers);
    };
    expect(stale(claimTag(1))).toEqual(["list"]);
    expect(stale(CLAIM_LISTS, claimTag(2))).toEqual(["one"]);
    expect(stale(EVERY_PAGE)).toEqual([]);
    expect(stale("party:somebody")).toEqual(["one", "list"]);
  });

  it("are not kept where something changed while they were read", () => {
    for (const change of ["hear", "forget", "lose"] as const) {
      const answers = listening();
      const since = answers.changes();
      if (change === "forget") answers.forget([claimTag(3)]);
      else answers[change]();
      answers.keep("late", [claimTag(1)], anAnswer(), since);
      answers.know(answers.heard(), 0);
      expect(answers.find("late", 0), change).toBeNull();
    }
  });

  it("all go with the connection on which changes are heard", () => {
    const answers = listening();
    answers.lose();
    expect(given(answers)).toEqual([]);
    answers.know(answers.heard(), 0);
    expect(given(answers)).toEqual([]);
    expect(answers.bytes()).toBe(0);
  });

  it("take no more memory than they may, and what was not asked for longest goes first", () => {
    const answers = listening({ mostBytes: 3_000 });
    answers.find("one", 0);
    answers.keep("third", [], anAnswer("x".repeat(900)), answers.changes());
    expect(answers.bytes()).toBeLessThanOrEqual(3_000);
    expect([given(answers), answers.find("third", 0) !== null]).toEqual([["one"], true]);
    answers.keep("third", [], anAnswer(), answers.changes());
    answers.keep("too large", [], anAnswer("x".repeat(5_000)), answers.changes());
    expect(answers.find("too large", 0)).toBeNull();
    answers.forget([EVERY_PAGE]);
    expect(answers.bytes()).toBe(0);
  });
});
