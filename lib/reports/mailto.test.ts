import { expect, test } from "vitest";
import { answerHref } from "#lib/reports/mailto";

test("an answer to a report goes to the address that was left, with the claim’s address and the reader’s words in it", () => {
  const about = { name: "C-1003", address: "https://claims.example/claims/1003-a-bridge", text: "The day is wrong.\r\nSee page 2 & 3?" };
  const href = answerHref("a+reader@example.org", about);
  expect(href).toMatch(/^mailto:a%2Breader@example\.org\?subject=Your%20report%20about%20C-1003&body=/);
  expect(new URL(href).searchParams.get("body")).toBe(
    "\r\n\r\nhttps://claims.example/claims/1003-a-bridge\r\n\r\n> The day is wrong.\r\n> See page 2 & 3?\r\n",
  );
});

test("nothing in an address or a report becomes another header of the letter, and a long report is cut", () => {
  const href = answerHref("x?bcc=all@example.org", {
    name: "/",
    address: "https://claims.example/",
    text: `&cc=all@example.org${"🙂".repeat(5_000)}`,
  });
  expect([...new URL(href).searchParams.keys()]).toEqual(["subject", "body"]);
  expect([...(new URL(href).searchParams.get("body") ?? "")].length).toBeLessThan(1_100);
});
