import { describe, expect, it } from "vitest";
import { type Looked, watchAfter } from "#lib/capture/watch";

type Watch = ReturnType<typeof watchAfter>;

const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 0, day, hour));
const looked = (what: Pick<Looked, "is"> & { isSame?: boolean; why?: string }, when: Date, byItsDay = true) =>
  ({ at: when, host: "gazette.test", byItsDay, actorId: null, ...what }) as Looked;
const read = (when: Date, isSame = false, byItsDay = true) => looked({ is: "read", isSame }, when, byItsDay);
const failed = (when: Date) => looked({ is: "failed", why: "The site could not be reached." }, when);
const gone = (when: Date) => looked({ is: "gone", why: "The site says that the page is not there." }, when);
const knownOf = (...all: Looked[]) => all.reduce<Watch | null>((before, one) => watchAfter(before, one), null);

describe("what is known of a page", () => {
  it("is that it is gone as soon as the site says so, since then and for that reason, however often it is looked for", () => {
    const known = knownOf(read(at(1)), gone(at(5)), gone(at(6)), failed(at(7)));
    expect(known).toMatchObject({ goneSince: at(5), goneWhy: "The site says that the page is not there.", failures: 3 });
  });

  it("is that it is gone where it could not be reached three times on three days, and not three times within one", () => {
    expect(knownOf(read(at(1)), failed(at(5, 9)), failed(at(5, 10)), failed(at(5, 11)))).toMatchObject({ failures: 1, goneSince: null });
    expect(knownOf(read(at(1)), failed(at(5)), failed(at(6)))).toMatchObject({ failures: 2, goneSince: null });
    expect(knownOf(read(at(1)), failed(at(5)), failed(at(6)), failed(at(7)))).toMatchObject({
      failures: 3,
      failedSince: at(5),
      goneSince: at(7),
      goneWhy: "The site could not be reached.",
    });
    expect(knownOf(read(at(1)), failed(at(5)), failed(at(6)), read(at(7)), failed(at(8)))).toMatchObject({ failures: 1, goneSince: null });
  });

  it("is that it is there again as soon as it is", () => {
    expect(knownOf(read(at(1)), gone(at(5)), read(at(9)))).toEqual({
      host: "gazette.test",
      checkedAt: at(9),
      unchanged: 0,
      failures: 0,
      failedSince: null,
      goneSince: null,
      goneWhy: null,
    });
  });

  it("counts how often it said the same on its day, from the start again once it says something else; what an editor asks for counts for nothing", () => {
    expect(knownOf(read(at(1)), read(at(2), true), read(at(3), true))?.unchanged).toBe(2);
    expect(knownOf(read(at(1)), read(at(2), true), read(at(3), true, false))?.unchanged).toBe(1);
    expect(knownOf(read(at(1)), read(at(2), true), read(at(3), false))?.unchanged).toBe(0);
    expect(knownOf(read(at(1)), read(at(2), true), gone(at(3)), gone(at(4)))?.unchanged).toBe(1);
  });
});
