import "server-only";
import { clientNetwork } from "#lib/auth/address";
import { env } from "#lib/env";
import { makeBuckets } from "#lib/publication/buckets";

// In this process alone: two app processes together let twice as many through. It keeps one reader from taking the API from
// the others; a crowd is the business of the proxy in front. On the global object, because Next may give each route modules of its own.
const shared = globalThis as { claimdeskRequests?: ReturnType<typeof makeBuckets> };
shared.claimdeskRequests ??= makeBuckets({ size: env.LIMIT_API_REQUESTS, seconds: env.LIMIT_API_WINDOW });
const requests = shared.claimdeskRequests;

const POLICY = `"default";q=${env.LIMIT_API_REQUESTS};w=${env.LIMIT_API_WINDOW}`;

/** The seconds to wait, or 0 if the request may pass; and the headers that say so (draft-ietf-httpapi-ratelimit-headers). */
export function apiLimit(headers: Headers, now = Date.now()): { waitS: number; headers: [string, string][] } {
  const { waitS, left, fullS } = requests.take(clientNetwork(headers.get("x-forwarded-for"), env.TRUST_PROXY), now);
  return {
    waitS,
    headers: [
      ["ratelimit-policy", POLICY],
      ["ratelimit", `"default";r=${left};t=${fullS}`],
    ],
  };
}
