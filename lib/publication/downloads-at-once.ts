import { Refused } from "#lib/errors";

/** At once, in this process: each keeps a connection busy most of its time. */
const MOST_AT_ONCE = 4;

// On the global object, because Next may give each route modules of its own.
const shared = globalThis as { claimdeskDownloads?: { running: number } };
shared.claimdeskDownloads ??= { running: 0 };
const downloads = shared.claimdeskDownloads;

/**
 * Begins to send everything that is published; refuses where enough others are at it.
 * @returns what is to be called when it has ended, however often
 */
export function beginDownload(): () => void {
  if (downloads.running >= MOST_AT_ONCE)
    throw new Refused(
      { code: 429, sentence: "Others are downloading everything at the moment; please wait a little." },
      { retryAfter: 30 },
    );
  let running = true;
  downloads.running++;
  return () => {
    if (running) downloads.running--;
    running = false;
  };
}
