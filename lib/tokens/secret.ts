import { createHash, randomBytes } from "node:crypto";

/** By this people, and programs that look for secrets in what is published, tell whose it is. */
const PREFIX = "cd_";

export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString("base64url")}`;
}

/** A secret of 32 random bytes cannot be guessed, so a digest without salt is enough, and a token is found by it alone. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** What `Authorization: Bearer …` holds; null where nothing that could be a secret of ours. */
export function secretIn(authorization: string | null): string | null {
  return /^Bearer +(cd_[\w-]{43})$/i.exec(authorization?.trim() ?? "")?.[1] ?? null;
}
