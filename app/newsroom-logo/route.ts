import { readersDb } from "#lib/db";
import { refusalFrom } from "#lib/faults";
import { newsroomLogo } from "#lib/publication/queries";

export const dynamic = "force-dynamic";

const TYPES = ["image/png", "image/jpeg", "image/webp"];

/** The logo that the newsroom chose. Its address carries the revision of the settings, so it may be kept. */
export async function GET(): Promise<Response> {
  try {
    const logo = await newsroomLogo(readersDb());
    if (!logo || !TYPES.includes(logo.type)) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
    return new Response(logo.bytes, {
      headers: {
        "content-type": logo.type,
        "cache-control": "public, max-age=86400",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      },
    });
  } catch (error) {
    const { code, retryAfter } = refusalFrom(error);
    return new Response(null, {
      status: code,
      headers: { "cache-control": "no-store", ...(retryAfter ? { "retry-after": String(retryAfter) } : {}) },
    });
  }
}
