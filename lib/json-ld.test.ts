import { describe, expect, it } from "vitest";
import { objectsInScript } from "#lib/json-ld";

describe("a script of JSON-LD", () => {
  it.each([
    ["as it should be", '{"name":"The Gazette"}'],
    ["in a list", '[{"name":"The Gazette"}]'],
    ["in a comment", ' <!-- {"name":"The Gazette"} --> '],
    ["hidden from XML", '//<![CDATA[\n{"name":"The Gazette"}\n//]]>\n'],
    ["hidden from XML, the other way", '/* <![CDATA[ */ {"name":"The Gazette"} /* ]]> */'],
    ["hidden from XML alone", '<![CDATA[{"name":"The Gazette"}]]>'],
    ["with a comma too many", '{"name":"The Gazette", }'],
    ["with a semicolon, hidden from XML", '//<![CDATA[\n{"name":"The Gazette"};\n//]]>'],
    ["with a semicolon behind it", '{"name":"The Gazette"} ;'],
    ["with a comma too many in a comment", '<!-- {"name":"The Gazette",}; -->'],
  ])("is read %s", (_, script) => {
    expect(objectsInScript(script)).toEqual([{ name: "The Gazette" }]);
  });

  it("is read where a text in it runs over lines", () => {
    expect(objectsInScript('{"name":"The\nGazette"}')).toEqual([{ name: "The Gazette" }]);
  });

  it.each(["", "var a = 1;", '{"name":', '"a text"', "null", "7"])("is nothing where it holds no object: %j", (script) => {
    expect(objectsInScript(script)).toEqual([]);
  });

  it("is given up at once, however it is filled", () => {
    const many = " ".repeat(1_000_000);
    for (const script of [`{${many}x`, `{${",\n".repeat(300_000)}x`, `${"]]> ".repeat(200_000)}x`, `{}${"; ".repeat(300_000)}x`]) {
      const started = performance.now();
      expect(objectsInScript(script)).toEqual([]);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});
