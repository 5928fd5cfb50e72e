import { afterEach, describe, expect, it } from "vitest";
import { clientNetwork } from "#lib/auth/address";
import { isFromHere, isSameOrigin } from "#lib/auth/origin";
import { env } from "#lib/env";

describe("a request that changes something", () => {
  it("comes from a page of ours, or is refused; without an Origin it does not", () => {
    expect(isSameOrigin("https://claims.example", ["claims.example"])).toBe(true);
    for (const other of [null, "null", "", "https://claims.example.evil.example", "https://evil.example", "https://claims.example:8443"])
      expect(isSameOrigin(other, ["claims.example"]), String(other)).toBe(false);
  });

  it("may name this machine by either of its names, at the same port", () => {
    expect(isSameOrigin("http://127.0.0.1:3000", ["localhost:3000"])).toBe(true);
    expect(isSameOrigin("http://localhost:3000", ["127.0.0.1:3000"])).toBe(true);
    expect(isSameOrigin("http://localhost:3001", ["127.0.0.1:3000"])).toBe(false);
    expect(isSameOrigin("http://localhost:3000", ["claims.example"])).toBe(false);
  });
});

describe("where a request comes from", () => {
  it("is the end of the connection, whatever the client wrote, unless proxies are trusted", () => {
    expect(clientNetwork("203.0.113.9, 198.51.100.1", 0)).toBe("198.51.100.1");
    expect(clientNetwork("203.0.113.9, 198.51.100.1, 10.0.0.1", 1)).toBe("198.51.100.1");
    expect(clientNetwork("10.0.0.1", 2)).toBe("10.0.0.1");
    expect(clientNetwork(null, 0)).toBe("unknown");
  });

  it("is one for all addresses that one household has in IPv6", () => {
    const network = (address: string) => clientNetwork(`6.6.6.6, ${address}`, 0);
    expect(network("2001:db8:1:2::1")).toBe("2001:db8:1:2");
    expect(network("2001:0DB8:1:2:ffff:ffff:ffff:ffff")).toBe("2001:db8:1:2");
    expect(network("2001:db8:1:3::1")).not.toBe("2001:db8:1:2");
    expect(network("::1")).toBe("0:0:0:0");
    expect(network("fe80::1%eth0")).toBe("fe80:0:0:0");
  });

  it("is the address itself in IPv4, however it is written", () => {
    expect(clientNetwork("203.0.113.7", 0)).toBe("203.0.113.7");
    expect(clientNetwork("::ffff:203.0.113.7", 0)).toBe("203.0.113.7");
    expect(clientNetwork("unknown", 0)).toBe("unknown");
  });
});

describe("the host that a proxy names", () => {
  const trusted = env.TRUST_PROXY;
  afterEach(() => {
    env.TRUST_PROXY = trusted;
  });
  const request = new Headers({ origin: "https://desk.example", host: "10.0.0.7:3000", "x-forwarded-host": "desk.example, inner.example" });

  it("counts where a proxy is trusted, and nowhere else", () => {
    env.TRUST_PROXY = 0;
    expect(isFromHere(request)).toBe(false);
    env.TRUST_PROXY = 2;
    expect(isFromHere(request)).toBe(true);
    request.set("origin", "https://elsewhere.example");
    expect(isFromHere(request)).toBe(false);
  });
});
