import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { claimPath } from "#lib/publication/listed";
import { smallPage } from "#lib/small-page";
import { numberIn } from "#lib/versions/addresses";
import { timeMap } from "#lib/versions/memento";
import { timesOf } from "#lib/versions/queries";
import { answer } from "../../../../feeds/answer.ts";

export const dynamic = "force-dynamic";

/** The TimeMap of a claim: all its versions with their times. */
export function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const { slug } = await params;
    const number = numberIn(slug);
    const claim = number === null ? null : await timesOf(readersDb(), number);
    const all = { href: "/claims", text: "All claims" };
    if (!claim) return smallPage(404, "There is no such claim", "There is no published claim of this number.", all);
    const path = claimPath(claim);
    if (`/claims/${slug}` !== path) return new Response(null, { status: 308, headers: { location: `${path}/timemap` } });
    return new Response(timeMap(`${env.SITE_URL}${path}`, claim.versions), {
      headers: { "content-type": "application/link-format; charset=utf-8", "cache-control": "no-cache" },
    });
  });
}
