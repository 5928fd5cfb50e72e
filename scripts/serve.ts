import "./cli.ts";

import { createServer } from "node:http";
import next from "next";
import { endWhatRuns } from "../lib/at-end.ts";
import { env } from "../lib/env.ts";
import { atEnd, keepServing } from "./cli.ts";
import { encodedPages } from "./encoded-pages.ts";
import { Failure } from "./failure.ts";
import { askAsEverybody, namedEncoding, plainHeaders } from "./next-answers.ts";
import { root } from "./program.ts";
import { answerUnread } from "./unread.ts";
import { unreadable } from "./unreadable.ts";

// Next keeps what pages have read as small pieces of Node's pool, each of which keeps the whole of it: by the usual 8 KB, readers of made-up
// addresses could fill a gigabyte with answers of some bytes.
Buffer.poolSize = 1_024;

const dev = process.argv.includes("--dev");
// Next calls every loopback address "localhost"; under another name proxy.ts would rewrite to another origin, through HTTP to itself.
const app = next({ dev, dir: root, hostname: "localhost", port: env.PORT, turbopack: dev });
await app.prepare();
const handle = app.getRequestHandler();

const encode = dev ? null : encodedPages();
const server = createServer((request, response) => {
  // As a proxy does: the last address is the one at the other end of this connection, whatever a visitor wrote before it.
  const forwarded = request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] = [forwarded, request.socket.remoteAddress].flat().filter(Boolean).join(", ");
  askAsEverybody(request.headers, request.url ?? "");
  namedEncoding(response);
  plainHeaders(response);
  encode?.(request, response);
  const problem = unreadable(request.method ?? "", request.url ?? "");
  if (problem) return void response.writeHead(problem.code, problem.headers).end(problem.body);
  void handle(request, response);
});
// Whoever asks for another protocol is answered in this one. Only the development server speaks a second, to the browser.
if (dev) server.on("upgrade", app.getUpgradeHandler());
server.requestTimeout = 120_000;
server.on("clientError", answerUnread);

atEnd(async () => {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), dev ? 200 : 8_000);
  await closed;
  clearTimeout(late);
});

atEnd(endWhatRuns);

server.once("error", (error: NodeJS.ErrnoException) => {
  throw error.code === "EADDRINUSE"
    ? new Failure(`Port ${env.PORT} on ${env.HOST} is taken; end the program that uses it or set PORT to another number.`)
    : error;
});
server.listen(env.PORT, env.HOST, () => {
  keepServing();
  process.send?.("ready");
});
