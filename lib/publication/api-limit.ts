import "server-only";
import { clientAddress } from "#lib/auth/address";
import { env } from "#lib/env";
import { makeBuckets } from "#lib/publication/buckets";

// In this process alone: two app processes together let twice as many through. It keeps one reader from taking the API from
// the others; a crowd is the business of the proxy in front.
const requests = makeBuckets({ size: env.LIMIT_API_REQUESTS, seconds: env.LIMIT_API_WINDOW });

/** @returns the seconds to wait, or 0 if the request may pass */
export function apiWait(headers: Headers, now = Date.now()): number {
  return requests.take(clientAddress(headers.get("x-forwarded-for"), env.TRUST_PROXY), now);
}
