import { describe, expect, it } from "vitest";
import { lateness } from "#lib/format";
import { type Asked, isOverdue, type Piece, sentenceOf } from "#lib/responses/words";

const request: Asked = {
  channel: "E-mail",
  askedOn: "2025-12-25",
  deadline: "2025-12-26",
  outcome: null,
  repliedOn: null,
  withdrawnOn: null,
};
const plain = (pieces: Piece[]) =>
  pieces
    .map((piece) => (typeof piece === "string" ? piece : "day" in piece ? piece.words : "late" in piece ? piece.late : piece.typed))
    .join("");
const say = (changes: Partial<Asked>, today = "2025-12-29") => plain(sentenceOf({ ...request, ...changes }, today));

describe("a request for comment, as a sentence", () => {
  it("says when and how it was asked, until when, and how late the answer is", () => {
    expect(say({})).toBe("asked 25 December 2025 by e-mail, deadline 26 December: no reply yet, 3 days overdue");
    expect(say({}, "2025-12-27")).toMatch(/no reply yet, 1 day overdue$/);
    expect(say({}, "2025-12-26")).toMatch(/no reply yet, due today$/);
    expect(say({}, "2025-12-25")).toMatch(/no reply yet, due in 1 day$/);
    expect(say({ deadline: null })).toBe("asked 25 December 2025 by e-mail: no reply yet");
  });

  it("names the year of a later day only where it is another one", () => {
    expect(say({ deadline: "2026-01-03" })).toContain("deadline 3 January 2026:");
    expect(say({ outcome: "denied", repliedOn: "2025-12-26", withdrawnOn: "2026-01-05" })).toBe(
      "asked 25 December 2025 by e-mail, deadline 26 December: denied it on 26 December, and took it back on 5 January 2026",
    );
  });

  it("says what came of it, with its day if that is known", () => {
    const came = (outcome: Asked["outcome"], repliedOn: string | null = null) => say({ deadline: null, outcome, repliedOn }).split(": ")[1];
    expect(came("no_reply")).toBe("no reply");
    expect(came("unreachable")).toBe("could not be reached");
    expect(came("declined", "2025-12-26")).toBe("declined to answer on 26 December");
    expect(came("no_comment", "2025-12-26")).toBe("answered “no comment” on 26 December");
    expect(came("partial")).toBe("answered “partly true”");
    expect(came("confirmed", "2025-12-26")).toBe("confirmed it on 26 December");
  });

  it("keeps a channel of the editor's own words apart, and does without what is not known", () => {
    expect(say({ channel: "fax to the embassy", deadline: null })).toBe("asked 25 December 2025 (fax to the embassy): no reply yet");
    expect(sentenceOf({ ...request, channel: "فاكس" }, "2025-12-26")).toContainEqual({ typed: "فاكس" });
    expect(say({ channel: null, askedOn: null, deadline: null })).toBe("asked, the day is not known: no reply yet");
  });

  it("marks what is overdue, and only while nobody has answered", () => {
    expect(sentenceOf(request, "2025-12-29")).toContainEqual({ late: "3 days overdue" });
    expect(sentenceOf(request, "2025-12-26")).not.toContainEqual(expect.objectContaining({ late: expect.anything() }));
    expect(isOverdue({ ...request, outcome: "no_reply" }, "2025-12-29")).toBe(false);
  });

  it("counts in days of the calendar, over the change of the clocks and of the year", () => {
    expect(lateness("2025-03-29", "2025-03-31")).toBe("2 days overdue");
    expect(lateness("2025-12-30", "2026-01-02")).toBe("3 days overdue");
    expect(lateness("2024-12-26", "2025-12-26")).toBe("365 days overdue");
  });
});
