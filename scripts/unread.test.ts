import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerUnread } from "./unread.ts";

const server = createServer((_, response) => void response.end("read")).on("clientError", answerUnread);
beforeAll(() => new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready)));
afterAll(() => server.close());

function answerTo(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () => socket.write(request));
    socket.on("data", (part) => void parts.push(part));
    socket.once("end", () => resolve(Buffer.concat(parts).toString()));
    socket.once("error", reject);
  });
}
const get = (path: string) => answerTo(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);

it("an address that is too long to be read is answered in a sentence", async () => {
  expect(await get(`/desk/intake?text=${"a".repeat(10_000)}`)).toMatch(/^HTTP\/1\.1 200 /);
  const answer = await get(`/desk/intake?text=${"a".repeat(100_000)}`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  expect(answer).toContain("The address is longer than can be read.");
});

it("what is no request is answered in one, too, and another one is still read", async () => {
  expect(await answerTo("nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*This request cannot be read\./s);
  expect(await get("/")).toMatch(/^HTTP\/1\.1 200 /);
});
