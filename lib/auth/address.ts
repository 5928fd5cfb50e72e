/**
 * Where a request comes from. Our server appends the address of the socket to X-Forwarded-For; before it stand what the
 * proxies that we trust appended, and before those whatever the client cared to write.
 * @param trusted how many proxies stand in front of us (TRUST_PROXY)
 */
export function clientAddress(forwardedFor: string | null, trusted: number): string {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => hop !== "");
  return (hops.at(-1 - trusted) ?? hops[0] ?? "unknown").slice(0, 64);
}
