import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { claimPath } from "#lib/publication/listed";
import { smallPage } from "#lib/small-page";
import { numberIn } from "#lib/versions/addresses";
import { httpDate, linkFormat, mementos, pastOf, readAcceptDatetime, versionAtSecond } from "#lib/versions/memento";
import { timesOf } from "#lib/versions/queries";
import { answer } from "../../../../feeds/answer.ts";

export const dynamic = "force-dynamic";

const VARY = { vary: "accept-datetime", "cache-control": "no-cache" };

/** The TimeGate of a claim: leads to the version of a moment; without one, to the last. */
export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const { slug } = await params;
    const number = numberIn(slug);
    const claim = number === null ? null : await timesOf(readersDb(), number);
    const all = { href: "/claims", text: "All claims" };
    if (!claim) return smallPage(404, "There is no such claim", "There is no published claim of this number.", all, VARY);
    const path = claimPath(claim);
    if (`/claims/${slug}` !== path) return new Response(null, { status: 308, headers: { ...VARY, location: `${path}/timegate` } });
    const given = request.headers.get("accept-datetime");
    const at = given === null ? Number.MAX_SAFE_INTEGER : readAcceptDatetime(given);
    if (at === null)
      return smallPage(
        400,
        "This moment cannot be read",
        `“Accept-Datetime” is not a date of HTTP, such as ${httpDate("2025-12-26T12:00:00Z")}.`,
        { href: path, text: "The claim as it is now" },
        VARY,
      );
    const { number: version } = versionAtSecond(claim.versions, at);
    const site = `${env.SITE_URL}${path}`;
    const link = linkFormat([...pastOf(site), ...mementos(site, claim.versions, version)]);
    return new Response(null, { status: 302, headers: { ...VARY, location: `${path}/versions/${version}`, link } });
  });
}
