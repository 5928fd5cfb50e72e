import { describe, expect, it } from "vitest";
import { dayIn, makeCopies, readScaleRow, type ScaleRow } from "#lib/imports/scale-rows";

const line = (more: object = {}) =>
  JSON.stringify({ id: 7, source: "MultiFC-checks", text: "It rained.", lang: "en", speaker: "The mayor", date: null, url: null, ...more });
const rowOf = (more: object) => {
  const read = readScaleRow(line(more));
  if ("problem" in read) throw new Error(read.problem);
  return read.row;
};

describe("a row of a large set", () => {
  it.each([
    ["20190730", "2019-07-30"],
    ["June 26, 2019, 9 p.m. ET", "2019-06-26"],
    ["Oct 2nd 2018, 6:30 AM", "2018-10-02"],
    ["25 February 2020", "2020-02-25"],
    ["Fri, 02 Nov 2018 11:10:20 Z", "2018-11-02"],
    ["2018-10-06T09:54:58+00:00", "2018-10-06"],
    ["2018/05/23", "2018-05-23"],
    ["3:55 PM 10/04/2018", "2018-10-04"],
    ["[' BBC, 8 Oct. 2018 \xa0 ']", "2018-10-08"],
  ])("was said on the day that “%s” names", (text, day) => expect(dayIn(text)).toBe(day));

  it.each(["", "2004", "May 23", "02/01/2017", "20182601", "February 30, 2019", "July, 2008"])(
    "is undated where “%s” names no day, or two",
    (text) => expect(dayIn(text)).toBeNull(),
  );

  it("is cut where it is longer than a claim can be, and says so", () => {
    expect(rowOf({ text: "🌉".repeat(1_001) })).toMatchObject({ text: "🌉".repeat(1_000), cut: true });
    expect(rowOf({ text: "🌉".repeat(1_000) })).toMatchObject({ cut: false });
  });

  it.each([
    ["no JSON", "It is not JSON."],
    [line({ text: " " }), "text: The claim is missing."],
    [line({ text: undefined }), "text: A row needs a text."],
    [line({ lang: "??" }), "lang: The language is not a language code (such as en, es or pt-BR)."],
    [line({ url: "javascript:alert(1)" }), "url: The address must be a web address that begins with http:// or https://."],
    ["[]", "A row is an object."],
  ])("is refused with a sentence: %s", (given, problem) => expect(readScaleRow(given)).toEqual({ problem }));

  it("names its source by its page, or by what it was collected in", () => {
    expect(rowOf({ url: "https://www.checks.example/2019/did-it-rain.html" }).source).toEqual({
      title: "Did it rain",
      address: "https://www.checks.example/2019/did-it-rain.html",
      publisher: "checks.example",
    });
    expect(rowOf({}).source).toEqual({ title: "MultiFC-checks", address: null, publisher: null });
  });

  it("touches its collection, the part of it, and the occasion", () => {
    expect(rowOf({ context: "an interview on the radio" }).topics).toEqual(["MultiFC", "MultiFC checks", "Interviews"]);
    expect(rowOf({ source: "transcript:20160225_GOP_texas" }).topics).toEqual(["Transcripts", "GOP texas"]);
  });

  it("has a speaker whose name can be seen on one line, or none", () => {
    expect(rowOf({ speaker: "The\u200b \n mayor " }).speaker).toBe("The mayor");
    expect(rowOf({ speaker: " " }).speaker).toBeNull();
  });
});

describe("copies with other words", () => {
  const made = () => {
    const copyOf = makeCopies();
    const rows = Array.from({ length: 50 }, (_, id) =>
      rowOf({ id, text: `It rained on day ${id} in the whole town, said number ${id * 7}` }),
    );
    return rows.flatMap((row): ScaleRow[] => [0, 1, 2].map((copy) => copyOf(row, copy)));
  };

  it("leave the first as it is, and are claims of their own", () => {
    const rows = made();
    expect(rows[0]?.text).toBe("It rained on day 0 in the whole town, said number 0");
    expect(new Set(rows.map((row) => row.id)).size).toBe(150);
    expect(new Set(rows.map((row) => row.text)).size).toBeGreaterThan(140);
  });

  it("are the same at every run", () => expect(made()).toEqual(made()));
});
