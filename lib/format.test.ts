import { describe, expect, test } from "vitest";
import { dayIn, formatAge, formatCount, formatDate, formatDateTime, plural } from "./format.ts";

describe("dates", () => {
  test("are said in words, without a leading zero", () => {
    expect(formatDate("2025-12-24")).toBe("24 December 2025");
    expect(formatDate("2026-01-02", "short")).toBe("2 Jan 2026");
  });
  test("do not shift with any time zone, and reach back before 1900", () => {
    expect(formatDate("1898-01-13")).toBe("13 January 1898");
  });
  test("that are not dates come back as they were, never as Invalid Date", () => {
    for (const odd of ["", "undated", "2025-13-01", "2025-12", "24/12/2025"]) expect(formatDate(odd)).toBe(odd);
  });
});

describe("date and time", () => {
  test("always carry their zone", () => {
    expect(formatDateTime("2025-12-26T13:02:00Z", "Europe/Berlin")).toBe("26 December 2025, 14:02 CET");
    expect(formatDateTime(new Date("2025-07-26T13:02:00Z"), "Europe/Berlin")).toBe("26 July 2025, 15:02 CEST");
    expect(formatDateTime("2025-12-26T13:02:00Z")).toBe("26 December 2025, 13:02 UTC");
  });
  test("midnight is 00:00 of the new day", () => {
    expect(formatDateTime("2025-12-26T00:00:00Z", "UTC", "short")).toBe("26 Dec 2025, 00:00 UTC");
  });
  test("the day is the day of the zone", () => {
    expect(dayIn("2025-12-26T23:30:00Z", "Europe/Kyiv")).toBe("2025-12-27");
    expect(dayIn("2025-12-26T23:30:00Z")).toBe("2025-12-26");
  });
});

describe("age", () => {
  const from = "2025-12-26T12:00:00Z";
  test.each([
    ["2025-12-26T11:00:00Z", "now"],
    ["2025-12-26T12:00:59Z", "now"],
    ["2025-12-26T12:01:00Z", "1 min"],
    ["2025-12-26T12:59:59Z", "59 min"],
    ["2025-12-26T15:10:00Z", "3 h"],
    ["2025-12-28T11:59:00Z", "47 h"],
    ["2025-12-28T12:00:00Z", "2 d"],
    ["2026-01-23T12:00:00Z", "4 wk"],
    ["2027-12-26T12:00:00Z", "2 y"],
  ])("until %s it is %s", (now, said) => {
    expect(formatAge(from, now)).toBe(said);
  });
});

describe("counts", () => {
  test("group thousands and say when they stopped counting", () => {
    expect(formatCount(0)).toBe("0");
    expect(formatCount(999)).toBe("999");
    expect(formatCount(10_000)).toBe("10,000");
    expect(formatCount(10_001)).toBe("10,000+");
    expect(formatCount(150_000, Number.POSITIVE_INFINITY)).toBe("150,000");
    expect(formatCount(1_000_001, 1_000_000)).toBe("1,000,000+");
  });
  test("agree with their noun", () => {
    expect(plural("link", 1)).toBe("1 link");
    expect(plural("link", 0)).toBe("0 links");
    expect(plural("party", 2, "parties")).toBe("2 parties");
  });
});
