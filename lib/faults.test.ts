import { describe, expect, it } from "vitest";
import { isDatabaseAway } from "#lib/faults";

describe("a database that is away", () => {
  it("is known behind a raw query, whose own code says nothing of it", () => {
    const raw = Object.assign(new Error("Raw query failed. Code: `N/A`."), {
      code: "P2010",
      meta: { driverAdapterError: new Error("DatabaseNotReachable") },
    });
    expect(isDatabaseAway(raw)).toBe(true);
  });

  it("is known when the connection is cut in the middle of a transaction, however the adapter says so", () => {
    const cut = new Error("terminating connection due to administrator command", { cause: { originalCode: "57P01" } });
    const after = new Error("Client has encountered a connection error and is not queryable");
    const closed = Object.assign(new Error("Database error. Code: `55000`. Message: `… is not currently accepting connections`"), {
      code: "P2039",
    });
    for (const error of [cut, after, closed]) expect(isDatabaseAway(error)).toBe(true);
  });

  it("is not taken for the reason of any other fault", () => {
    const syntax = Object.assign(new Error("Raw query failed. Code: `42601`."), {
      code: "P2010",
      meta: { driverAdapterError: new Error("postgres") },
    });
    const number = new Error("Unique constraint failed on the source 1408123.");
    for (const error of [syntax, number, new Error("Nothing of the kind"), "ECONNREFUSED", null]) expect(isDatabaseAway(error)).toBe(false);
  });
});
