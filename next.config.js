// The same for every answer; the Content-Security-Policy differs from request to request and stands in proxy.ts.
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  ...(process.env.SITE_URL?.startsWith("https://")
    ? [{ key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" }]
    : []),
];

/** Why `useCache` and not `cacheComponents`: docs/decisions/0002-whole-pages.md. */
export default {
  // The tests build beside a running application.
  distDir: process.env.BUILD_FOLDER || ".next",
  // `npm run check` checks types, tests included; a build by a newcomer need not.
  typescript: { ignoreBuildErrors: true },
  // Pages and a route that only the benchmark builds, to compare with.
  pageExtensions: ["tsx", "ts", ...(process.env.BENCH_PAGES ? ["bench.tsx", "bench.ts"] : [])],
  poweredByHeader: false,
  // scripts/encoded-pages.ts tags a page once, and not for every reader.
  generateEtags: false,
  // In development Next would print what is sent to a server function: passwords too.
  logging: { serverFunctions: false },
  // Nothing here uses Next's own images, so that nobody may have them made.
  images: { unoptimized: true },
  reactStrictMode: true,
  headers: async () => [{ source: "/:path*", headers }],
  // What names no icon of its own (feeds, and a page that is just being drawn) is asked for it there.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  // Pages live in each process's bounded memory and are cold after a restart, so a page written to disk can never outlive what it shows.
  // `authInterrupts` lets a page answer 403 (`forbidden()`).
  experimental: { useCache: true, isrFlushToDisk: false, authInterrupts: true, serverActions: { bodySizeLimit: "1mb" } },
  serverExternalPackages: ["@napi-rs/canvas", "@node-rs/argon2", "pg"],
};
