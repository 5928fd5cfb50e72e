import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { InlineQuote, Quote, Unbroken } from "#components/ui/text";

describe("somebody else’s words", () => {
  const shown = (text: string, lang: string | null = null) => [
    renderToStaticMarkup(<Quote text={text} lang={lang} />),
    renderToStaticMarkup(<InlineQuote text={text} lang={lang} />),
  ];

  it("are not slanted where they run from right to left, whatever language they are said to be in", () => {
    for (const html of shown("הגשר סגור")) expect(html).toContain("not-italic");
    for (const html of shown("The bridge is closed", "ckb")) expect(html).not.toContain("not-italic");
  });

  it("are not put in quotation marks twice", () => {
    for (const html of shown("“The bridge is closed.”")) expect(html).toContain("[quotes:none]");
    for (const html of shown("The bridge is “closed”.")) expect(html).not.toContain("[quotes:none]");
  });
});

it("no line ends within a date or a number of record", () => {
  const html = (text: string) => renderToStaticMarkup(<Unbroken>{text}</Unbroken>);
  const kept = (text: string) => [...html(text).matchAll(/nowrap">([^<]*)</g)].map(([, words]) => words);
  expect(kept("Claim C-1001, as of 26 December 2025.")).toEqual(["C-1001", "26 December 2025"]);
  expect(kept("a 26 de diciembre de 2025, nadie")).toEqual(["26 de diciembre de 2025"]);
  expect(html("On 6 May 2025.").replace(/<[^>]*>/g, "")).toBe("On 6 May 2025.");
});
