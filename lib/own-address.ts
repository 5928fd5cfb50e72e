import { env } from "#lib/env";

/** Where this process reaches itself, for what Next does only within a request. */
export function ownAddress(): string {
  const host = /^(0\.0\.0\.0|::)$/.test(env.HOST) ? "127.0.0.1" : env.HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${env.PORT}`;
}
