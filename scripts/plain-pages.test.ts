import { expect, test } from "vitest";
import { withoutFramework } from "./plain-pages.ts";

test("a public page keeps its own scripts and its data, and loses the framework's", () => {
  const page = (scripts: string) => `<head>${scripts}</head><body><p>Said in <b>5 &lt;script&gt;</b></p></body>`;
  const kept = '<script src="/theme.js"></script><script type="application/ld+json">{"a":"\\u003c/script\\u003e"}</script>';
  const gone =
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/a.js" async=""></script>' +
    '<script src="/_next/b.js" noModule=""></script><script id="_R_">(globalThis.T=[]).push(1)</script><script>self.__next_f.push([1,"<p>"])</script>';
  expect(withoutFramework(page(gone + kept))).toBe(page(kept));
  const others = '<link rel="preload" href="/_next/a.woff2" as="font"/><link rel="stylesheet" href="/_next/a.css"/>';
  expect(withoutFramework(page(others))).toBe(page(others));
});
