import { createHmac } from "node:crypto";

/** Tells one sender from another without keeping from where they send: nobody without the secret can say which network it was. */
export function senderKey(network: string, secret: string): string {
  const key = createHmac("sha256", secret).update("senders of reports").digest();
  return createHmac("sha256", key).update(network).digest("base64url");
}
