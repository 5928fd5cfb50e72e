import { refusalFrom } from "#lib/faults";
import { smallPage } from "#lib/small-page";

/** What everybody may read from anywhere, and asks for again before it is shown, so that a correction is there at once. */
export const OPEN = {
  "access-control-allow-origin": "*",
  "cache-control": "public, no-cache",
  "x-content-type-options": "nosniff",
};

/** Answers in words where something cannot be given: a feed that is not there, a database that is away. */
export async function answer(read: () => Promise<Response | null>): Promise<Response> {
  const back = { href: "/claims", text: "All claims" };
  try {
    return (await read()) ?? smallPage(404, "Not found", "There is nothing at this address.", back);
  } catch (error) {
    const { code, sentence, retryAfter } = refusalFrom(error);
    return smallPage(code, "Not available", sentence, back, retryAfter ? { "retry-after": String(retryAfter) } : {});
  }
}
