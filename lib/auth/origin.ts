import { env } from "#lib/env";
import type { Refusal } from "#lib/errors";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request that changes something comes from a page of ours. Without an Origin it does not.
 * @param hosts the hosts under which we are reached: that of SITE_URL and the one that the request names
 */
export function isSameOrigin(origin: string | null, hosts: readonly (string | null)[]): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return hosts.some((host) => {
    if (host === null || !URL.canParse(`${from.protocol}//${host}`)) return false;
    const ours = new URL(`${from.protocol}//${host}`);
    if (ours.host === from.host) return true;
    return LOOPBACK.has(ours.hostname) && LOOPBACK.has(from.hostname) && ours.port === from.port;
  });
}

export const NOT_FROM_HERE: Refusal = { code: 403, sentence: "This request did not come from a page of this site." };

/** The same for a request to us, which may have come through proxies that we trust and that changed its Host. */
export function isFromHere(headers: { get(name: string): string | null }): boolean {
  const forwarded = env.TRUST_PROXY > 0 ? (headers.get("x-forwarded-host")?.split(",") ?? []) : [];
  const hosts = [new URL(env.SITE_URL).host, headers.get("host"), ...forwarded.map((host) => host.trim())];
  return isSameOrigin(headers.get("origin"), hosts);
}
