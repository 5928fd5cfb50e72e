import { isIP } from "node:net";

/**
 * From which network a request comes: by this everybody is counted, since one household has a whole network of IPv6. Our server appends the
 * address of the socket to X-Forwarded-For; before it stand what the proxies that we trust appended, and before those whatever the client
 * cared to write.
 * @param trusted how many proxies stand in front of us (TRUST_PROXY)
 */
export function clientNetwork(forwardedFor: string | null, trusted: number): string {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => hop !== "");
  return networkOf((hops.at(-1 - trusted) ?? hops[0] ?? "unknown").slice(0, 64));
}

function networkOf(address: string): string {
  const within4 = /^::ffff:([0-9.]+)$/i.exec(address)?.[1];
  if (within4) return within4;
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const before = groups(head);
  const after = groups(tail);
  const whole = address.includes("::")
    ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after]
    : before;
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
