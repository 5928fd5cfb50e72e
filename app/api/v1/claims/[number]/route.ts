import { readDirectly } from "#lib/db";
import { env } from "#lib/env";
import { withSite } from "#lib/publication/api";
import { claimText } from "#lib/publication/queries";
import { onlyReading, preflight } from "../../answer.ts";
import { answerOfNumber } from "./published.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return answerOfNumber(request, params, async (number) => {
    const json = await claimText(readDirectly, number);
    return json === null ? null : { json: withSite(json, env.SITE_URL) };
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
