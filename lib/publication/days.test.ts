import { expect, test } from "vitest";
import { daysSince } from "#lib/publication/days";

test("a new day has come when the day of UTC is another one, however many have passed", () => {
  const at = (time: string) => daysSince("2026-01-02", new Date(time));
  expect(at("2026-01-02T23:59:59.999Z")).toBeNull();
  expect(at("2026-01-03T00:00:00.000Z")).toEqual({ after: "2026-01-02", to: "2026-01-03" });
  expect(at("2026-02-01T09:00:00.000Z")).toEqual({ after: "2026-01-02", to: "2026-02-01" });
});

test("a clock that goes back brings no day a second time", () => {
  expect(daysSince("2026-01-02", new Date("2026-01-01T23:00:00Z"))).toBeNull();
});
