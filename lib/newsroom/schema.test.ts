import { expect, test } from "vitest";
import { daysFrom, newsroomInput } from "#lib/newsroom/schema";

const settings = {
  revision: 1,
  name: "The Example Courier",
  timeZone: "Europe/Madrid",
  language: "en",
  publisherName: "",
  publisherUrl: "",
  licenceName: "CC BY 4.0",
  licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
  recheckConfirmedDays: 365,
  recheckUnilateralDays: 7,
  recheckDisputedDays: 30,
  recaptureDays: 30,
};
const problemsWith = (given: object) => newsroomInput.safeParse({ ...settings, ...given }).error?.issues.map(({ path }) => path.join("."));

test("a logo is a PNG, JPEG or WebP image, told by its first bytes", () => {
  for (const start of ["\x89PNG\r\n\x1a\n", "\xff\xd8\xff\xe0", "RIFF\0\0\0\0WEBP"])
    expect(problemsWith({ logo: btoa(`${start}the rest`) })).toBeUndefined();
  for (const other of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "%PDF-1.7", "RIFF\0\0\0\0WAVE"])
    expect(problemsWith({ logo: btoa(other) })).toEqual(["logo"]);
});

test.each(["***", "A", "data:image/png;base64,AAAA", "é", "", 5, {}])("%j is no logo, and no fault", (logo) => {
  expect(problemsWith({ logo })).toEqual(["logo"]);
});

test("a logo has at most 200 KB", () => {
  const image = (bytes: number) => btoa(`\x89PNG\r\n\x1a\n${"x".repeat(bytes - 8)}`);
  expect(problemsWith({ logo: image(200_000) })).toBeUndefined();
  expect(problemsWith({ logo: image(201_000) })).toEqual(["logo"]);
});

test("a time zone, a language and an address are real ones", () => {
  expect(problemsWith({ timeZone: "Mars/Olympus" })).toEqual(["timeZone"]);
  expect(problemsWith({ language: "not a language" })).toEqual(["language"]);
  expect(problemsWith({ publisherUrl: "javascript:alert(1)" })).toEqual(["publisherUrl"]);
  expect(problemsWith({ licenceUrl: "javascript:alert(1)" })).toEqual(["licenceUrl"]);
});

test("a licence has a name, and an address where there is one to read it at", () => {
  expect(problemsWith({ licenceName: "All rights reserved", licenceUrl: "" })).toBeUndefined();
  for (const licenceName of ["", "  ", "two\nlines"]) expect(problemsWith({ licenceName })).toEqual(["licenceName"]);
});

test("the days to a recheck are whole numbers from one day to ten years, each refused beside its own field", () => {
  const refused = ["", "soon", "1.5", "-3", "0", "3651", "99999999999999999999", "٧"];
  for (const field of ["recheckConfirmedDays", "recheckUnilateralDays", "recheckDisputedDays"]) {
    for (const typed of ["1", " 14 ", "3650"]) expect(problemsWith({ [field]: daysFrom(typed) }), typed).toBeUndefined();
    for (const typed of refused) expect(problemsWith({ [field]: daysFrom(typed) }), typed).toEqual([field]);
  }
});
