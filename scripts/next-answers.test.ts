import { createServer, get, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askAsEverybody, namedEncoding, plainHeaders } from "./next-answers.ts";

// Answers as Next gives them from what it keeps.
const asked: IncomingHttpHeaders[] = [];
const server = createServer((request, response) => {
  askAsEverybody(request.headers, request.url ?? "");
  asked.push(request.headers);
  namedEncoding(response);
  plainHeaders(response);
  if (request.url?.startsWith("/_next")) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  else response.setHeader("cache-control", "s-maxage=31536000, stale-while-revalidate=31536000");
  response.setHeader("x-content-encoding", "identity");
  if (request.url === "/gone") response.statusCode = 404;
  if (request.url === "/moved") {
    response.statusCode = 308;
    response.setHeader("Location", ["/claims/1-x", "/claims/1-x"]);
  }
  response.end("x");
});

beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise<void>((done) => server.close(() => done())));

const read = (path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((done, failed) => {
    const { port } = server.address() as AddressInfo;
    get({ port, path, headers, agent: false }, (response) => done(response.resume())).on("error", failed);
  });

test("no shared cache is told to keep a page, a redirect or what is not there; the files of a build are kept for good", async () => {
  for (const path of ["/claims/1-x", "/gone", "/moved"])
    expect((await read(path)).headers["cache-control"], path).toBe("public, max-age=0, must-revalidate");
  expect((await read("/_next/static/x.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("a redirect names its target once, and what is compressed says so", async () => {
  expect((await read("/moved")).headersDistinct).toMatchObject({ location: ["/claims/1-x"], "content-encoding": ["identity"] });
});

test("nobody is answered otherwise than everybody for a header that Next knows", async () => {
  asked.length = 0;
  const headers = { "x-middleware-prefetch": "1", "sec-fetch-dest": "image", rsc: "1", "next-url": "/", accept: "text/html" };
  for (const path of ["/claims?q=x", "/api/v1/claims", "/./desk", "/deskless"]) await read(path, headers);
  expect(asked.map((one) => Object.keys(one).filter((name) => name in headers))).toEqual(Array(4).fill(["accept"]));
  // Between the pages of the newsroom Next's own scripts lead.
  asked.length = 0;
  for (const path of ["/desk/claims", "/desk?x", "/sign-in"]) await read(path, headers);
  expect(asked.map((one) => Object.keys(one).filter((name) => name in headers))).toEqual(Array(3).fill(["rsc", "next-url", "accept"]));
});
