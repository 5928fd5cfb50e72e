import { expect, it } from "vitest";
import { acceptsGzip, hasAlready } from "#lib/http";

it.each(["gzip", "br, gzip", "gzip;q=0.5", "*", "deflate, gzip;q=1.0, *;q=0.5", "gzip, *;q=0"])(
  "compresses for who asks for it: %s",
  (header) => {
    expect(acceptsGzip(header)).toBe(true);
  },
);

it.each([null, undefined, "", "br", "gzip;q=0", "gzip;q=0, *", "*, gzip;q=0.0", "*;q=0", "identity", "x-gzipped"])(
  "compresses for nobody else: %s",
  (header) => {
    expect(acceptsGzip(header)).toBe(false);
  },
);

it("knows by any of its tags, strong or weak, that somebody has an answer already", () => {
  for (const header of ['W/"a"', '"a"', '"b", W/"a"', '"b" ,"a"', "*"]) expect(hasAlready(header, 'W/"a"'), header).toBe(true);
  for (const header of [null, undefined, "", '"b"', 'W/"ab"', "a"]) expect(hasAlready(header, 'W/"a"'), String(header)).toBe(false);
});

it("reads a long header in no more time than its length asks for", () => {
  const began = performance.now();
  expect(hasAlready(`a${" ".repeat(1_000_000)}b`, 'W/"a"')).toBe(false);
  expect(performance.now() - began).toBeLessThan(1_000);
});
