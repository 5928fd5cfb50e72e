import { readersDb } from "#lib/db";
import type { Said } from "#lib/publication/encoded";
import { mergedInto, type PublishedClaim, publishedClaim } from "#lib/publication/queries";
import { isClaimNumber } from "#lib/publication/search-params";
import { claimTag } from "#lib/publication/tags";
import { answerKept, CORS, refuse, unreadable } from "../../answer.ts";

type Params = Promise<{ number: string }>;

/** Answers with what `tell` makes of the current version of the claim that an address names. */
export function answerFromVersion(request: Request, params: Params, tell: (claim: PublishedClaim) => unknown): Promise<Response> {
  return answerOfClaim(
    request,
    params,
    async (number) => {
      const claim = await publishedClaim(readersDb(), number);
      return claim?.mergedInto ? null : claim;
    },
    tell,
  );
}

/** The same of whatever is read of a published claim. */
export function answerOfClaim<T>(
  request: Request,
  params: Params,
  read: (number: number) => Promise<T | null>,
  tell: (found: T) => unknown,
): Promise<Response> {
  return answerOfNumber(request, params, async (number) => {
    const found = await read(number);
    return found && { json: JSON.stringify(tell(found)) };
  });
}

/** The same of what is JSON text already. */
export async function answerOfNumber(request: Request, params: Params, read: (number: number) => Promise<Said | null>): Promise<Response> {
  const { number } = await params;
  return answerKept(request, [claimTag(Number(number))], async () => {
    const [asked] = [...new URL(request.url).searchParams.keys()];
    if (asked !== undefined) return unreadable([{ path: asked.slice(0, 100), message: "This address takes no parameters." }]);
    const found = isClaimNumber(number) ? await read(Number(number)) : null;
    return found ?? (await ledOn(request, number)) ?? refuse({ code: 404, sentence: "There is no published claim of this number." });
  });
}

/** Where a claim is the same as another, which has the same below its own number. */
async function ledOn(request: Request, number: string): Promise<Response | null> {
  const into = isClaimNumber(number) ? await mergedInto(readersDb(), Number(number)) : null;
  if (into === null) return null;
  const location = new URL(request.url).pathname.replace(`/claims/${number}`, `/claims/${into.number}`);
  return new Response(null, { status: 308, headers: { ...CORS, location, "cache-control": "no-cache" } });
}
