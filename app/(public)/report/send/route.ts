import { clientNetwork } from "#lib/auth/address";
import { isFromHere, NOT_FROM_HERE } from "#lib/auth/origin";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { invalid } from "#lib/errors";
import { refusalFrom } from "#lib/faults";
import { bodyWithin } from "#lib/http";
import { publicPath } from "#lib/reports/about";
import { sendReport } from "#lib/reports/commands";
import { enterDoor } from "#lib/reports/door";
import { problemWithToken } from "#lib/reports/form-token";
import { formAgain, type Typed } from "#lib/reports/refused-form";
import { reportInput } from "#lib/reports/schema";
import { senderKey } from "#lib/reports/sender";
import { problemsOf } from "#lib/schema";
import { smallPage } from "#lib/small-page";

/** The longest report that is taken, with every letter written as twelve bytes, and some. */
const MOST_BYTES = 128 * 1_024;

const BACK = { href: "/report", text: "Report an error" };

/** What the form at `/report` sends (proxy.ts leads it here). Bad input answers with the form, and everything that was typed. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromHere(request.headers)) return smallPage(NOT_FROM_HERE.code, "Refused", NOT_FROM_HERE.sentence, BACK);
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded"))
    return smallPage(400, "This cannot be read", "What was sent could not be read.", BACK);
  const body = await bodyWithin(request, MOST_BYTES);
  if (body === null) return smallPage(413, "Too large", "What was sent is larger than any report can be.", BACK);
  if (!isText(body)) return smallPage(400, "This cannot be read", "What was sent is not text in UTF-8.", BACK);
  const fields = new URLSearchParams(body.toString());
  const field = (name: string) => fields.get(name) ?? "";
  const typed: Typed = { about: field("about"), version: field("version"), text: field("text"), contact: field("contact") };
  // Nobody sees this field; robots fill it in, and are not told.
  if (field("topic") !== "") return thanks(typed);
  try {
    const now = new Date();
    const sender = senderOf(request.headers);
    // Before anything is looked at: also to draw the form again costs something.
    await enterDoor(sender, now, () => sendReport(db(), { ...read(typed, field("token"), now), sender, now }));
    return thanks(typed);
  } catch (error) {
    const refusal = refusalFrom(error);
    try {
      return await formAgain({ typed, refusal });
    } catch {
      return smallPage(
        503,
        "Back in a moment",
        "Your report could not be taken. Please go back, where what you typed should still be, and send it again shortly.",
        BACK,
        { "retry-after": "5" },
      );
    }
  }
}

/** @throws Refused 422 with everything that is wrong */
function read(typed: Typed, token: string, now: Date) {
  const about = typed.about === "" ? "/" : publicPath(typed.about);
  const parsed = reportInput.safeParse({ text: typed.text, contact: typed.contact });
  const late = problemWithToken(token, env.AUTH_SECRET ?? "", now);
  const problems = [
    ...(about === null ? [{ path: "", message: "This is not the address of a page of this site." }] : []),
    ...(parsed.error ? problemsOf(parsed.error) : []),
  ];
  if (about === null || !parsed.success) throw invalid(problems);
  // Of the form itself only where all that was typed is right: it is drawn anew in any case.
  if (late !== null) throw invalid([{ path: "", message: late }]);
  return { ...parsed.data, about, version: /^\d{1,6}$/.test(typed.version) ? Number(typed.version) : null };
}

function senderOf(headers: Headers): string {
  return senderKey(clientNetwork(headers.get("x-forwarded-for"), env.TRUST_PROXY), env.AUTH_SECRET ?? "");
}

/** To another page, so that reading it again sends nothing again. */
function thanks({ about, contact }: Typed): Response {
  const path = publicPath(about);
  const params = new URLSearchParams({ ...(path !== null && { about: path }), ...(contact.trim() !== "" && { address: "left" }) });
  const location = params.size > 0 ? `/report/thanks?${params}` : "/report/thanks";
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** Otherwise something else than what was typed would be kept. */
function isText(form: Buffer): boolean {
  try {
    decodeURIComponent(new TextDecoder("utf-8", { fatal: true }).decode(form));
    return true;
  } catch {
    return false;
  }
}
