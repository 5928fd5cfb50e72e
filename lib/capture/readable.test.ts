import { describe, expect, it } from "vitest";
import { decodeText } from "#lib/capture/charset";
import { readHtml } from "#lib/capture/html";
import { cleanLine } from "#lib/capture/readable";
import { readableOf } from "#lib/capture/readable-of";
import { optionalLine } from "#lib/schema";

const AT = "https://www.gazette.example/politics/harbour?utm_source=feed";
const STORY = [
  "The minister of transport said on Wednesday that the harbour would stay closed until the end of the month.",
  "Workers at the harbour had gone on strike three days earlier, after talks about their pay had come to nothing.",
  "A spokesman of the union said that nobody had called them since, and that the strike would go on.",
];
const html = (head: string, body = STORY.map((each) => `<p>${each}</p>`).join("")) =>
  `<!doctype html><html lang="en-gb"><head>${head}</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
   <article><h1>Harbour stays closed</h1>${body}</article><script>var a = "never read";</script><footer>All rights reserved</footer></body></html>`;
const jsonLd = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;

describe("what can be read on a page", () => {
  it("is the article, a paragraph each, and not what stands round it", () => {
    const { text } = readHtml(html("<title>Harbour</title>"), AT);
    expect(text.split("\n\n").slice(-3)).toEqual(STORY);
    for (const other of ["never read", "Sport", "All rights reserved"]) expect(text).not.toContain(other);
  });

  it("is what the page says of itself for machines, first", () => {
    const page = html(
      `<title>Harbour | Gazette</title><meta property="og:title" content="Harbour (shared)"><meta name="author" content="Webmaster">${jsonLd(
        {
          "@graph": [
            { "@type": "WebPage", name: "Gazette" },
            {
              "@type": ["NewsArticle"],
              headline: "Harbour stays closed",
              author: [{ name: "Ana Ruiz" }, { name: "Li Wei" }],
              publisher: { "@id": "#gazette" },
              datePublished: "2025-12-24T23:30:00-05:00",
            },
            { "@type": "Organization", "@id": "#gazette", name: "The Gazette" },
          ],
        },
      )}<link rel="canonical" href="/politics/harbour?fbclid=1">`,
    );
    expect(readHtml(page, AT)).toMatchObject({
      title: "Harbour stays closed",
      author: "Ana Ruiz, Li Wei",
      publisher: "The Gazette",
      // Where the paper is, it was still Christmas Eve.
      publishedOn: "2025-12-24",
      language: "en-GB",
      canonical: "https://www.gazette.example/politics/harbour",
    });
  });

  it("is what the page says for machines also where it does so nearly as it should", () => {
    const script =
      '<script type="application/ld+json; charset=utf-8">//<![CDATA[\n{"@type": "NewsArticle", "author": "Ana Ruiz",}\n//]]></script>';
    expect(readHtml(html(script), AT).author).toBe("Ana Ruiz");
  });

  it("is what its head says, where it says nothing for machines", () => {
    const page = html(
      `<title>Harbour | Gazette</title><meta property="og:title" content="Harbour&#x2019;s gates"><meta property="og:site_name" content="Gazette">
       <meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2025-12-24"><meta property="og:url" content="https://gazette.example/h">`,
    );
    expect(readHtml(page, AT)).toMatchObject({
      title: "Harbour’s gates",
      author: "Ana Ruiz",
      publisher: "Gazette",
      publishedOn: "2025-12-24",
      canonical: "https://gazette.example/h",
    });
    expect(readHtml(html("<title>Harbour | Gazette</title>"), AT).title).toBe("Harbour | Gazette");
  });

  it("is nothing rather than something wrong", () => {
    const page = html(
      `<meta property="article:author" content="https://social.example/ana"><meta name="date" content="last Wednesday"><meta property="og:url" content="javascript:alert(1)">
       <script type="application/ld+json">{ broken</script>${jsonLd({ "@type": "NewsArticle", datePublished: "2025-02-30", author: 7 })}`,
    );
    expect(readHtml(page, AT)).toMatchObject({ author: null, publisher: null, publishedOn: null, canonical: null });
    expect(readHtml("", AT)).toMatchObject({ text: "", title: null });
    expect(readHtml("<!-- <!-- ", AT).text).toBe("");
  });

  it("is there also where the page leaves out its outer tags", () => {
    const whole = STORY.map((each) => `<p>${each}`).join("");
    expect(readHtml(`<!doctype html><title>Harbour</title>${whole}`, AT)).toMatchObject({ title: "Harbour", text: STORY.join("\n\n") });
    const menu = "<div class='sidebar'><a href='/sport'>Sport</a></div>";
    expect(readHtml(`<html lang=en><meta name=author content=Ana>${menu}${whole}`, AT)).toMatchObject({
      author: "Ana",
      text: STORY.join("\n\n"),
    });
    expect(readHtml("only text", AT).text).toBe("only text");
  });

  it.each([
    ["another site", "https://times.example/politics/harbour"],
    ["the first page of the site", "https://www.gazette.example/"],
    ["another port", "https://www.gazette.example:8443/politics/harbour"],
    ["no page", "mailto:desk@gazette.example"],
  ])("is not believed where it says that it is at home at %s", (_, address) => {
    expect(readHtml(html(`<link rel="canonical" href="${address}">`), AT).canonical).toBeNull();
  });

  it("is the same page, also where it is written for telephones", () => {
    const page = html(`<link rel="canonical" href="https://www.gazette.example/politics/harbour">`);
    expect(readHtml(page, "https://m.gazette.example/h").canonical).toBe("https://www.gazette.example/politics/harbour");
  });

  it("keeps its lines, its lists and its tables readable", () => {
    const page = html(
      "",
      `<p>One<br>two</p><ul><li>three</li><li>four</li></ul><table><tr><td>five</td><td>six</td></tr></table>${STORY.map((each) => `<p>${each}</p>`).join("")}`,
    );
    const { text } = readHtml(page, AT);
    for (const part of ["One\ntwo", "three\n\nfour", "five six"]) expect(text).toContain(part);
  });

  it("gives titles that the record takes, and cuts those that are too long", () => {
    const title = optionalLine("The title", 500);
    for (const odd of ["a\u202Eb\0c\n\td", "\ud800half", "👩‍👩‍👧 x", "é".repeat(2_000), "👍".repeat(700)]) {
      const line = cleanLine(odd);
      expect(title.parse(line)).toBe(line);
    }
    expect(cleanLine("\u200b \u2060")).toBeNull();
  });
});

describe("the letters of a page", () => {
  const accents = "Señal de la región: niño, corazón y ¿qué más? ";
  const latin = Uint8Array.from([...accents.repeat(20)].map((each) => each.charCodeAt(0)));
  const utf8 = Buffer.from(accents.repeat(20));

  it.each([
    ["as the site says", latin, "iso-8859-1"],
    ["as the page says", Uint8Array.from([...Buffer.from('<meta charset="windows-1252">'), ...latin]), null],
    ["as they look, where nobody says", latin, null],
    ["as they look, where the site names what there is not", latin, "x-unknown"],
    ["as UTF-8, where they can be nothing else, whatever the site says", utf8, "iso-8859-1"],
    ["as they look, where the site says UTF-8 of what is not", latin, "utf-8"],
    ["by their mark", Uint8Array.from([0xff, 0xfe, ...Buffer.from(accents, "utf16le")]), "utf-8"],
    ["as UTF-16, where the site says so", Uint8Array.from(Buffer.from(accents, "utf16le")), "utf-16le"],
  ])("are read %s", (_, bytes, said) => {
    expect(decodeText(bytes, said)).toContain(accents.trim());
  });

  it("are of two bytes each only where they can be", () => {
    expect(decodeText(Buffer.from("Plain letters."), "utf-16")).toBe("Plain letters.");
  });

  it("are those of other scripts", () => {
    const shiftJis = Uint8Array.from([0x83, 0x6a, 0x83, 0x85, 0x81, 0x5b, 0x83, 0x58]);
    expect(decodeText(shiftJis, "Shift_JIS")).toBe("ニュース");
    const russian = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(decodeText(russian, "windows-1251")).toBe("Привет");
  });
});

describe("a document that is not HTML", () => {
  it("is read as text", async () => {
    const page = { address: AT, type: "text/plain", charset: null, bytes: Buffer.from("One\r\n\r\n\r\n two <b>\0") } as const;
    expect(await readableOf(page)).toMatchObject({ text: "One\n\ntwo <b>", title: null });
  });

  it("is read as a PDF, with what it says of itself", async () => {
    const bytes = pdfOf(["The harbour stays closed.", "Page two."]);
    expect(await readableOf({ address: AT, type: "application/pdf", charset: null, bytes })).toEqual({
      text: "The harbour stays closed.\n\nPage two.",
      title: "Harbour report",
      author: "Port Authority",
      publisher: null,
      publishedOn: "2025-12-24",
      language: null,
      canonical: null,
    });
  });
});

function pdfOf(pages: string[]): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + 2 * at} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Title (Harbour report) /Author (Port Authority) /CreationDate (D:20251224101500Z) >>",
    ...pages.flatMap((text, at) => {
      const drawn = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${6 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return new TextEncoder().encode(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${file.length}\n%%EOF`,
  );
}
