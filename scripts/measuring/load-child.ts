// Reads one address over and over, or each of many in turn, on many connections, in a process of its own, and tells how often it could. Written over plain sockets,
// so that it costs less than the server that it measures.
import { connect, type Socket } from "node:net";

export type Order = { host: string; port: number; paths: string[]; headers: Record<string, string>; connections: number; ms: number };
export type Outcome = { answers: number; ms: number; failures: number; bytes: number; failure: string | null };

const END = Buffer.from("\r\n\r\n");

process.on("message", (order: Order) => void run(order).then((outcome) => process.send?.(outcome)));
process.on("disconnect", () => process.exit(0));

async function run(order: Order): Promise<Outcome> {
  const outcome: Outcome = { answers: 0, ms: 0, failures: 0, bytes: 0, failure: null };
  const head = Object.entries({ host: `${order.host}:${order.port}`, ...order.headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const requests = order.paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${head.join("")}\r\n`));
  let asked = 0;
  const next = () => requests[asked++ % requests.length] as Buffer;
  const began = performance.now();
  const until = began + order.ms;
  await Promise.all(Array.from({ length: order.connections }, () => keepAsking(order, next, until, outcome)));
  return { ...outcome, ms: performance.now() - began };
}

function keepAsking({ host, port }: Order, next: () => Buffer, until: number, outcome: Outcome): Promise<void> {
  return new Promise((done) => {
    let socket: Socket;
    const fail = (why: string) => {
      outcome.failures++;
      outcome.failure ??= why;
    };
    const open = () => {
      let received = Buffer.alloc(0);
      let missing = 0; // bytes of the body that is coming
      let isChunked = false;
      let answered = 0;
      const ended = () => {
        answered++;
        outcome.answers++;
        if (performance.now() >= until) socket.destroy();
        else socket.write(next());
      };
      socket = connect({ host, port, noDelay: true }, () => socket.write(next()));
      socket.on("data", (data) => {
        outcome.bytes += data.length;
        if (missing > 0) {
          missing -= data.length;
          if (missing <= 0) ended();
          return;
        }
        received = received.length === 0 ? data : Buffer.concat([received, data]);
        if (isChunked) {
          if (received.subarray(-5).toString("latin1") !== "0\r\n\r\n") return;
          isChunked = false;
          received = Buffer.alloc(0);
          return ended();
        }
        const end = received.indexOf(END);
        if (end < 0) return;
        const headers = received.subarray(0, end).toString("latin1");
        if (!headers.startsWith("HTTP/1.1 200")) fail(headers.slice(0, headers.indexOf("\r\n")));
        const length = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1];
        if (length === undefined) {
          isChunked = true;
          if (received.subarray(-5).toString("latin1") !== "0\r\n\r\n") return;
          isChunked = false;
          received = Buffer.alloc(0);
          return ended();
        }
        missing = Number(length) - (received.length - end - END.length);
        received = Buffer.alloc(0);
        if (missing <= 0) ended();
      });
      socket.on("error", (error) => fail(error.message));
      socket.on("close", () => {
        if (performance.now() >= until) return done();
        // A server may close a connection after so many answers.
        if (answered === 0) fail("The connection was closed before an answer.");
        open();
      });
    };
    open();
  });
}
