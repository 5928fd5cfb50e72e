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

/** Public pages carry no script but files of our own (scripts/plain-pages.ts). In development they are Next's. */
export function publicPolicy(): string {
  return [...COMMON, `script-src 'self'${dev ? " 'unsafe-inline' 'unsafe-eval'" : ""}`].join("; ");
}

/** An embed is shown inside the pages of others: it may be framed by all, and can do nothing but draw itself and ask for itself. */
export function embedPolicy(style: string): string {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
    "script-src 'self'",
    "connect-src 'self'",
    `style-src ${style}`,
  ].join("; ");
}
