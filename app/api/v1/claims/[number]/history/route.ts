import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { historyJson } from "#lib/versions/json";
import { versionsOf } from "#lib/versions/queries";
import { onlyReading, preflight } from "../../../answer.ts";
import { answerOfClaim } from "../published.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return answerOfClaim(
    request,
    params,
    (number) => versionsOf(readersDb(), number),
    (claim) => historyJson(claim, env.SITE_URL),
  );
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
