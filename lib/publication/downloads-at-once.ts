import { clientNetwork } from "#lib/auth/address";
import { env } from "#lib/env";
import { Refused } from "#lib/errors";

/** At once, in this process: each keeps a connection busy most of its time. */
const MOST_AT_ONCE = 4;
/** Of these to one network, so that nobody keeps all others from theirs. */
const MOST_OF_ONE = 2;

// On the global object, because Next may give each route modules of its own.
const shared = globalThis as { claimdeskDownloads?: Map<symbol, string> };
shared.claimdeskDownloads ??= new Map();
/** The networks to which downloads run. */
const running = shared.claimdeskDownloads;

/**
 * Begins to send everything that is published; refuses where enough others are at it, or the same network is twice.
 * @returns what is to be called when it has ended, however often
 */
export function beginDownload(headers: Headers): () => void {
  const network = clientNetwork(headers.get("x-forwarded-for"), env.TRUST_PROXY);
  if ([...running.values()].filter((other) => other === network).length >= MOST_OF_ONE)
    throw refused("Two downloads to your address run already; please wait until one has ended.");
  if (running.size >= MOST_AT_ONCE) throw refused("Others are downloading everything at the moment; please wait a little.");
  const one = Symbol("a download");
  running.set(one, network);
  return () => {
    running.delete(one);
  };
}

const refused = (sentence: string) => new Refused({ code: 429, sentence }, { retryAfter: 30 });
