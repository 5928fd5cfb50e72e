import { expect, it } from "vitest";
import { without } from "#lib/imports/matches";

const span = (words: string) => {
  const [since = "", until = ""] = words.split("..");
  return { since: since || null, until: until || null };
};

it.each([
  ["2017-01-20..2021-01-20", "2017-01-20..2021-01-20", []],
  ["2018-01-01..2019-12-31", "..", []],
  ["..", "2017-01-20..2021-01-20", ["..2017-01-19", "2021-01-21.."]],
  ["2010-01-01..2018-06-30", "2017-01-20..", ["2010-01-01..2017-01-19"]],
  ["2020-01-01..", "..2021-12-31", ["2022-01-01.."]],
  ["2020-01-01..2020-12-31", "2021-01-01..", ["2020-01-01..2020-12-31"]],
])("of a tie on the days %s, where it is there on %s already, the days %j come in", (days, there, missing) => {
  expect(without(span(days), span(there))).toEqual(missing.map(span));
});
