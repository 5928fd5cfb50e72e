import { expect, it } from "vitest";
import { Refused } from "#lib/errors";
import { beginDownload } from "#lib/publication/downloads-at-once";

it("sends everything that is published to four at once, and to the next when one of them has ended", () => {
  const [first, ...others] = [beginDownload(), beginDownload(), beginDownload(), beginDownload()];
  expect(() => beginDownload()).toThrow(Refused);
  first?.();
  first?.();
  const fifth = beginDownload();
  expect(() => beginDownload()).toThrow("please wait a little");
  for (const end of [fifth, ...others]) end();
  beginDownload()();
});
