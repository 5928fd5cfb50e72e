import { expect, it } from "vitest";
import { Refused } from "#lib/errors";
import { beginDownload } from "#lib/publication/downloads-at-once";

const begin = (address: string) => beginDownload(new Headers({ "x-forwarded-for": `6.6.6.6, ${address}` }));

it("sends everything that is published to four at once, and to the next when one of them has ended", () => {
  const [first, ...others] = [1, 2, 3, 4].map((nth) => begin(`203.0.113.${nth}`));
  expect(() => begin("203.0.113.5")).toThrow(Refused);
  first?.();
  first?.();
  const fifth = begin("203.0.113.5");
  expect(() => begin("203.0.113.6")).toThrow("please wait a little");
  for (const end of [fifth, ...others]) end();
  begin("203.0.113.5")();
});

it("sends it to one network twice at once, however many addresses it has", () => {
  const [first, second] = [begin("2001:db8:1:2::1"), begin("2001:db8:1:2::2")];
  expect(() => begin("2001:db8:1:2:ffff::3")).toThrow("Two downloads to your address run already");
  const other = begin("2001:db8:1:3::1");
  first?.();
  for (const end of [begin("2001:db8:1:2::4"), second, other]) end();
});
