import { expect, test } from "vitest";
import { networkOf, senderKey } from "#lib/reports/sender";

test("one sender is known again, and nobody without the secret can say from where", () => {
  const key = senderKey("203.0.113.7", "a secret");
  expect(senderKey("203.0.113.7", "a secret")).toBe(key);
  expect(senderKey("203.0.113.8", "a secret")).not.toBe(key);
  expect(senderKey("203.0.113.7", "another secret")).not.toBe(key);
  expect(key).not.toContain("203");
});

test("all addresses that one household has in IPv6 are one sender", () => {
  expect(networkOf("2001:db8:1:2::1")).toBe("2001:db8:1:2");
  expect(networkOf("2001:0DB8:1:2:ffff:ffff:ffff:ffff")).toBe("2001:db8:1:2");
  expect(networkOf("2001:db8:1:3::1")).not.toBe("2001:db8:1:2");
  expect(networkOf("::1")).toBe("0:0:0:0");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0");
});

test("an address of IPv4 is itself, however it is written", () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("unknown")).toBe("unknown");
});
