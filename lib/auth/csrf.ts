import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

// The form of next-auth 4's own cookie: the token, a bar, and sha256 over the token and the secret.
const COOKIE = /^([0-9a-f]{64})\|([0-9a-f]{64})$/;

const proof = (token: string, secret: string) => createHash("sha256").update(`${token}${secret}`).digest("hex");

/** A new cookie value, as next-auth would make it: a page cannot set cookies, so proxy.ts does before the sign-in form is drawn. */
export function newCsrfCookie(secret: string): string {
  const token = randomBytes(32).toString("hex");
  return `${token}|${proof(token, secret)}`;
}

/** The token that the form must send; null if the cookie is not one of ours. */
export function csrfTokenOf(cookie: string | undefined, secret: string): string | null {
  const [, token, given] = COOKIE.exec(cookie ?? "") ?? [];
  if (!token || !given) return null;
  return timingSafeEqual(Buffer.from(given), Buffer.from(proof(token, secret))) ? token : null;
}
