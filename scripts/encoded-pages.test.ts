import { request as ask, createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodedPages } from "./encoded-pages.ts";

// A page as Next answers with it: text, with its length, from its cache.
let text = "Страница ".repeat(500);
const asked: (string | undefined)[] = [];
const encode = encodedPages(60_000);
const server = createServer((request, response) => {
  encode(request, response);
  const end = response.end;
  response.end = function (this: typeof response, ...args: unknown[]) {
    this.flushHeaders(); // as what compresses for Next does
    return Reflect.apply(end, this, args);
  } as typeof end;
  asked.push(request.headers["accept-encoding"] as string | undefined);
  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  if (pathname.startsWith("/claims")) response.setHeader("Content-Type", "text/html; charset=utf-8");
  if (searchParams.has("q")) {
    // What is not cached comes in parts, some of them within a letter.
    const bytes = Buffer.from(text);
    response.write(bytes.subarray(0, 7));
    return void response.end(bytes.subarray(7));
  }
  response.setHeader("Link", '</claims/1001-x>; rel="original"');
  if (pathname.endsWith("moved")) {
    response.statusCode = 308;
    return void response.end();
  }
  if (pathname.endsWith("gone")) response.statusCode = 404;
  if (pathname.endsWith("fault")) response.statusCode = 500;
  response.setHeader("x-nextjs-cache", "HIT");
  response.setHeader("Content-Length", Buffer.byteLength(text));
  // As Next does, which would say nothing of the length or the encoding.
  if (request.method === "HEAD") return void response.end();
  response.end(pathname.endsWith("fault") ? '<html id="__next_error__"><script src="/_next/a.js"></script></html>' : text);
});

beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise<void>((done) => server.close(() => done())));

type Answer = { code: number | undefined; body: string; zipped: boolean; headers: IncomingHttpHeaders };

function read(path: string, encoding?: string, more: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const headers = encoding === undefined ? more : { ...more, "accept-encoding": encoding };
  return new Promise((done, failed) => {
    const one = ask({ method, port, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        const zipped = response.headers["content-encoding"] === "gzip";
        if (response.statusCode === 200 && method === "GET") expect(Number(response.headers["content-length"])).toBe(bytes.length);
        const body = (zipped && bytes.length > 0 ? gunzipSync(bytes) : bytes).toString();
        done({ code: response.statusCode, body, zipped, headers: response.headers });
      });
    });
    one.on("error", failed).end();
  });
}

/** A claim page leads whoever asks for an earlier moment elsewhere. */
const VARY = "Accept-Encoding, Accept-Datetime";

test("a page is the same for whoever takes it compressed and whoever does not, the first time and later", async () => {
  for (let time = 0; time < 3; time++) {
    const [plain, zipped] = [await read("/claims/1001-x"), await read("/claims/1001-x", "gzip, deflate, br")];
    expect([plain.zipped, zipped.zipped]).toEqual([false, true]);
    expect([plain.body, zipped.body]).toEqual([text, text]);
    expect([plain.headers.vary, zipped.headers.vary]).toEqual([VARY, VARY]);
  }
  expect((await read("/claims/1001-x", "gzip;q=0, br")).zipped).toBe(false);
});

test("a claim page depends on the moment that is asked for whatever query is behind its address", async () => {
  for (const query of ["?utm_source=a", "?asOf="]) expect((await read(`/claims/1001-x${query}`)).headers.vary, query).toBe(VARY);
});

test("what has another address, and what is not there, is not said to have a past", async () => {
  const told = await Promise.all(["x", "moved", "gone"].map((slug) => read(`/claims/1001-${slug}`)));
  expect(told.map(({ code, headers }) => [code, headers.link])).toEqual([
    [200, '</claims/1001-x>; rel="original"'],
    [308, undefined],
    [404, undefined],
  ]);
});

test("whoever has the page already is told so, until it changes", async () => {
  const { etag = "" } = (await read("/claims/1001-x")).headers;
  for (const tags of [etag, etag.replace("W/", ""), `"other", ${etag}`]) {
    const again = await read("/claims/1001-x", "gzip", { "if-none-match": tags });
    expect([again.code, again.body, again.headers.etag]).toEqual([304, "", etag]);
  }
  text = `${text}!`;
  const changed = await read("/claims/1001-x", undefined, { "if-none-match": etag });
  expect([changed.code, changed.body]).toEqual([200, text]);
});

test("a page that has changed is served as it is now", async () => {
  await read("/claims/1002-x", "gzip");
  text = `${text}new`;
  expect((await read("/claims/1002-x", "gzip")).body).toBe(text);
  expect((await read("/claims/1002-x")).body).toBe(text);
});

test("the head of a page says what the page says of itself", async () => {
  for (const [path, encoding] of [
    ["/claims/1001-x", "gzip"],
    ["/claims/1001-x", undefined],
    ["/claims?q=x", "gzip"],
  ] as const) {
    const [page, head] = [await read(path, encoding), await read(path, encoding, {}, "HEAD")];
    const { date: _, ...headers } = page.headers;
    expect(head, path).toMatchObject({ code: 200, body: "", headers });
  }
  const { etag = "" } = (await read("/claims/1001-x")).headers;
  expect((await read("/claims/1001-x", "gzip", { "if-none-match": etag }, "HEAD")).code).toBe(304);
});

test("a version and a comparison depend on no moment that is asked for", async () => {
  for (const path of ["/claims/1001-x/history?from=1&to=2", "/claims/1001-x/versions/1"]) {
    const { zipped, body, headers } = await read(path, "gzip");
    expect([zipped, body, headers.vary], path).toEqual([true, text, "Accept-Encoding"]);
    expect((await read(path, "gzip", { "if-none-match": headers.etag ?? "" })).code, path).toBe(304);
  }
});

test("a page that comes in parts and is not cached has no tag, and is compressed all the same", async () => {
  for (const encoding of ["gzip", undefined]) {
    const found = await read("/claims?q=x", encoding);
    expect([found.body, found.zipped, found.headers.etag]).toEqual([text, encoding === "gzip", undefined]);
  }
});

test("no page carries the framework's scripts, and one that could not be drawn says so", async () => {
  const before = text;
  text = '<p>Said</p><script src="/theme.js"></script><script>self.__next_f.push(["<p>Said</p>"])</script>';
  for (const path of ["/claims/1003-x", "/claims?q=x"])
    expect((await read(path)).body).toBe('<p>Said</p><script src="/theme.js"></script>');
  text = before;
  const fault = await read("/claims/fault");
  expect(fault.code).toBe(500);
  expect(fault.body).toContain("This page could not be shown");
});

test("what is no page is left to Next, which compresses it itself", async () => {
  for (const path of ["/api/v1/claims", "/desk/claims", "/desk", "/sign-in?next=x", "/_next/static/x.js", "/theme.js", "/feeds/all.rss"]) {
    asked.length = 0;
    expect((await read(path, "gzip")).zipped).toBe(false);
    expect(asked).toEqual(["gzip"]);
  }
});

test("more pages than there is room for are all served right", async () => {
  for (let round = 0; round < 2; round++)
    for (let page = 0; page < 10; page++) expect((await read(`/claims/${page}`, page % 2 ? "gzip" : undefined)).body).toBe(text);
});
