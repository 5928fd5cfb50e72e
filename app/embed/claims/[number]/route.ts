import { refusalFrom } from "#lib/faults";
import { embedPolicy } from "#lib/headers";
import { hasAlready } from "#lib/http";
import { isClaimNumber } from "#lib/publication/search-params";
import { claimEmbed, EMBED_STYLE, embedTag, embedWithout } from "#lib/share/embed";
import { readClaim, readNewsroom } from "../../../(public)/reads.ts";

export const dynamic = "force-dynamic";

/** A frame that its page has put in a sandbox has no origin, and asks for itself as a stranger. */
const CORS = { "access-control-allow-origin": "*" };

const HEADERS = {
  ...CORS,
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": embedPolicy(EMBED_STYLE),
  "x-content-type-options": "nosniff",
};

/** The same whatever query is behind its address: sites append theirs, and `every` is for the script alone. */
export async function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  try {
    const { number } = await params;
    const [claim, newsroom] = await Promise.all([isClaimNumber(number) ? readClaim(Number(number)) : null, readNewsroom()]);
    if (!claim) return without(404, embedWithout("There is no published claim of this number."));
    if (claim.mergedInto)
      return new Response(null, {
        status: 308,
        headers: { ...CORS, location: `/embed/claims/${claim.mergedInto.number}`, "cache-control": "no-cache" },
      });
    const tag = embedTag(claim, newsroom);
    // Everybody may keep it, and asks before showing it again: a correction is seen at once.
    const headers = { ...HEADERS, etag: tag, "cache-control": "public, max-age=0, must-revalidate" };
    if (hasAlready(request.headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers });
    return new Response(claimEmbed(claim, newsroom), { headers });
  } catch (error) {
    const { code, retryAfter = 5 } = refusalFrom(error);
    return without(code, embedWithout("This claim cannot be shown at the moment.", ""), { "retry-after": String(retryAfter) });
  }
}

export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "if-none-match",
      "access-control-max-age": "86400",
    },
  });
}

function without(status: number, page: string, headers: Record<string, string> = {}): Response {
  return new Response(page, { status, headers: { ...HEADERS, "cache-control": "no-store", ...headers } });
}
