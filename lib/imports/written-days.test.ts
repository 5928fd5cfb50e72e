import { describe, expect, it } from "vitest";
import { orderIn, readDay } from "#lib/imports/written-days";

const day = (text: string, order?: "day first" | "month first") => {
  const read = readDay(text, order);
  return read !== null && "day" in read ? read.day : null;
};

describe("a date that somebody wrote", () => {
  it("is read in the shapes that people use", () => {
    for (const text of [
      "2025-12-24",
      "2025-12-24T23:59:00-07:00",
      "2025-12-24 20:02",
      "2025-12-24T10:46:13+0200",
      "2025-12-24T15:11:25.619782+00:00",
      "2025/12/24",
      "20251224",
      "24-12-2025",
      "12/24/2025",
      "24.12.25",
      "December 24, 2025",
      "Dec. 24, 2025 at 5:30 pm",
      "Wednesday, 24th December 2025",
      "24 Dec 2025 10:00 GMT",
      "Wed, 24 Dec 2025 10:00:00 GMT",
      "24 de diciembre de 2025",
      "24 décembre 2025",
      "24. Dezember 2025",
      "24 декабря 2025",
      "2025年12月24日",
      "1766534400",
      "1766534400000",
    ])
      expect(day(text), text).toBe("2025-12-24");
    expect(day("2021-7-9")).toBe("2021-07-09");
    expect(day("1er mai 2020")).toBe("2020-05-01");
    expect(day("1 May 2020")).toBe("2020-05-01");
  });

  it("is never guessed where it may be two days", () => {
    expect(readDay("3/4/2020", undefined)).toEqual({
      unsure: "“3/4/2020” may be 2020-04-03 or 2020-03-04: say whether the day or the month comes first.",
    });
    expect(day("3/4/2020", "day first")).toBe("2020-04-03");
    expect(day("3/4/2020", "month first")).toBe("2020-03-04");
    expect(day("5/5/2020")).toBe("2020-05-05");
  });

  it("is none where it is a year, a month or no day of the calendar, and says so", () => {
    for (const text of ["2019", "2019-10", "October 2019", "3 May", "2019-02-30", "31/02/2019", "yesterday", "'; DROP TABLE claim"])
      expect(readDay(text, undefined), text).toHaveProperty("unsure");
    for (const text of ["", " ", "N/A", "null", "-"]) expect(readDay(text, undefined)).toBeNull();
  });

  it("is read in the order of its column, where one of its values tells", () => {
    expect(orderIn(["1-10-2020", "31-10-2020"])).toBe("day first");
    expect(orderIn(["1/10/2020", "10/31/2020"])).toBe("month first");
    expect(orderIn(["1/10/2020", "2/3/2020"])).toBeUndefined();
    expect(orderIn(["31/10/2020", "10/31/2020"])).toBeUndefined();
  });
});
