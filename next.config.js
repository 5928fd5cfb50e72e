/** Why `useCache` and not `cacheComponents`: docs/decisions/0002-whole-pages.md. */
export default {
  // The tests build beside a running application.
  distDir: process.env.BUILD_FOLDER || ".next",
  // `npm run check` checks types, tests included; a build by a newcomer need not.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages live in each process's bounded memory and are cold after a restart, so a page written to disk can never outlive what it shows.
  experimental: { useCache: true, isrFlushToDisk: false, serverActions: { bodySizeLimit: "1mb" } },
  serverExternalPackages: ["@node-rs/argon2", "pg"],
};
