import { db } from "#lib/db";
import { env } from "#lib/env";
import { claimJson } from "#lib/publication/api";
import { publishedClaim } from "#lib/publication/queries";
import { answer, onlyReading, preflight, refuse, unreadable } from "../../answer.ts";

export const dynamic = "force-dynamic";

const none = () => refuse({ code: 404, sentence: "There is no published claim of this number." });

export function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return answer(request, async () => {
    const [asked] = [...new URL(request.url).searchParams.keys()];
    if (asked !== undefined) return unreadable([{ path: asked.slice(0, 100), message: "This address takes no parameters." }]);
    const { number } = await params;
    if (!/^[1-9]\d{0,9}$/.test(number) || Number(number) > 2_147_483_647) return none();
    const claim = await publishedClaim(db(), Number(number));
    return claim ? claimJson(claim.snapshot, env.SITE_URL) : none();
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
