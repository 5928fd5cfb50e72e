import { expect, it } from "vitest";
import { shareImageLifetime, shareImagePath } from "#lib/share/address";

it("a share image is kept for good only at the address that it has now, and for a minute at that of another newsroom's settings", () => {
  const version = { number: 1001, version: 2 };
  const lifetimeAt = (address: string) => shareImageLifetime(address, version, { revision: 3 });
  expect(lifetimeAt(shareImagePath(version, { revision: 3 }))).toBe("public, max-age=31536000, immutable");
  for (const revision of [2, 4]) expect(lifetimeAt(shareImagePath(version, { revision }))).toBe("public, max-age=60");
  expect(lifetimeAt("/share/1001/2.png")).toBe("public, max-age=60");
});
