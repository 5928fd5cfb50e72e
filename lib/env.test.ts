import { describe, expect, it } from "vitest";
import { readEnv } from "#lib/env";

describe("names that stand for a port of this machine, for tests of capturing", () => {
  it("are pairs, with commas between them", () => {
    const { CAPTURE_TEST_HOSTS } = readEnv({ CAPTURE_TEST_HOSTS: "news.test=127.0.0.1:4010, other.test=127.0.0.1:4011" });
    expect([...CAPTURE_TEST_HOSTS]).toEqual([
      ["news.test", 4010],
      ["other.test", 4011],
    ]);
    expect(readEnv({}).CAPTURE_TEST_HOSTS.size).toBe(0);
  });

  it.each(["news.test", "news.test=10.0.0.1:80", "news.test=127.0.0.1:0", "news.test=127.0.0.1:99999", "a b=127.0.0.1:80"])(
    "are refused with a sentence where they are anything else: %s",
    (pairs) => {
      expect(() => readEnv({ CAPTURE_TEST_HOSTS: pairs })).toThrow("The environment variable CAPTURE_TEST_HOSTS must be pairs");
    },
  );

  it("are refused on a site that is served over https", () => {
    const pairs = { CAPTURE_TEST_HOSTS: "news.test=127.0.0.1:4010" };
    expect(() => readEnv({ ...pairs, SITE_URL: "https://claims.example.org" })).toThrow("refused where SITE_URL begins with https://");
    expect(readEnv({ ...pairs, SITE_URL: "http://localhost:3000" }).CAPTURE_TEST_HOSTS.size).toBe(1);
  });
});
