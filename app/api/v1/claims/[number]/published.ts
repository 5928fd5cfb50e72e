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
  return answer(request, async () => {
    const [asked] = [...new URL(request.url).searchParams.keys()];
    if (asked !== undefined) return unreadable([{ path: asked.slice(0, 100), message: "This address takes no parameters." }]);
    const { number } = await params;
    const claim = isClaimNumber(number) ? await publishedClaim(db(), Number(number)) : null;
    return claim ? tell(claim) : refuse({ code: 404, sentence: "There is no published claim of this number." });
  });
}
