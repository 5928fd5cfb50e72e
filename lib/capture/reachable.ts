import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";

// What is not global unicast, by IANA's registries of special-purpose addresses, with multicast and what is reserved.
const NOT_GLOBAL_4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // shared by customers of a provider; 100.100.100.200 is metadata
  ["127.0.0.0", 8],
  ["169.254.0.0", 16], // link-local; 169.254.169.254 is metadata
  ["172.16.0.0", 12],
  ["192.0.0.0", 24], // protocol assignments; 192.0.0.192 is metadata
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  ["168.63.129.16", 32], // global by its number, metadata by its use
] as const;

const NOT_GLOBAL_6 = [
  ["2001::", 23], // protocol assignments: Teredo, benchmarks, identifiers
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4: an IPv4 address within
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const;

const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
const notGlobal = new BlockList();
for (const [net, bits] of NOT_GLOBAL_4) notGlobal.addSubnet(net, bits, "ipv4");
for (const [net, bits] of NOT_GLOBAL_6) notGlobal.addSubnet(net, bits, "ipv6");

/** A tunnel to the IPv4 address in its last half (ISATAP), below whatever prefix. */
const TUNNEL_6 = /:(0|200|0200):5efe:/;

/** Whether an IP address belongs to the internet at large, and not to this machine, its networks or whoever runs it. */
export function isReachable(address: string, own: BlockList = ownAddresses()): boolean {
  const version = isIP(address);
  if (version === 4) return !notGlobal.check(address, "ipv4") && !own.check(address, "ipv4");
  if (version !== 6 || !global6.check(address, "ipv6") || notGlobal.check(address, "ipv6") || own.check(address, "ipv6")) return false;
  return !TUNNEL_6.test(new URL(`http://[${address}]`).hostname);
}

/** The addresses of this machine's interfaces, as they are now. */
export function ownAddresses(): BlockList {
  const own = new BlockList();
  for (const { address, family } of Object.values(networkInterfaces()).flatMap((each) => each ?? []))
    own.addAddress(address.replace(/%.*/, ""), family === "IPv6" ? "ipv6" : "ipv4");
  return own;
}

// Names that belong to no site of the internet, or to none that anybody writes about (RFC 6761, 6762, 7686, 8375, 9476, and what ICANN keeps for private use).
const PRIVATE_NAMES =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|invalid|example|example\.(com|net|org)|onion|alt|home\.arpa)$/;

/** Whether a name can be that of a site: not of one label, nor below a name that is private. */
export function isPublicName(name: string): boolean {
  return name.includes(".") && !PRIVATE_NAMES.test(name);
}
