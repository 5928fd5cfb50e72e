import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { openApi } from "#lib/publication/openapi";
import { newsroomForReaders } from "#lib/publication/queries";
import { NEWSROOM } from "#lib/publication/tags";
import { answerKept, onlyReading, preflight, unreadable } from "../answer.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerKept(request, [NEWSROOM], async () => {
    const [asked] = [...new URL(request.url).searchParams.keys()];
    if (asked !== undefined) return unreadable([{ path: asked.slice(0, 100), message: "This address takes no parameters." }]);
    const { name, licence } = await newsroomForReaders(readersDb());
    return { json: JSON.stringify(openApi({ newsroom: name, licence, siteUrl: env.SITE_URL })) };
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
