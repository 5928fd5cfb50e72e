import { Buffer } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { asHtml } from "#lib/pages/markdown";
import { PAGE_NAMES, pageInput } from "#lib/pages/schema";
import { SHIPPED } from "#lib/pages/shipped";

const TAGS = new Set("h2 h3 h4 h5 h6 p ul ol li blockquote th td pre code hr br em strong del a table thead tbody tr".split(" "));

/**
 * Everything in an answer that no reader's browser should be given. Stricter than a browser: every "<" must begin one of our own tags,
 * written as we write them.
 */
function whatCouldRun(html: string): string[] {
  const found: string[] = [];
  const rest = html.replace(/<(\/?)([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)(?: \/)?>/g, (_, closes: string, tag: string, attributes: string) => {
    if (!TAGS.has(tag) || (closes && attributes)) found.push(`<${tag}>`);
    for (const [, name = "", value = ""] of attributes.matchAll(/ ([a-z]+)="([^"]*)"/g))
      if (!isOurs(tag, name, value)) found.push(`${tag} ${name}="${value}"`);
    return "";
  });
  return [...found, ...(rest.match(/.{0,20}[<>].{0,40}/g) ?? [])];
}

function isOurs(tag: string, name: string, value: string): boolean {
  switch (name) {
    case "dir":
      return value === "auto";
    case "id":
      return /^h[2-6]$/.test(tag) && /^[a-z0-9-]+$/.test(value);
    case "start":
      return tag === "ol" && /^\d+$/.test(value);
    case "rel":
      return tag === "a" && value === "noopener nofollow";
    case "href":
      return tag === "a" && leadsToAPage(value.replaceAll("&amp;", "&"));
    default:
      return false;
  }
}

function leadsToAPage(href: string): boolean {
  if (href.startsWith("#")) return true;
  const url = new URL(href, "https://here.example");
  if (href.startsWith("/")) return url.host === "here.example";
  return ["http:", "https:", "mailto:"].includes(url.protocol) && url.username === "";
}

const corpora = resolve(import.meta.dirname, "../../../shared/corpora");
for (const name of ["xss", "blns", "must-accept"])
  test.skipIf(!existsSync(corpora))(
    `nothing that runs is left of any entry of ${name}, alone or within Markdown`,
    () => {
      const entries = JSON.parse(readFileSync(resolve(corpora, `${name}.b64.json`), "utf8")) as string[];
      const left: string[] = [];
      for (const entry of entries) {
        const text = Buffer.from(entry, "base64").toString();
        for (const body of [text, `[words](${text})`, `![words](${text})`, `<${text}>`, `# ${text}`, `- ${text}\n\n[a]: ${text}\n[a]`])
          for (const bad of whatCouldRun(asHtml(body))) left.push(`${body}: ${bad}`);
      }
      expect(entries.length).toBeGreaterThan(100);
      expect(left).toEqual([]);
    },
    60_000,
  );

test("what somebody writes as HTML is shown as they wrote it", () => {
  expect(asHtml("a <b onclick=x>b</b> <script>c</script>")).toBe(
    '<p dir="auto">a &lt;b onclick=x&gt;b&lt;/b&gt; &lt;script&gt;c&lt;/script&gt;</p>\n',
  );
  expect(asHtml("<div><img src=x onerror=y></div>")).toContain("&lt;div&gt;&lt;img src=x onerror=y&gt;&lt;/div&gt;");
});

test("a link leads to a web page, to mail or within this site; of any other its words are left", () => {
  const href = (address: string) => /href="([^"]*)"/.exec(asHtml(`[words](${address})`))?.[1] ?? null;
  expect(href("/claims?status=disputed#top")).toBe("/claims?status=disputed#top");
  expect(href("https://example.org/a")).toBe("https://example.org/a");
  expect(href("mailto:desk@example.org")).toBe("mailto:desk@example.org");
  for (const other of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/..//elsewhere.example",
    "https://user:word@example.org",
    "ftp://example.org",
    "elsewhere",
    "https:elsewhere.example",
  ])
    expect([other, href(other), asHtml(`[words](${other})`).includes("words")]).toEqual([other, null, true]);
  expect(asHtml("[a](https://example.org)")).toContain('rel="noopener nofollow"');
});

test("a heading has an address of its own, and none is above the title of the page", () => {
  expect(asHtml("# One\n\n## One\n\n### Zwei Äpfel\n\n# main\n\n# ☃")).toBe(
    [
      '<h2 id="one" dir="auto"><a href="#one">One</a></h2>',
      '<h2 id="one-2" dir="auto"><a href="#one-2">One</a></h2>',
      '<h3 id="zwei-aepfel" dir="auto"><a href="#zwei-aepfel">Zwei Äpfel</a></h3>',
      '<h2 id="main-2" dir="auto"><a href="#main-2">main</a></h2>',
      '<h2 id="section" dir="auto"><a href="#section">☃</a></h2>',
    ].join(""),
  );
});

test("no two headings have one address, however long they are and whatever they end with", () => {
  const long = `# ${"a long heading that is cut ".repeat(8)}`;
  const headings = [long, long, long, "# One", "# One 2", "# One", "# One", "# One 2", "# main", "# main 2"];
  const ids = [...asHtml(headings.join("\n\n")).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(headings.length);
  expect(new Set([...ids, "main"]).size).toBe(headings.length + 1);
});

test("an image is its words alone, so that no other site learns who reads", () => {
  expect(asHtml("![A bridge](https://elsewhere.example/x.png)")).toBe('<p dir="auto">A bridge</p>\n');
});

test("a text that is nested too deeply is refused beside its field, in seconds", () => {
  const began = performance.now();
  expect(() => asHtml(">".repeat(9_999))).toThrow("nested too deeply");
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("a text has at most 50,000 characters, and a paragraph 10,000", () => {
  const given = (body: string) => pageInput.safeParse({ name: "about", revision: 0, body }).success;
  expect(given(`${"a".repeat(9_998)}\n\n`.repeat(5))).toBe(true);
  expect(given("🙂\n\n".repeat(16_666))).toBe(true);
  expect(given("a\n\n".repeat(16_667))).toBe(false);
  expect(given("a".repeat(10_001))).toBe(false);
  expect(given(" \n ")).toBe(false);
  expect(given("a\0")).toBe(false);
});

test("the texts that come with Claimdesk can be saved as they are, and lead only within the site", () => {
  for (const name of PAGE_NAMES) {
    expect(pageInput.safeParse({ name, revision: 0, body: SHIPPED[name] }).success).toBe(true);
    const html = asHtml(SHIPPED[name]);
    expect(whatCouldRun(html)).toEqual([]);
    for (const [, href] of html.matchAll(/href="([^"#]+)"/g))
      expect(["/methodology", "/corrections-policy", "/about", "/report"]).toContain(href);
  }
});
