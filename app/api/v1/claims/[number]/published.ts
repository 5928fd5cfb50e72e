import { db } from "#lib/db";
import { type PublishedClaim, publishedClaim } from "#lib/publication/queries";
import { isClaimNumber } from "#lib/publication/search-params";
import { answer, refuse, unreadable } from "../../answer.ts";

/** Answers with what `tell` makes of the current version of the claim that an address names. */
export function answerFromVersion(
  request: Request,
  params: Promise<{ number: string }>,
  tell: (claim: PublishedClaim) => unknown,
): Promise<Response> {
  return answerOfClaim(request, params, (number) => publishedClaim(db(), number), tell);
}

/** The same of whatever is read of a published claim. */
export function answerOfClaim<T>(
  request: Request,
  params: Promise<{ number: string }>,
  read: (number: number) => Promise<T | null>,
  tell: (found: T) => unknown,
): Promise<Response> {
  return answer(request, async () => {
    const [asked] = [...new URL(request.url).searchParams.keys()];
    if (asked !== undefined) return unreadable([{ path: asked.slice(0, 100), message: "This address takes no parameters." }]);
    const { number } = await params;
    const found = isClaimNumber(number) ? await read(Number(number)) : null;
    return found ? tell(found) : refuse({ code: 404, sentence: "There is no published claim of this number." });
  });
}
