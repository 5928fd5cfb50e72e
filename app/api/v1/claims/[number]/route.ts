import { readDirectly } from "#lib/db";
import { env } from "#lib/env";
import { withSite } from "#lib/publication/api";
import { makeClaimTexts } from "#lib/publication/claim-texts";
import { onlyReading, preflight } from "../../answer.ts";
import { answerOfNumber } from "./published.ts";

export const dynamic = "force-dynamic";

const textOf = makeClaimTexts(readDirectly);

export function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return answerOfNumber(request, params, async (number) => {
    const json = await textOf(number);
    return json === null ? null : { json: withSite(json, env.SITE_URL) };
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
