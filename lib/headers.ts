import { env } from "#lib/env";

const dev = env.NODE_ENV === "development";

const COMMON = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  `connect-src 'self'${dev ? " ws:" : ""}`,
];

/** No 'strict-dynamic': theme.js stands in the static layout, where there is no nonce, and must run before the first paint. */
export function deskPolicy(nonce: string): string {
  return [...COMMON, `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`].join("; ");
}

/** A cached page is the same for everybody, so its inline scripts cannot carry a nonce. */
export function publicPolicy(): string {
  return [...COMMON, `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ""}`].join("; ");
}
