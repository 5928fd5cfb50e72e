import { describe, expect, it } from "vitest";
import {
  isSettled,
  linkFormat,
  mementos,
  type Published,
  readAcceptDatetime,
  timeMap,
  versionAtSecond,
  versionOn,
} from "#lib/versions/memento";

const versions: [Published, ...Published[]] = [
  { number: 1, publishedAt: "2025-12-26T11:20:00.400Z" },
  { number: 2, publishedAt: "2025-12-27T23:59:59.999Z" },
  { number: 3, publishedAt: "2025-12-28T00:00:00.000Z" },
];
const on = (day: string) => versionOn(versions, day).number;
const at = (header: string) => versionAtSecond(versions, readAcceptDatetime(header) as number).number;

describe("as of a day", () => {
  it("stands the last version that was published by its end, UTC", () => {
    expect(["2025-12-26", "2025-12-27", "2025-12-28"].map(on)).toEqual([1, 2, 3]);
  });

  it("before the first stands the first, and after the last the last", () => {
    expect(["0001-01-01", "2025-12-25", "9999-12-31"].map(on)).toEqual([1, 1, 3]);
  });

  it("nothing can change any more when the day has been over for a minute, in which what was published at its end comes in", () => {
    const settled = (day: string, now: string) => isSettled(day, Date.parse(now));
    expect(settled("2025-12-26", "2025-12-26T23:59:59.999Z")).toBe(false);
    expect(settled("2025-12-26", "2025-12-27T00:00:59.999Z")).toBe(false);
    expect(settled("2025-12-26", "2025-12-27T00:01:00.000Z")).toBe(true);
    expect(settled("9999-12-31", "2025-12-27T12:00:00.000Z")).toBe(false);
  });
});

describe("Accept-Datetime", () => {
  it("leads to the version of that second, the one whose time it is among them", () => {
    expect(at("Fri, 26 Dec 2025 11:20:00 GMT")).toBe(1);
    expect(at("Sat, 27 Dec 2025 23:59:58 GMT")).toBe(1);
    expect(at("Sat, 27 Dec 2025 23:59:59 GMT")).toBe(2);
    expect(at("Thu, 01 Jan 1970 00:00:00 GMT")).toBe(1);
    expect(at("Fri, 31 Dec 9999 23:59:59 GMT")).toBe(3);
  });

  it("is a date of HTTP and nothing else", () => {
    for (const odd of [
      "",
      "yesterday",
      "2025-12-26",
      "2025-12-26T11:20:00Z",
      "Mon, 26 Dec 2025 11:20:00 GMT",
      "Fri, 26 Dec 2025 11:20:00 +0100",
    ])
      expect(readAcceptDatetime(odd), odd).toBeNull();
    expect(readAcceptDatetime("Fri, 26 Dec 2025 11:20:00 GMT")).toBe(Date.UTC(2025, 11, 26, 11, 20));
  });
});

describe("links", () => {
  const claim = "https://claims.example/claims/1-x";

  it("name the first, the last, this version and those beside it", () => {
    const more: Published[] = [
      ...versions,
      { number: 4, publishedAt: "2026-01-01T00:00:00Z" },
      { number: 5, publishedAt: "2026-01-02T00:00:00Z" },
    ];
    expect(mementos(claim, more, 2).map(({ to, rel }) => [to.slice(claim.length), rel])).toEqual([
      ["/versions/1", "first prev memento"],
      ["/versions/2", "memento"],
      ["/versions/3", "next memento"],
      ["/versions/5", "last memento"],
    ]);
    expect(mementos(claim, [versions[0]], 1).map(({ rel }) => rel)).toEqual(["first last memento"]);
  });

  it("of a TimeMap are all versions with their times, one a line", () => {
    expect(timeMap(claim, versions)).toBe(
      [
        `<${claim}>; rel="original"`,
        `<${claim}/timemap>; rel="self"; type="application/link-format"; from="Fri, 26 Dec 2025 11:20:00 GMT"; until="Sun, 28 Dec 2025 00:00:00 GMT"`,
        `<${claim}/timegate>; rel="timegate"`,
        `<${claim}/versions/1>; rel="first memento"; datetime="Fri, 26 Dec 2025 11:20:00 GMT"`,
        `<${claim}/versions/2>; rel="memento"; datetime="Sat, 27 Dec 2025 23:59:59 GMT"`,
        `<${claim}/versions/3>; rel="last memento"; datetime="Sun, 28 Dec 2025 00:00:00 GMT"\n`,
      ].join(",\n"),
    );
  });

  it("cannot be broken out of", () => {
    expect(linkFormat([{ to: "https://a.example/ü>, <b%20c", rel: 'x"; y="\\' }])).toBe(
      '<https://a.example/%C3%BC%3E%2C%20%3Cb%20c>; rel="x\\"; y=\\"\\\\"',
    );
  });
});
