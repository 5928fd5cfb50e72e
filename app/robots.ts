import type { MetadataRoute } from "next";
import { env } from "#lib/env";

// The address of the site is known when it runs, not when it is built.
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/desk", "/api/auth", "/sign-in", "/sign-out", "/report"] },
    sitemap: [`${env.SITE_URL}/sitemap.xml`, `${env.SITE_URL}/news-sitemap.xml`],
  };
}
