import { env } from "#lib/env";
import { oembedOf, readOembedQuery } from "#lib/share/oembed";
import { readClaim, readNewsroom } from "../../(public)/reads.ts";
import { answer, onlyReading, preflight, refuse, unreadable } from "../v1/answer.ts";

export const dynamic = "force-dynamic";

/** How a claim is embedded, for whoever has its address (https://oembed.com). */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const read = readOembedQuery(new URL(request.url).searchParams, env.SITE_URL);
    if ("problems" in read) return unreadable(read.problems);
    const { number, format, ...size } = read.query;
    if (format === "xml") return refuse({ code: 501, sentence: "Only JSON is given: ask with format=json." });
    const named = number === null ? null : await readClaim(number);
    const claim = named?.mergedInto ? await readClaim(named.mergedInto.number) : named;
    if (!claim) return refuse({ code: 404, sentence: "There is no published claim at this address." });
    return oembedOf(claim.snapshot, await readNewsroom(), size);
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
