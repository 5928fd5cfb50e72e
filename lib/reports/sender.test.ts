import { expect, test } from "vitest";
import { senderKey } from "#lib/reports/sender";

test("one sender is known again, and nobody without the secret can say from where", () => {
  const key = senderKey("203.0.113.7", "a secret");
  expect(senderKey("203.0.113.7", "a secret")).toBe(key);
  expect(senderKey("203.0.113.8", "a secret")).not.toBe(key);
  expect(senderKey("203.0.113.7", "another secret")).not.toBe(key);
  expect(key).not.toContain("203");
});
