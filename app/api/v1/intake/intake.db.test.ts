import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { discardClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { env } from "#lib/env";
import { sendDraft } from "#lib/intake/commands";
import { digestOfSent } from "#lib/intake/draft";
import { sentInput } from "#lib/intake/schema";
import { LIMITS } from "#lib/schema";
import { makeToken, revokeToken } from "#lib/tokens/commands";
import { holderOf } from "#lib/tokens/holder";
import { clearWhatIsOver } from "#lib/upkeep";
import { aParty } from "#prisma/factories/claims";
import { corporaAreThere, corpus } from "#prisma/factories/corpora";
import { acting, aPerson } from "#prisma/factories/people";
import { GET, OPTIONS, POST } from "./route.ts";

// The route as a function: what it does when nothing of Next stands in front.

const db = client();
let admin: Context;
let editor: Context;
let secret: string;
let senders = 0;
let pages = 0;

beforeAll(async () => {
  [admin, editor] = [acting(db, await aPerson(db, "admin")), acting(db, await aPerson(db, "editor"))];
  await db.newsroom.upsert({
    where: { id: 1 },
    create: { id: 1, name: "The Courier", timeZone: "UTC", language: "es" },
    update: { language: "es" },
  });
  secret = await aToken();
});

async function aToken(personId = editor.actor.id): Promise<string> {
  return (await makeToken(admin, { name: "Tip form", personId, scopes: ["intake"], days: 30 })).secret;
}

type Sending = { token?: string | null; from?: string; headers?: Record<string, string>; query?: string };

/** Each from an address of its own, so that the limit does not count them together. */
function send(body: unknown, { token = secret, from, headers = {}, query = "" }: Sending = {}): Promise<Response> {
  const sender = from ?? `10.1.${(++senders >> 8) & 255}.${senders & 255}`;
  return POST(
    new Request(`http://localhost/api/v1/intake${query}`, {
      method: "POST",
      body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      headers: {
        "x-forwarded-for": sender,
        "content-type": "application/json",
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    }),
  );
}
const aPage = () => `https://paper-${++pages}.example/harbour`;
const codeOf = async (answer: Promise<Response>) => (await answer).status;

async function claimOf(number: number) {
  return db.claim.findUniqueOrThrow({
    where: { number },
    select: {
      id: true,
      state: true,
      authorId: true,
      text: true,
      language: true,
      quote: true,
      speakerId: true,
      revision: true,
      evidence: {
        select: {
          quote: true,
          basisKind: true,
          basisPartyId: true,
          source: { select: { title: true, address: true, captures: { select: { address: true } } } },
        },
      },
      sentDraft: { select: { note: true, speaker: true } },
    },
  });
}

describe("a page that a program sends in", () => {
  it("is kept, and called, by its address without that by which sites follow who came from where", async () => {
    const url = aPage();
    const { number } = await (await send({ url: `${url}?id=7&utm_source=x` })).json();
    expect(await claimOf(number)).toMatchObject({
      text: expect.not.stringContaining("utm_"),
      evidence: [{ source: { address: `${url}?id=7`, title: expect.not.stringContaining("utm_") } }],
    });
  });

  it("becomes a draft of the person that the token was made for, quoted with the passage, and is captured", async () => {
    const url = aPage();
    const answer = await send({
      url,
      title: "Harbour closed",
      text: "“It is closed,” she said.",
      claim: "The harbour is closed",
      note: "Seen.",
    });
    const { number, ...said } = await answer.json();
    expect(answer.status).toBe(201);
    expect(said).toMatchObject({ url: `${env.SITE_URL}/desk/claims/${number}`, state: "draft", alreadyThere: false });
    expect([answer.headers.get("location"), answer.headers.get("cache-control")]).toEqual([said.url, "no-store"]);
    expect(await claimOf(number)).toMatchObject({
      state: "draft",
      authorId: editor.actor.id,
      text: "The harbour is closed",
      language: "es",
      quote: null,
      speakerId: null,
      evidence: [
        {
          quote: "“It is closed,” she said.",
          basisKind: "unknown",
          source: { title: "Harbour closed", address: url, captures: [{ address: url }] },
        },
      ],
      sentDraft: { note: "Seen.", speaker: null },
    });
    const { id } = await claimOf(number);
    const events = await db.event.findMany({ where: { name: `claim:${id}` }, orderBy: { number: "asc" } });
    expect(events.map((event) => event.kind)).toEqual(["logged", "source linked", "sent in"]);
  });

  it("says the passage where no claim is given, the title where there is no passage, and the address where there is nothing", async () => {
    const text = async (more: object) => {
      const url = aPage();
      const { number } = await (await send({ url, ...more })).json();
      const claim = await claimOf(number);
      return claim.text === url ? "the address" : claim.text;
    };
    expect(await text({ title: "A", text: "The passage" })).toBe("The passage");
    expect(await text({ title: "The title" })).toBe("The title");
    expect(await text({})).toBe("the address");
    expect((await text({ text: "x".repeat(LIMITS.quote) })).length).toBe(LIMITS.claim);
  });

  it("has a speaker whom the registry knows by this name, on whose word it rests; another name is kept for the editor", async () => {
    const known = await aParty(editor, "The Harbour Master", "person");
    const { number } = await (await send({ url: aPage(), text: "It is closed.", speaker: "the harbour master" })).json();
    expect(await claimOf(number)).toMatchObject({
      speakerId: known.id,
      evidence: [{ basisKind: "attributed", basisPartyId: known.id }],
      sentDraft: { speaker: null },
    });
    const other = await (await send({ url: aPage(), text: "It is closed.", speaker: "Nobody Known" })).json();
    expect(await claimOf(other.number)).toMatchObject({ speakerId: null, sentDraft: { speaker: "Nobody Known" } });
    expect(await db.party.count({ where: { name: "Nobody Known" } })).toBe(0);
  });

  it("is one draft, however often it is sent at once, and is never made again, also where somebody has put it away", async () => {
    const page = { url: aPage(), text: "It is closed." };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(page)));
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(bodies.map((body) => body.number)).size).toBe(1);
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(7).fill(200), 201]);
    expect(bodies.filter((body) => body.alreadyThere)).toHaveLength(7);
    const { number } = bodies[0];
    await discardClaim(editor, { number, revision: (await claimOf(number)).revision });
    const again = await send({ ...page, url: `${page.url}?utm_source=x` });
    expect([again.status, await again.json()]).toEqual([200, expect.objectContaining({ number, state: "discarded", alreadyThere: true })]);
    const byAnother = await send(page, { token: await aToken() });
    expect(byAnother.status).toBe(201);
  });

  it("is told what the desk has already, by number alone: texts of drafts are not given out", async () => {
    const words = "the lighthouse keeper of Puerto Escondido found seventeen amber crates";
    const first = await (await send({ url: aPage(), text: words })).json();
    const second = await (await send({ url: aPage(), text: `Breaking: ${words}` })).json();
    expect(second.similar[0]).toEqual({ number: first.number, url: first.url, score: expect.any(Number) });
    const third = { url: aPage(), text: `Breaking: ${words}` };
    const made = await (await send(third)).json();
    const same = await (await send(third)).json();
    expect([same.number, same.alreadyThere]).toEqual([made.number, true]);
    expect(same.similar.map((one: { number: number }) => one.number)).toEqual(expect.arrayContaining([first.number, second.number]));
    expect(same.similar.map((one: { number: number }) => one.number)).not.toContain(same.number);
  });
});

describe("whoever has no token that holds", () => {
  it("is told so in one sentence, whatever is wrong, and makes nothing", async () => {
    const claims = await db.claim.count();
    const { secret: revoked, id } = await makeToken(admin, { name: "X", personId: editor.actor.id, scopes: ["intake"], days: 1 });
    await revokeToken(admin, id);
    const answers = [
      await send({ url: aPage() }, { token: null }),
      await send({ url: aPage() }, { token: "cd_short" }),
      await send({ url: aPage() }, { token: `cd_${"a".repeat(43)}` }),
      await send({ url: aPage() }, { token: revoked }),
      await send({ url: aPage() }, { token: null, headers: { cookie: "__Host-claimdesk.session=x", origin: env.SITE_URL } }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(401));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    for (const { headers } of answers) {
      expect(headers.get("www-authenticate")).toBe('Bearer realm="Claimdesk"');
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
    expect(await db.claim.count()).toBe(claims);
  });

  it("and one for something else is refused", async () => {
    const { secret: other, id } = await makeToken(admin, { name: "X", personId: editor.actor.id, scopes: ["intake"], days: 1 });
    await db.intakeToken.update({ where: { id }, data: { scopes: [] } });
    expect(await codeOf(send({ url: aPage() }, { token: other }))).toBe(403);
  });
});

describe("what cannot be read or stored", () => {
  const problems = async (body: unknown) => {
    const answer = await send(body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    return (await answer.json()).errors.map((error: { path: string }) => error.path);
  };

  it.each([
    ["nothing", {}, ["url"]],
    ["no address", { url: "" }, ["url"]],
    ["an address that runs", { url: "javascript:alert(1)" }, ["url"]],
    ["an address that is its own page", { url: "data:text/html,x" }, ["url"]],
    ["an address with a password", { url: "https://user:secret@a.example" }, ["url"]],
    ["an address without end", { url: `https://a.example/${"a".repeat(2_048)}` }, ["url"]],
    ["half a character", { url: "https://a.example", title: "half \ud83d" }, ["title"]],
    ["a title that turns round what follows", { url: "https://a.example", title: "turned \u202e round" }, ["title"]],
    ["NUL", { url: "https://a.example", text: "nul \0" }, ["text"]],
    ["a passage that is too long", { url: "https://a.example", text: "a".repeat(5_001) }, ["text"]],
    ["two things", { url: "https://a.example", claim: "a".repeat(1_001), language: "not a language" }, ["claim", "language"]],
    ["other types", { url: "https://a.example", text: 5, note: ["a"] }, ["text", "note"]],
    ["a field that is none", { url: "https://a.example", state: "published" }, ["state"]],
    ["a field that is every object’s", '{"url":"https://a.example","__proto__":{"a":1}}', ["__proto__"]],
    ["null", null, [""]],
    ["a list", [{ url: "https://a.example" }], [""]],
    ["a number", "5", [""]],
  ])("is refused with the path of what is wrong: %s", async (_, body, paths) => {
    expect((await problems(body)).sort()).toEqual([...paths].sort());
  });

  it("is stored as it was sent where it is merely odd", async () => {
    const text = "مرحبا \u202e بالعالم e\u0301 \ud83d\udc69\u200d\ud83d\ude80\n<script>alert(1)</script>";
    const { number } = await (await send({ url: aPage(), text, note: text })).json();
    expect(await claimOf(number)).toMatchObject({ text, evidence: [{ quote: text }], sentDraft: { note: text } });
  });

  it("is refused whole: too large, not JSON, not called so, not in UTF-8, nested without end, with a query", async () => {
    const url = aPage();
    expect(await codeOf(send({ url, text: "a".repeat(1_100_000) }))).toBe(413);
    expect(await codeOf(send("{"))).toBe(400);
    expect(await codeOf(send(""))).toBe(400);
    expect(await codeOf(send(new Uint8Array([123, 0xff, 125])))).toBe(400);
    expect(await codeOf(send({ url }, { headers: { "content-type": "text/plain" } }))).toBe(415);
    expect(await codeOf(send(`{"url":${"[".repeat(100_000)}${"]".repeat(100_000)}}`))).toBe(422);
    expect(await codeOf(send({ url }, { query: "?token=x" }))).toBe(400);
    expect(await db.source.count({ where: { address: url } })).toBe(0);
  });

  it("is nothing but a POST", async () => {
    expect([GET().status, GET().headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    expect([OPTIONS().status, OPTIONS().headers.get("access-control-allow-origin")]).toEqual([204, null]);
  });
});

describe.skipIf(!corporaAreThere)("hostile and odd input (skipped where ../shared is absent)", () => {
  it("is stored byte for byte where it only looks like an attack", async () => {
    const holder = await holderOf(db, `Bearer ${secret}`, "intake", new Date());
    const texts = corpus("must-accept").filter((_, at) => at % 20 === 0);
    for (const text of texts) {
      const sent = sentInput.parse({ url: aPage(), text, note: text });
      const { number } = await sendDraft(db, holder, sent, new Date());
      const { evidence, sentDraft } = await claimOf(number);
      const stored = text.replaceAll("\r\n", "\n");
      expect([evidence[0]?.quote, sentDraft?.note]).toEqual([stored, stored]);
    }
  });

  it("is a fault in no field, and every address that is taken has a key", () => {
    const texts = corpus(
      "blns",
      "cmd_ssti_xxe_ldap_xpath_nosql",
      "json_format_control_int_crlf",
      "unicode_email_filename",
      "ip_localhost",
      "open_redirect",
    );
    const fields = Object.keys(sentInput.shape);
    for (const text of texts)
      for (const field of fields) {
        const parsed = sentInput.safeParse({ url: "https://a.example", [field]: text });
        if (parsed.success) expect(digestOfSent({ ...parsed.data, url: parsed.data.url ?? "" })).toMatch(/^[0-9a-f]{64}$/);
        else expect(parsed.error.issues[0]?.path).toEqual([field]);
      }
  });

  it("is answered by no fault as a body", async () => {
    const folder = resolve(import.meta.dirname, "../../../../../shared/corpora/json-parsing.b64.json");
    const files = Object.values(JSON.parse(readFileSync(folder, "utf8")) as Record<string, string>).map((text) =>
      Buffer.from(text, "base64"),
    );
    let token = "";
    const codes = new Set<number>();
    for (const [at, body] of files.entries()) {
      if (at % 50 === 0) token = await aToken();
      codes.add(await codeOf(send(new Uint8Array(body), { token })));
    }
    expect([...codes].sort()).toEqual([400, 422]);
  });
});

describe("too much", () => {
  it("with one token, from wherever it comes, or from one network without one that holds, is refused with the seconds to wait", async () => {
    const busy = await aToken();
    const all = async (times: number, sending: () => Sending) => {
      const codes: number[] = [];
      for (let nth = 0; nth < times; nth++) codes.push(await codeOf(send({}, sending())));
      return codes;
    };
    // A span may end in between, once.
    const most = env.LIMIT_API_INTAKE_TOKEN;
    expect((await all(2 * most + 1, () => ({ token: busy }))).filter((code) => code === 429).length).toBeGreaterThan(0);
    const refused = await send({}, { token: busy });
    if (refused.status === 429) expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await codeOf(send({}))).toBe(422);
    const from = "2001:db8:7:7::1";
    const codes = await all(2 * env.LIMIT_API_INTAKE_ADDRESS + 1, () => ({ token: `cd_${"b".repeat(43)}`, from }));
    expect(codes.filter((code) => code === 429).length).toBeGreaterThan(0);
    expect(await codeOf(send({}, { from: "2001:db8:7:8::1" }))).toBe(422);
  });

  it("from one network does not stop a program that shares it and holds a token, and a wrong token learns no more", async () => {
    const from = "2001:db8:7:9::1";
    const codes: number[] = [];
    for (let nth = 0; nth < 2 * env.LIMIT_API_REQUESTS + 1; nth++) codes.push(await codeOf(send({}, { token: null, from })));
    expect(codes.at(-1)).toBe(429);
    expect(await codeOf(send({}, { token: `cd_${"c".repeat(43)}`, from }))).toBe(429);
    expect(await codeOf(send({}, { from }))).toBe(422);
  });

  it("is counted in the database, by all processes together, and forgotten in time", async () => {
    const keys = (await db.requestCount.findMany({ select: { key: true, count: true } })).filter((one) => one.key.startsWith("intake by "));
    expect(Math.max(...keys.map((one) => one.count))).toBe(env.LIMIT_API_INTAKE_TOKEN + 1);
    await clearWhatIsOver(db, new Date(Date.now() + 3 * 86_400_000));
    expect(await db.requestCount.count()).toBe(0);
  });
});
