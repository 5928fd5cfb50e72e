import { describe, expect, it } from "vitest";
import { digestOf, newSecret, secretIn } from "#lib/tokens/secret";

describe("a secret", () => {
  it("is another one each time, says whose it is, and is found in the header that it was made for", () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) {
      expect(secret).toMatch(/^cd_[\w-]{43}$/);
      expect(secretIn(`Bearer ${secret}`)).toBe(secret);
      expect(secretIn(`bearer  ${secret} `)).toBe(secret);
    }
  });

  it.each([
    null,
    "",
    "Bearer",
    `Basic ${newSecret()}`,
    newSecret(),
    `Bearer ${newSecret()}x`,
    `Bearer ${newSecret()} ${newSecret()}`,
    "Bearer cd_\0",
  ])("is not found in %j", (header) => {
    expect(secretIn(header)).toBeNull();
  });

  it("is kept as its digest alone", () => {
    expect(digestOf("cd_a")).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf("cd_a")).not.toBe(digestOf("cd_A"));
  });
});
