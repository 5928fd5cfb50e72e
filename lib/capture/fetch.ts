import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as overHttp, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { type BlockList, isIP } from "node:net";
import type { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { NotCaptured } from "#lib/capture/failures";
import { isPublicName, isReachable, ownAddresses } from "#lib/capture/reachable";
import { LIMITS } from "#lib/schema";

/** What of the rules can be told in numbers. */
const MOST = { redirects: 3, connectMs: 5_000, allMs: 15_000, bytes: 5 * 1024 * 1024 };
const TYPES = ["text/html", "application/xhtml+xml", "text/plain", "application/pdf"] as const;
export type PageType = (typeof TYPES)[number];

export type Fetched = {
  /** Where the page was in the end, without a fragment. */
  address: string;
  status: number;
  /** As they came, without cookies. */
  headers: [name: string, value: string][];
  type: PageType;
  charset: string | null;
  /** Unpacked. */
  bytes: Buffer;
};

type Options = {
  /** Names that stand for a port of this machine, in tests: `CAPTURE_TEST_HOSTS`. */
  testHosts?: ReadonlyMap<string, number>;
  resolve?: (name: string) => Promise<string[]>;
  most?: Partial<typeof MOST>;
  /** Breaks it off. */
  signal?: AbortSignal;
};

type Target = { url: URL; name: string; addresses: string[]; port: number };
type Rules = Required<Options> & { most: typeof MOST; own: BlockList; signal: AbortSignal };

/**
 * Fetches the page at an address that somebody typed, from the internet at large only: every address that a name resolves to is checked,
 * and the connection goes to one that was.
 * @throws NotCaptured
 */
export async function fetchPage(address: string, options: Options = {}): Promise<Fetched> {
  const most = { ...MOST, ...options.most };
  const rules: Rules = {
    testHosts: options.testHosts ?? new Map(),
    resolve: options.resolve ?? resolveByTheSystem,
    most,
    own: ownAddresses(),
    signal: AbortSignal.any([AbortSignal.timeout(most.allMs), ...(options.signal ? [options.signal] : [])]),
  };
  let url = askable(address);
  for (let redirects = 0; ; redirects++) {
    const response = await ask(url, rules);
    try {
      const next = redirectOf(response, url);
      if (!next) return await pageOf(response, url, rules);
      if (redirects === rules.most.redirects)
        throw new NotCaptured("redirect", `The address leads on more than ${rules.most.redirects} times.`, response.statusCode ?? null);
      url = next;
    } finally {
      response.destroy();
    }
  }
}

/** @throws NotCaptured for whatever is not the address of a page of some site */
function askable(address: string, base?: URL): URL {
  const refuse = (sentence: string) => new NotCaptured("address", sentence);
  if (address.length > LIMITS.address) throw refuse("The address is longer than 2,048 characters.");
  const url = URL.parse(address, base?.href);
  if (!url) throw refuse("This is not an address.");
  if (!/^https?:$/.test(url.protocol)) throw refuse("The address does not begin with http:// or https://.");
  if (url.username || url.password) throw refuse("The address holds a user name or a password.");
  if (!/^(80|443)?$/.test(url.port)) throw refuse("The address names a port other than 80 and 443.");
  if (url.href.length > LIMITS.address) throw refuse("The address is longer than 2,048 characters.");
  url.hash = "";
  return url;
}

const resolveByTheSystem = async (name: string) => (await lookup(name, { all: true, order: "ipv4first" })).map((found) => found.address);

const tooSlow = (ms: number) => new NotCaptured("slow", `The site took longer than ${ms / 1_000} seconds.`);

/** @throws NotCaptured where the name leads anywhere but to the internet at large */
async function targetOf(url: URL, rules: Rules): Promise<Target> {
  const name = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  const testPort = rules.testHosts.get(name);
  if (testPort !== undefined) return { url, name, addresses: ["127.0.0.1"], port: testPort };
  const literal = isIP(name) !== 0;
  if (!literal && !isPublicName(name))
    throw new NotCaptured("address", "This address is reserved or private, so that no page can be fetched from it.");
  const addresses = literal ? [name] : await rules.resolve(name).catch(() => []);
  if (addresses.length === 0) throw new NotCaptured("name", `There is no site by the name of ${name}, or its name could not be looked up.`);
  if (!addresses.every((each) => isReachable(each, rules.own)))
    throw new NotCaptured("address", "This address is reserved or private, so that no page can be fetched from it.");
  return { url, name, addresses, port };
}

/** Connects within its time, to each address in turn, and gives the answer as soon as its headers are there. */
async function ask(url: URL, rules: Rules): Promise<IncomingMessage> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(tooSlow(rules.most.connectMs)), rules.most.connectMs);
  const signal = AbortSignal.any([rules.signal, late.signal]);
  try {
    const target = await untilAborted(targetOf(url, rules), signal);
    for (const [index, address] of target.addresses.entries()) {
      try {
        return await askAt(address, target, signal, () => clearTimeout(timer));
      } catch (error) {
        const another = index + 1 < target.addresses.length && !signal.aborted && (error as NodeJS.ErrnoException).syscall === "connect";
        if (!another) throw error;
      }
    }
    throw new NotCaptured("connection", "The site could not be reached.");
  } catch (error) {
    throw failureOf(error, signal, rules);
  } finally {
    clearTimeout(timer);
  }
}

function askAt(address: string, { url, name, port }: Target, signal: AbortSignal, connected: () => void): Promise<IncomingMessage> {
  const secure = url.protocol === "https:";
  const options: RequestOptions & { servername?: string } = {
    // An IP address, so nothing is looked up again; the certificate must be that of the name.
    host: address,
    port,
    path: `${url.pathname}${url.search}`,
    agent: false,
    signal,
    headers: {
      host: url.port ? `${url.hostname}:${url.port}` : url.hostname,
      "user-agent": "Mozilla/5.0 (compatible; Claimdesk)",
      accept: TYPES.join(", "),
      "accept-encoding": "gzip, br",
      connection: "close",
    },
    ...(secure && { servername: isIP(name) ? "" : name }),
  };
  return new Promise((resolve, reject) => {
    const request = secure ? overHttps(options) : overHttp(options);
    request.once("socket", (socket) => socket.once(secure ? "secureConnect" : "connect", connected));
    request.once("response", (response) => {
      // Told by whoever reads it; what breaks off unread is nobody's concern, and must not end the process.
      response.on("error", () => undefined);
      resolve(response);
    });
    request.once("upgrade", (_, socket) => {
      socket.destroy();
      reject(new NotCaptured("broken", "The site answered with something other than a page."));
    });
    request.on("error", reject);
    request.end();
  });
}

/** Where an answer leads on to; null for any other answer. */
function redirectOf({ statusCode, headers }: IncomingMessage, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode ?? 0) || headers.location === undefined) return null;
  return leadsOnTo(headers.location, from);
}

/**
 * The address that another one leads on to, checked like what was typed.
 * @throws NotCaptured
 */
export function leadsOnTo(location: string, from: URL): URL {
  const next = askable(location, from);
  if (from.protocol === "https:" && next.protocol === "http:")
    throw new NotCaptured("redirect", "The address leads from https:// to http://, which anybody on the way could forge.");
  return next;
}

async function pageOf(response: IncomingMessage, url: URL, rules: Rules): Promise<Fetched> {
  const status = response.statusCode ?? 0;
  if (status === 404 || status === 410) throw new NotCaptured("gone", "The site says that the page is not there.", status);
  if (status !== 200 && status !== 203) throw new NotCaptured("status", `The site answered ${status} and no page.`, status);
  const { type, charset } = typeOf(response.headers["content-type"]);
  const known = TYPES.find((each) => each === type);
  if (!known) throw new NotCaptured("type", "What is there is neither a page, nor text, nor a PDF.", status);
  const decode = decoderOf(response.headers["content-encoding"]);
  const tooLarge = new NotCaptured("size", `The page is larger than ${rules.most.bytes / 1024 / 1024} MB.`, status);
  if (Number(response.headers["content-length"]) > rules.most.bytes) throw tooLarge;
  const counting = () => {
    let size = 0;
    return (chunk: Buffer) => {
      size += chunk.length;
      if (size > rules.most.bytes) throw tooLarge;
      return chunk;
    };
  };
  const chunks: Buffer[] = [];
  const keep = async (source: AsyncIterable<Buffer>) => {
    const count = counting();
    for await (const chunk of source) chunks.push(count(chunk));
  };
  // What is packed without end can be nothing when unpacked, so both are counted.
  async function* packed(source: AsyncIterable<Buffer>) {
    const count = counting();
    for await (const chunk of source) yield count(chunk);
  }
  try {
    await (decode
      ? pipeline(response, packed, decode, keep, { signal: rules.signal })
      : pipeline(response, keep, { signal: rules.signal }));
  } catch (error) {
    throw failureOf(error, rules.signal, rules);
  }
  return { address: url.href, status, headers: headersOf(response), type: known, charset, bytes: Buffer.concat(chunks) };
}

function decoderOf(encoding: string | undefined): Transform | null {
  const name = encoding?.trim().toLowerCase() || "identity";
  if (name === "identity") return null;
  if (name === "gzip" || name === "x-gzip") return createGunzip();
  if (name === "br") return createBrotliDecompress();
  throw new NotCaptured("broken", "The page came packed in a way that was not asked for.");
}

/** What a `Content-Type` says. */
function typeOf(header: string | undefined): { type: string; charset: string | null } {
  const [type = "", ...parameters] = (header ?? "").split(";");
  const charset = parameters.map((each) => /^\s*charset\s*=\s*"?([^\s"]+)/i.exec(each)?.[1]).find(Boolean);
  return { type: type.trim().toLowerCase(), charset: charset ?? null };
}

function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at] ?? "", rawHeaders[at + 1] ?? ""]);
  return pairs.filter(([name]) => !/^set-cookie2?$/i.test(name));
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw signal.reason;
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function failureOf(error: unknown, signal: AbortSignal, { most }: Rules): NotCaptured {
  if (error instanceof NotCaptured) return error;
  if (signal.aborted) return signal.reason instanceof NotCaptured ? signal.reason : tooSlow(most.allMs);
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  if (syscall === "connect" || code === "EHOSTUNREACH") return new NotCaptured("connection", "The site could not be reached.");
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME|EPROTO/.test(code))
    return new NotCaptured("connection", "The site could not prove that it is the one that the address names.");
  return new NotCaptured("broken", "What the site sent broke off, or is not what it says it is.");
}
