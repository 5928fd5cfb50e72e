import { expect, test } from "vitest";
import { newFormToken, problemWithToken } from "#lib/reports/form-token";

const SECRET = "only-for-tests-and-therefore-not-a-secret";
const DRAWN = new Date("2026-11-24T10:00:00Z");
const after = (seconds: number) => new Date(DRAWN.getTime() + seconds * 1_000);
const token = newFormToken(SECRET, DRAWN);

test("a form is good from three seconds after it was drawn until a day later", () => {
  for (const seconds of [3, 60, 86_400]) expect(problemWithToken(token, SECRET, after(seconds))).toBeNull();
  for (const seconds of [0, 1, 2.9]) expect(problemWithToken(token, SECRET, after(seconds))).toContain("quicker");
  expect(problemWithToken(token, SECRET, after(86_401))).toContain("more than a day");
});

test("when a form was drawn cannot be said by anybody but us", () => {
  const [at, seal] = token.split(".");
  for (const forged of [
    "",
    "x",
    `${at}.`,
    `${Number(at) - 1_000}.${seal}`,
    `${at}.${"A".repeat(43)}`,
    `${at}.${"é".repeat(43)}`,
    newFormToken("another secret", DRAWN),
  ])
    expect(problemWithToken(forged, SECRET, after(60))).toContain("out of date");
});
