import { createHmac, timingSafeEqual } from "node:crypto";

const SOONEST_MS = 3_000;
const DAY_MS = 86_400_000;

const seal = (at: string, secret: string) =>
  createHmac("sha256", createHmac("sha256", secret).update("the form of a report").digest()).update(at).digest("base64url");

/** Says when a form was drawn, so that it cannot be said otherwise. */
export function newFormToken(secret: string, now: Date): string {
  const at = String(now.getTime());
  return `${at}.${seal(at, secret)}`;
}

/** Why a form with this token is asked for again; null: it is fresh, and somebody had the time to type. */
export function problemWithToken(token: string, secret: string, now: Date): string | null {
  const [, at, given] = /^(\d{1,15})\.([\w-]{43})$/.exec(token) ?? [];
  if (!at || !given || !timingSafeEqual(Buffer.from(given), Buffer.from(seal(at, secret))))
    return "This form was out of date. What you typed is still here; please send it once more.";
  const age = now.getTime() - Number(at);
  if (age < SOONEST_MS) return "That was quicker than anybody types. What you typed is still here; please send it once more in a moment.";
  if (age > DAY_MS) return "This form was open for more than a day. What you typed is still here; please send it once more.";
  return null;
}
