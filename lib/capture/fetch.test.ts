import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createRawServer, type Server as RawServer, Socket } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NotCaptured } from "#lib/capture/failures";
import { fetchPage, leadsOnTo } from "#lib/capture/fetch";

const servers: (Server | RawServer)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server | RawServer): Promise<ReadonlyMap<string, number>> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return new Map([
    ["news.test", port],
    ["other.test", port],
  ]);
}

const site = (answer: RequestListener) => listening(createServer(answer));
const page = (html: string, headers: Record<string, string> = {}): RequestListener => {
  return (_, response) => void response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
};
/** What is sent is whatever was written, right or wrong. */
const rawSite = (answer: (socket: Socket) => void) =>
  listening(
    createRawServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => answer(socket));
    }),
  );

const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof NotCaptured)) throw error ?? new Error("The page was captured.");
  return error;
};

describe("a page of the internet", () => {
  it("comes with its bytes, unpacked, its type and its charset", async () => {
    for (const [encoding, pack] of [
      ["identity", (text: string) => Buffer.from(text)],
      ["gzip", gzipSync],
      ["br", brotliCompressSync],
    ] as const) {
      const testHosts = await site((_, response) =>
        response.writeHead(200, { "content-type": 'text/html; charset="UTF-8"', "content-encoding": encoding }).end(pack("<p>Señal")),
      );
      const fetched = await fetchPage("http://news.test/a?b=1#c", { testHosts });
      expect(fetched).toMatchObject({ address: "http://news.test/a?b=1", status: 200, type: "text/html", charset: "UTF-8" });
      expect(fetched.bytes.toString()).toBe("<p>Señal");
    }
  });

  it("is asked for without cookies, and those that it sets are not kept", async () => {
    const asked: unknown[] = [];
    const testHosts = await site((request, response) => {
      asked.push([request.headers.host, request.headers.cookie, request.headers.authorization]);
      if (request.url === "/") response.writeHead(302, { location: "http://other.test/b", "set-cookie": "a=1" }).end();
      else page("b", { "set-cookie": "a=2", "x-kept": "yes" })(request, response);
    });
    const fetched = await fetchPage("http://news.test/", { testHosts });
    expect(asked).toEqual([
      ["news.test", undefined, undefined],
      ["other.test", undefined, undefined],
    ]);
    expect(fetched.address).toBe("http://other.test/b");
    const names = fetched.headers.map(([name]) => name.toLowerCase());
    expect(names).toContain("x-kept");
    expect(names).not.toContain("set-cookie");
  });

  it.each(["image/png", "application/zip", "text/javascript", ""])("is a page, text or a PDF, and not %j", async (type) => {
    const testHosts = await site((_, response) => response.writeHead(200, type ? { "content-type": type } : {}).end("x"));
    expect(await failure(fetchPage("http://news.test/", { testHosts }))).toMatchObject({ kind: "type" });
  });

  it("that is not there, or no longer, is told apart from a site that has its troubles", async () => {
    for (const [status, kind] of [
      [404, "gone"],
      [410, "gone"],
      [403, "status"],
      [500, "status"],
      [204, "status"],
      [304, "status"],
    ] as const) {
      const testHosts = await site((_, response) => response.writeHead(status).end());
      expect(await failure(fetchPage("http://news.test/", { testHosts }))).toMatchObject({ kind, status });
    }
  });
});

describe("an address that is refused", () => {
  it.each([
    ["ftp://news.test/", "does not begin with http"],
    ["file:///etc/passwd", "does not begin with http"],
    ["javascript:alert(1)", "does not begin with http"],
    ["news", "not an address"],
    ["http://", "not an address"],
    ["http://me@news.test/", "user name"],
    ["http://me:secret@news.test/", "user name"],
    ["http://news.test:8080/", "port other than 80 and 443"],
    ["http://news.test:22/", "port other than 80 and 443"],
    [`http://news.test/${"a".repeat(2_048)}`, "longer than 2,048"],
    [`http://news.test/${"é".repeat(1_000)}`, "longer than 2,048"],
  ])("%s", async (address, sentence) => {
    const testHosts = await site(page("never"));
    const error = await failure(fetchPage(address, { testHosts }));
    expect(error.message).toContain(sentence);
    expect(error.kind).toBe("address");
  });

  it.each([
    "localhost",
    "db",
    "printer.local",
    "a.localhost",
    "metadata.google.internal",
    "router.lan",
    "x.onion",
    "home.arpa",
    "www.example.org",
  ])("is never looked up where its name is private: %s", async (name) => {
    const resolve = vi.fn(async () => ["93.184.216.34"]);
    expect(await failure(fetchPage(`http://${name}/`, { resolve }))).toMatchObject({ kind: "address" });
    expect(await failure(fetchPage(`http://${name.toUpperCase()}./`, { resolve }))).toMatchObject({ kind: "address" });
    expect(resolve).not.toHaveBeenCalled();
  });
});

describe("where a name leads", () => {
  const connect = () =>
    vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket) {
      queueMicrotask(() => this.destroy(Object.assign(new Error("no internet here"), { syscall: "connect" })));
      return this;
    });

  it.each([
    [["127.0.0.1"]],
    [["10.0.0.7"]],
    [["::1"]],
    [["::ffff:127.0.0.1"]],
    [["fd00:ec2::254"]],
    [["169.254.169.254"]],
    [["168.63.129.16"]],
    [["93.184.216.34", "10.0.0.7"]],
    [["2606:2800:220:1:248:1893:25c8:1946", "::1"]],
    [["2606:2800:220:1:0:5efe:127.0.0.1"]],
    [["not an address"]],
  ])("is refused unless all of it is the internet at large: %j", async (addresses) => {
    const opened = connect();
    const error = await failure(fetchPage("http://rebind.gazette.press/", { resolve: async () => addresses }));
    expect(error).toMatchObject({ kind: "address" });
    expect(opened).not.toHaveBeenCalled();
  });

  it("is looked up once, and the connection goes to what was checked", async () => {
    const opened = connect();
    const answers = [["93.184.216.34"], ["127.0.0.1"]];
    for (const scheme of ["http", "https"]) {
      const resolve = vi.fn(async () => answers[resolve.mock.calls.length - 1] ?? []);
      expect(await failure(fetchPage(`${scheme}://rebind.gazette.press/`, { resolve }))).toMatchObject({ kind: "connection" });
      expect(resolve).toHaveBeenCalledTimes(1);
    }
    const given = (opened.mock.calls as unknown[][]).flat(2) as (null | { host?: string })[];
    const hosts = given.flatMap((each) => each?.host ?? []);
    expect(hosts).toEqual(["93.184.216.34", "93.184.216.34"]);
  });

  it("is tried at each of its addresses", async () => {
    const opened = connect();
    await failure(fetchPage("http://two.gazette.press/", { resolve: async () => ["93.184.216.34", "93.184.216.35"] }));
    expect(opened).toHaveBeenCalledTimes(2);
  });

  it("is never one of our own interfaces", async () => {
    const os = await import("node:os");
    const { isReachable, ownAddresses } = await import("#lib/capture/reachable");
    const ours = Object.values(os.networkInterfaces()).flatMap((each) => (each ?? []).map((one) => one.address.replace(/%.*/, "")));
    expect(ours.length).toBeGreaterThan(0);
    const own = ownAddresses();
    own.addAddress("93.184.216.34");
    for (const address of [...ours, "93.184.216.34", "::ffff:93.184.216.34"]) expect(isReachable(address, own)).toBe(false);
    expect(isReachable("93.184.216.35", own)).toBe(true);
  });

  it("has a name that nobody knows", async () => {
    const error = await failure(fetchPage("http://nobody.gazette.press/", { resolve: () => Promise.reject(new Error("ENOTFOUND")) }));
    expect(error).toMatchObject({ kind: "name" });
    expect(error.message).toContain("nobody.gazette.press");
  });

  it("is waited for no longer than a connection may take", async () => {
    const resolve = () => new Promise<never>(() => undefined);
    const error = await failure(fetchPage("http://slow.gazette.press/", { resolve, most: { connectMs: 50 } }));
    expect(error).toMatchObject({ kind: "slow" });
  });
});

describe("an address that leads on", () => {
  it.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://2130706433/",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "http://news.test:6379/",
    "//10.0.0.7/",
    "file:///etc/passwd",
    "gopher://news.test/",
    "http://me:secret@news.test/",
  ])("is refused where it leads to %s", async (location) => {
    let asked = 0;
    const testHosts = await site((_, response) => {
      asked++;
      response.writeHead(302, { location }).end();
    });
    expect(await failure(fetchPage("http://news.test/", { testHosts }))).toMatchObject({ kind: "address" });
    expect(asked).toBe(1);
  });

  it("is refused where it leads from https to http", () => {
    const from = new URL("https://news.gazette.press/a");
    expect(() => leadsOnTo("http://news.gazette.press/a", from)).toThrow("from https:// to http://");
    expect(leadsOnTo("/b#c", from).href).toBe("https://news.gazette.press/b");
    expect(leadsOnTo("https://news.gazette.press/b", new URL("http://news.gazette.press/a")).href).toBe("https://news.gazette.press/b");
  });

  it("is followed three times and no further", async () => {
    const testHosts = await site((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) page("there")(request, response);
      else response.writeHead(301, { location: `/${left - 1}` }).end("moved");
    });
    expect((await fetchPage("http://news.test/3", { testHosts })).address).toBe("http://news.test/0");
    expect(await failure(fetchPage("http://news.test/4", { testHosts }))).toMatchObject({ kind: "redirect" });
  });
});

describe("a site that means ill, or is ill", () => {
  const most = { connectMs: 300, allMs: 300 };

  it("sends no headers", async () => {
    const testHosts = await rawSite(() => undefined);
    expect(await failure(fetchPage("http://news.test/", { testHosts, most }))).toMatchObject({ kind: "slow" });
  });

  it("sends a body that never ends, slowly or as fast as it can", async () => {
    const slow = await rawSite((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
      const drip = setInterval(() => socket.write("a"), 20);
      socket.on("close", () => clearInterval(drip));
    });
    expect(await failure(fetchPage("http://news.test/", { testHosts: slow, most }))).toMatchObject({ kind: "slow" });
    const fast = await site((_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024)));
      };
      response.on("drain", more);
      more();
    });
    expect(await failure(fetchPage("http://news.test/", { testHosts: fast }))).toMatchObject({ kind: "size" });
  });

  it("sends little that becomes much", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const testHosts = await site((_, response) =>
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    expect(await failure(fetchPage("http://news.test/", { testHosts }))).toMatchObject({ kind: "size" });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it("sends nothing, packed without end", async () => {
    const empty = Buffer.from([0, 0, 0, 255, 255]);
    const testHosts = await site((_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" });
      response.write(Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 3]));
      const block = Buffer.concat(new Array(20_000).fill(empty));
      const more = () => {
        while (response.write(block));
      };
      response.on("drain", more);
      more();
    });
    expect(await failure(fetchPage("http://news.test/", { testHosts }))).toMatchObject({ kind: "size" });
  });

  it("says that it is larger than may be, and is not listened to", async () => {
    const testHosts = await site((_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": String(6 * 1024 * 1024) });
      response.write("a");
    });
    expect(await failure(fetchPage("http://news.test/", { testHosts }))).toMatchObject({ kind: "size" });
  });

  it.each([
    ["less than it said", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nshort"],
    ["two lengths", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nshort!"],
    ["no number as length", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: five\r\n\r\nshort"],
    ["broken chunks", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort\r\n"],
    ["half of its chunks", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n"],
    ["what is not packed as gzip", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nshort"],
    ["another packing than was asked for", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd\r\n\r\nshort"],
    ["headers without end", `HTTP/1.1 200 OK\r\n${"X-Long: aaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(5_000)}\r\n`],
    ["another protocol", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["another protocol on request", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
    ["nothing", ""],
  ])("sends %s", async (_, bytes) => {
    const testHosts = await rawSite((socket) => socket.end(bytes));
    expect(await failure(fetchPage("http://news.test/", { testHosts }))).toMatchObject({ kind: "broken" });
  });

  it("sends more than it said, which is not listened to", async () => {
    const testHosts = await rawSite((socket) =>
      socket.end("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\nConnection: close\r\n\r\nshort and more"),
    );
    const fetched = await fetchPage("http://news.test/", { testHosts });
    expect(fetched.bytes.toString()).toBe("short");
  });

  it("has no certificate for https", async () => {
    const testHosts = await site(page("plain"));
    expect(await failure(fetchPage("https://news.test/", { testHosts }))).toMatchObject({ kind: "connection" });
  });
});
