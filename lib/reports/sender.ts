import { createHmac } from "node:crypto";
import { isIP } from "node:net";

/**
 * Tells one sender from another without keeping from where they send: nobody without the secret can say which address it was. A network
 * of IPv6 that one household has is one sender.
 */
export function senderKey(address: string, secret: string): string {
  const key = createHmac("sha256", secret).update("senders of reports").digest();
  return createHmac("sha256", key).update(networkOf(address)).digest("base64url");
}

export function networkOf(address: string): string {
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
