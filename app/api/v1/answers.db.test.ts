import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db as client } from "#lib/db";
import { env } from "#lib/env";
import { answers } from "#lib/publication/answers";
import { claimTag } from "#lib/publication/tags";
import { mergeClaims } from "#lib/relations/merge";
import { aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";
import { GET as getDataFeed } from "../../feeds/datafeed.json/route.ts";
import { GET as getDossier } from "./claims/[number]/dossier/route.ts";
import { GET as getHistory } from "./claims/[number]/history/route.ts";
import { GET as getClaim } from "./claims/[number]/route.ts";
import { GET as getClaims } from "./claims/route.ts";
import { GET as getSimilar } from "./claims/similar/route.ts";
import { GET as getCsv } from "./claims.csv/route.ts";
import { GET as getJsonl } from "./claims.jsonl/route.ts";

// The routes as functions: what they do when nothing of Next stands in front.

const db = client();
let number: number;
let senders = 0;

/** Each from an address of its own, so that the limit does not count them together. */
function request(path: string, init?: RequestInit): Request {
  const headers = { "x-forwarded-for": `192.0.2.1, 10.0.${(senders >> 8) & 255}.${senders++ & 255}`, ...init?.headers };
  return new Request(`http://localhost/api/v1${path}`, { ...init, headers });
}
const one = (path = `/claims/${number}`) => getClaim(request(path), { params: Promise.resolve({ number: String(number) }) });

beforeAll(async () => {
  const [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
  await db.newsroom.upsert({ where: { id: 1 }, create: { id: 1, name: "The Courier", timeZone: "UTC", language: "en" }, update: {} });
  for (let at = 0; at < 3; at++) number = (await aPublishedClaim(editor, reviewer)).number;
});

describe("an answer", () => {
  it("comes from the database while nothing is heard of changes, and from memory while it is", async () => {
    const { json } = await db.publication.findUniqueOrThrow({ where: { number }, select: { json: true } });
    const rewrite = (text: string) => db.publication.update({ where: { number }, data: { json: text } });
    const rationale = async () => (await (await one()).json()).rationale;
    await one();
    await rewrite(json.replace("Only one voice says so.", "Rewritten."));
    expect(await rationale()).toBe("Rewritten.");
    answers().know(answers().heard(), performance.now());
    await rewrite(json);
    expect(await rationale()).toBe("Rewritten.");
    answers().forget([claimTag(number)]);
    expect(await rationale()).toBe("Only one voice says so.");
    answers().lose();
  });

  it("is the same compressed, and not compressed where it is small", async () => {
    const asked = (path: string) => getClaims(request(path, { headers: { "accept-encoding": "gzip" } }));
    const list = await asked("/claims");
    expect(list.headers.get("x-content-encoding")).toBe("gzip");
    const text = await new Response(list.body?.pipeThrough(new DecompressionStream("gzip"))).text();
    expect(text).toBe(await (await getClaims(request("/claims"))).text());
    expect((await asked("/claims?q=nobody")).headers.get("x-content-encoding")).toBeNull();
  });
});

describe("the claims that are similar to a text", () => {
  it("come as claims of the API with their score, under the address of this site, and are not read again for whoever has them", async () => {
    const path = "/claims/similar?text=bridge+closed+on+a+day&limit=2";
    const answer = await getSimilar(request(path));
    const { claims } = await answer.json();
    expect(claims).toHaveLength(2);
    const { score, ...claim } = claims[0];
    expect(score > 0 && score <= 1).toBe(true);
    const alone = await getClaim(request(`/claims/${claim.number}`), { params: Promise.resolve({ number: String(claim.number) }) });
    expect(await alone.json()).toEqual(claim);
    const again = await getSimilar(request(path, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } }));
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("are not looked for where the question cannot be read, which the answer says", async () => {
    const refused = await getSimilar(request("/claims/similar?limit=2"));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      errors: [{ path: "text", message: "Say in “text” what the claims are to be similar to." }],
    });
  });
});

describe("too many requests", () => {
  it("from one network are refused in the shape of the API, with the seconds to wait, and from no other", async () => {
    const from = (address: string) => getClaims(request("/claims?limit=1", { headers: { "x-forwarded-for": address } }));
    // No time goes by in which one more may be asked.
    vi.useFakeTimers({ toFake: ["Date"] });
    for (let nth = 0; nth < env.LIMIT_API_REQUESTS; nth++) expect((await from(`2001:db8:2:2::${nth}`)).status).toBe(200);
    const refused = await from("2001:db8:2:2:1::1");
    const { headers } = refused;
    expect([refused.status, headers.get("content-type")]).toEqual([429, "application/problem+json; charset=utf-8"]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect([headers.get("access-control-allow-origin"), headers.get("cache-control")]).toEqual(["*", "no-store"]);
    expect(headers.get("ratelimit")).toMatch(/^"default";r=0;t=\d+$/);
    expect(await refused.json()).toEqual({
      type: "about:blank",
      title: "Too many requests",
      status: 429,
      detail: "There were too many requests from your address; please wait a little.",
      errors: [],
    });
    expect((await from("2001:db8:2:3::1")).status).toBe(200);
    vi.useRealTimers();
  });
});

describe("a download", () => {
  it("is refused while four others run, and begins once one of them has ended", async () => {
    // Bodies that nobody reads: with three claims all is in them, but they have not been taken.
    const running = await Promise.all([1, 2, 3, 4].map(() => getCsv(request("/claims.csv"))));
    expect(running.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const refused = await getCsv(request("/claims.csv"));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    const all = await getDataFeed(new Request("http://localhost/feeds/datafeed.json"));
    expect([all.status, all.headers.get("retry-after")]).toEqual([429, "30"]);
    await running[0]?.body?.cancel();
    const next = await getCsv(request("/claims.csv"));
    expect(next.status).toBe(200);
    expect((await next.text()).split("\r\n")[0]).toMatch(/^# Licence: CC BY 4\.0/);
    for (const one of running.slice(1)) await one.text();
    for (let time = 0; time < 5; time++) {
      const feed = await getDataFeed(new Request("http://localhost/feeds/datafeed.json"));
      expect((await feed.json()).dataFeedElement).toHaveLength(3);
    }
    expect((await getCsv(request("/claims.csv", { method: "HEAD" }))).status).toBe(200);
  });

  it("is refused to a network while two others run to it, and to no other", async () => {
    const from = (address: string) => getCsv(request("/claims.csv", { headers: { "x-forwarded-for": address } }));
    const running = await Promise.all([1, 2].map((nth) => from(`2001:db8:1:2::${nth}`)));
    const refused = await from("2001:db8:1:2:ffff::1");
    expect([refused.status, refused.headers.get("retry-after"), (await refused.json()).detail]).toEqual([
      429,
      "30",
      "Two downloads to your address run already; please wait until one has ended.",
    ]);
    running.push(await from("2001:db8:1:3::1"));
    expect(running.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const one of running) await one.text();
    expect(await (await from("2001:db8:1:2::3")).text()).toContain("# Licence");
  });

  it("is not sent again to whoever has it, until a claim or the newsroom changes, and is another in each form", async () => {
    const asked = (tag: string, get = getCsv) => get(request("/claims.csv", { headers: { "if-none-match": tag } }));
    const tagOf = async (get = getCsv) => {
      const answer = await get(request("/claims.csv"));
      await answer.text();
      return answer.headers.get("etag") ?? "";
    };
    const tag = await tagOf();
    expect(tag).toMatch(/^W\/"[\w-]{20,}"$/);
    // More often than there may be at once.
    for (let nth = 0; nth < 6; nth++) {
      const same = await asked(tag);
      expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", tag]);
    }
    expect(await tagOf(getJsonl)).not.toBe(tag);
    await db.newsroom.update({ where: { id: 1 }, data: { revision: { increment: 1 } } });
    expect(await tagOf()).not.toBe(tag);
    const now = await tagOf();
    await aPublishedClaim(acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer")));
    const other = await asked(now);
    expect([other.status, (await other.text()).length > 0]).toEqual([200, true]);
  });
});

const corpora = resolve(import.meta.dirname, "../../../../shared/corpora");

describe.skipIf(!existsSync(corpora))("whatever somebody sends as a parameter", () => {
  const read = (file: string): string[] =>
    Object.values<string>(JSON.parse(readFileSync(resolve(corpora, file), "utf8"))).map((text) => Buffer.from(text, "base64").toString());
  // Of the long lists every so manieth; the short ones whole.
  const some = (all: string[], most: number) => all.filter((_, place) => place % Math.ceil(all.length / most) === 0);
  const hostile = ["sqli", "json-parsing", "json_format_control_int_crlf", "blns", "must-accept"]
    .filter((name) => existsSync(resolve(corpora, `${name}.b64.json`)))
    .flatMap((name) => some(read(`${name}.b64.json`), 250));

  it.each(["q", "speaker", "status", "cursor", "limit"])("is answered with 200 or 400 as %s", async (name) => {
    expect(hostile.length).toBeGreaterThan(500);
    const codes = new Map<number, number>();
    for (const text of name === "q" || name === "speaker" ? hostile : some(hostile, 300)) {
      const { status } = await getClaims(request(`/claims?${new URLSearchParams({ [name]: text })}`));
      codes.set(status, (codes.get(status) ?? 0) + 1);
      if (status !== 200 && status !== 400) throw new Error(`${status} for ${name}=${text}`);
    }
    expect([...codes.keys()].every((code) => code === 200 || code === 400)).toBe(true);
  });
});

it("the answer of a claim that was merged into another leads to that one, with what it has below its number; its history stays", async () => {
  const [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
  const [kept, gone] = [await aPublishedClaim(editor, reviewer), await aPublishedClaim(editor, reviewer)];
  await mergeClaims(reviewer, { into: seenOf(kept), merged: seenOf(gone) });
  const params = { params: Promise.resolve({ number: String(gone.number) }) };
  for (const [get, under] of [
    [getClaim, ""],
    [getDossier, "/dossier"],
  ] as const) {
    const answer = await get(request(`/claims/${gone.number}${under}`), params);
    expect([answer.status, answer.headers.get("location")]).toEqual([308, `/api/v1/claims/${kept.number}${under}`]);
  }
  const history = await getHistory(request(`/claims/${gone.number}/history`), params);
  expect((await history.json()).versions).toMatchObject([{ number: 2, cause: "retraction" }, { number: 1 }]);
});
