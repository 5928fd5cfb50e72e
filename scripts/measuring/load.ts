import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { atEnd } from "../cli.ts";
import { Failure } from "../failure.ts";
import type { Order, Outcome } from "./load-child.ts";

export const CONNECTIONS = 16;

let child: ChildProcess | undefined;

function asking(order: Order): Promise<Outcome> {
  if (!child?.connected) {
    const started = fork(join(import.meta.dirname, "load-child.ts"), { execArgv: [] });
    child = started;
    atEnd(async () => void started.kill());
  }
  const asked = child;
  return new Promise((done, failed) => {
    const gone = () => failed(new Failure("What reads the pages to be measured has ended."));
    asked.once("exit", gone);
    asked.once("message", (outcome) => {
      asked.off("exit", gone);
      done(outcome as Outcome);
    });
    asked.send(order);
  });
}

export type Load = { headers?: Record<string, string>; connections?: number; ms?: number };

/**
 * How many answers a second an address gives to many readers at once, or several of one application, asked for in turn.
 * @throws Failure unless every answer is 200
 */
export async function answersPerSecond(
  addresses: string | readonly string[],
  { headers = {}, connections = CONNECTIONS, ms = 700 }: Load = {},
): Promise<number> {
  const urls = [addresses].flat().map((address) => new URL(address));
  const [{ host, hostname, port }] = urls as [URL];
  const paths = urls.map(({ pathname, search }) => `${pathname}${search}`);
  const order = { host: hostname === "localhost" ? "127.0.0.1" : hostname, port: Number(port), paths };
  const outcome = await asking({ ...order, headers: { host, ...headers }, connections, ms });
  if (outcome.failures > 0) throw new Failure(`${urls[0]} was not answered ${outcome.failures} times: ${outcome.failure}.`);
  return outcome.answers / (outcome.ms / 1_000);
}
