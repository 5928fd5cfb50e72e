import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APPENDED } from "../../lib/publication/search-params.ts";
import { finishQuietly } from "../cli.ts";
import { root } from "../program.ts";
import { asked } from "./app.ts";
import { type Nginx, nginxBefore, PROGRAM } from "./nginx.ts";

// The configuration that we ship, run with the system's nginx before an application of the test's own.
let text = "first";
let code = 200;
const seen: IncomingMessage[] = [];
let application: Server;
let nginx: Nginx;

const start = (port = 0) =>
  new Promise<Server>((done) => {
    const server = createServer((request, response) => {
      seen.push(request);
      const path = request.url ?? "";
      response.statusCode = path.startsWith("/gone") ? 404 : path.startsWith("/moved") ? 308 : code;
      if (request.headers["accept-datetime"]) {
        response.statusCode = 302;
        response.setHeader("Location", "/claims/1-x/versions/1");
      }
      if (path.startsWith("/moved")) response.setHeader("Location", "/claims/1-x");
      if (path.startsWith("/cookie")) response.setHeader("Set-Cookie", "a=b");
      response.setHeader("Cache-Control", path.startsWith("/api") ? "no-cache" : "public, max-age=0, must-revalidate");
      response.setHeader("Vary", "rsc, next-router-state-tree, Accept-Encoding");
      response.setHeader("Content-Security-Policy", "script-src 'self'");
      response.setHeader("ETag", `W/"${text}"`);
      const zips = request.headers["accept-encoding"] === "gzip";
      if (zips) response.setHeader("Content-Encoding", "gzip");
      response.end(zips ? gzipSync(text) : text);
    });
    server.listen(port, "127.0.0.1", () => done(server));
  });

const stop = () =>
  new Promise<void>((done) => {
    application.close(() => done());
    application.closeAllConnections();
  });

const read = async (path: string, headers: Record<string, string> = {}) => {
  const before = seen.length;
  const answer = await asked(`${nginx.site}${path}`, headers);
  return { ...answer, text: answer.body.toString(), cache: answer.headers["x-cache-status"], passedOn: seen.slice(before) };
};

/** So that what is kept at once is kept for long enough to be looked at. */
const beginOfSecond = () => wait(1_010 - (Date.now() % 1_000));

describe.skipIf(!existsSync(PROGRAM))("nginx as we ship it (skipped where there is no nginx)", () => {
  beforeAll(async () => {
    application = await start();
    nginx = await nginxBefore((application.address() as AddressInfo).port);
  });
  afterAll(async () => {
    await stop();
    await finishQuietly();
  });

  it("keeps a page for a second, whatever the application says of it, and is told of a change when it is over", async () => {
    await beginOfSecond();
    expect(await read("/claims/1-x")).toMatchObject({ code: 200, text: "first", cache: "MISS" });
    expect(await read("/claims/1-x")).toMatchObject({ text: "first", cache: "HIT", passedOn: [] });
    text = "second";
    await wait(1_050);
    expect((await read("/claims/1-x")).text).toBe("second");
  });

  it("asks again with the tag, so that what is the same need not be sent", async () => {
    await read("/claims/2-x");
    await wait(1_100);
    expect((await read("/claims/2-x")).passedOn[0]?.headers["if-none-match"]).toBe('W/"second"');
  });

  it("answers whoever has the page already with 304, itself", async () => {
    await beginOfSecond();
    await read("/claims/3-x");
    expect(await read("/claims/3-x", { "if-none-match": 'W/"second"' })).toMatchObject({ code: 304, passedOn: [] });
  });

  it("keeps one body for those who take gzip and one for those who do not", async () => {
    await beginOfSecond();
    const ways = ["gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "gzip", "deflate, gzip;q=1.0, *;q=0.5"];
    for (const [place, way] of ways.entries()) {
      const answer = await read("/claims/4-x", { "accept-encoding": way });
      expect([answer.headers["content-encoding"], answer.cache], way).toEqual(["gzip", place === 0 ? "MISS" : "HIT"]);
      expect(gunzipSync(answer.body).toString()).toBe("second");
    }
    for (const [place, way] of ["identity", "br", "gzip;q=0", "gzip;q=0.0, br", "gzip;q=0, *", "*, gzip; q=0"].entries()) {
      const answer = await read("/claims/4-x", { "accept-encoding": way });
      expect([answer.headers["content-encoding"], answer.cache, answer.text], way).toEqual([
        undefined,
        place === 0 ? "MISS" : "HIT",
        "second",
      ]);
    }
  });

  it("passes on neither cookies nor what Next's own scripts ask for, so that an answer is everybody's", async () => {
    const { passedOn } = await read("/claims/5-x", {
      cookie: "claimdesk.session=1",
      rsc: "1",
      "next-router-prefetch": "1",
      "x-middleware-prefetch": "1",
      "sec-fetch-dest": "image",
      "x-forwarded-for": "6.6.6.6",
    });
    const headers = passedOn[0]?.headers ?? {};
    for (const name of ["cookie", "rsc", "next-router-prefetch", "x-middleware-prefetch", "sec-fetch-dest"])
      expect(headers[name], name).toBeUndefined();
    expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect(headers["x-forwarded-proto"]).toBe("http");
    expect(headers.host).toBe(new URL(nginx.site).host);
  });

  it.each(["/gone/1", "/moved/1", "/api/v1/claims?status=confirmed&cursor=1-1&limit=5", "/claims?q=a%20b&last=1", "/feeds/all.rss"])(
    "keeps %s for a second too",
    async (path) => {
      await beginOfSecond();
      expect((await read(path)).cache).toBe("MISS");
      expect((await read(path)).cache).toBe("HIT");
    },
  );

  it.each([
    "/claims?q=a&x=1",
    "/claims?q=a&utm_source=a",
    "/claims/1-x?x=1&utm_source=a",
    "/cookie",
    "/desk",
    "/desk/claims?status=confirmed",
    "/sign-in",
    "/api/auth/session",
    "/api/health",
    "/api/v1/claims.csv",
    "/api/v1/claims.jsonl",
    "/feeds/datafeed.json",
    "/report",
    "/reports/1",
  ])("keeps nothing of %s", async (path) => {
    await read(path);
    expect((await read(path, { cookie: "a=b" })).passedOn).toHaveLength(1);
  });

  it("leads whoever names a moment to the version of it, also while the page is kept, and keeps that for nobody", async () => {
    await beginOfSecond();
    const moment = { "accept-datetime": "Fri, 26 Dec 2025 10:00:00 GMT" };
    expect(await read("/claims/11-x")).toMatchObject({ code: 200, cache: "MISS" });
    const led = await read("/claims/11-x", moment);
    expect([led.code, led.headers.location]).toEqual([302, "/claims/1-x/versions/1"]);
    expect(led.passedOn[0]?.headers).toMatchObject(moment);
    expect(await read("/claims/11-x")).toMatchObject({ code: 200, cache: "HIT" });
    expect((await read("/claims/12-x", moment)).code).toBe(302);
    expect((await read("/claims/12-x")).code).toBe(200);
  });

  it("takes a shared address for the page itself, whatever was appended to it, and knows the names that the application knows", async () => {
    const names = APPENDED.source.slice(1, -1);
    expect(readFileSync(join(root, "deploy/nginx.conf"), "utf8").split(`(${names}=[^&]*(&|$))+$"`)).toHaveLength(2);
    await beginOfSecond();
    const first = await read("/claims/10-%C3%A9?utm_source=a%20b&fbclid=c");
    expect([first.cache, first.passedOn[0]?.url]).toEqual(["MISS", "/claims/10-%C3%A9"]);
    for (const query of ["", "?gclid=d", "?utm_campaign=e&utm_source=f&"])
      expect(await read(`/claims/10-%C3%A9${query}`), query).toMatchObject({ cache: "HIT", passedOn: [] });
    expect((await read("/api/v1/claims/10?utm_source=a")).passedOn[0]?.url).toBe("/api/v1/claims/10?utm_source=a");
  });

  it("passes on everything to the desk", async () => {
    const { passedOn } = await read("/desk/claims", { cookie: "claimdesk.session=1", rsc: "1" });
    expect(passedOn[0]?.headers).toMatchObject({ cookie: "claimdesk.session=1", rsc: "1" });
  });

  it("keeps what the application says about scripts and about keeping", async () => {
    const { headers } = await read("/claims/6-x");
    expect(headers["content-security-policy"]).toBe("script-src 'self'");
    expect(headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    expect((await read("/api/v1/claims/1")).headers["cache-control"]).toBe("no-cache");
  });

  it("lets nobody clear pages from outside, and knows no other host", async () => {
    expect(await read("/api/stale")).toMatchObject({ code: 404, passedOn: [] });
    await expect(read("/", { host: "elsewhere.example" })).rejects.toThrow();
  });

  it("lets one of many ask for a page that is not kept", async () => {
    await beginOfSecond();
    const before = seen.length;
    await Promise.all(Array.from({ length: 50 }, () => asked(`${nginx.site}/claims/7-x`)));
    expect(seen.length - before).toBe(1);
  });

  it("serves what is older only while the application fails, and says 503 where nothing is kept", async () => {
    await read("/claims/8-x");
    await wait(1_100);
    const { port } = application.address() as AddressInfo;
    code = 500;
    expect(await read("/claims/8-x")).toMatchObject({ code: 200, cache: "STALE" });
    code = 200;
    await stop();
    expect(await read("/claims/8-x")).toMatchObject({ code: 200, text: "second", cache: "STALE" });
    const page = await read("/claims/9-x");
    expect([page.code, page.headers["retry-after"], page.headers["content-type"]]).toEqual([503, "5", "text/html; charset=utf-8"]);
    expect(page.text).toContain("Back in a moment");
    const json = await read("/api/v1/claims/9");
    expect([json.code, json.headers["content-type"], JSON.parse(json.text).status]).toEqual([503, "application/problem+json", 503]);
    application = await start(port);
    text = "third";
    expect((await read("/claims/8-x")).text).toBe("third");
  });
});
