import "server-only";
import { randomBytes } from "node:crypto";
import type { Refusal } from "#lib/faults";
import { ownAddress } from "#lib/own-address";

/** What somebody typed into the form, as they typed it. */
export type Typed = { about: string; version: string; text: string; contact: string };
export type RefusedForm = { typed: Typed; refusal: Refusal };

/** The header by which this process tells its own page what a form was refused for: nobody else can guess what stands in it. */
export const REFUSED_FORM = "x-refused-form";

// On the global object, because Next gives pages and routes modules of their own.
const kept = globalThis as { claimdeskRefusedForms?: Map<string, RefusedForm> };
kept.claimdeskRefusedForms ??= new Map();
const forms = kept.claimdeskRefusedForms;

export function refusedForm(key: string | null): RefusedForm | null {
  return (key !== null && forms.get(key)) || null;
}

/**
 * The form again, whole and without scripts, with what was typed and why it was refused, under the code of the refusal. A page of Next
 * answers 200 to whoever asks for it, so this asks for it and hands it on.
 */
export async function formAgain(form: RefusedForm): Promise<Response> {
  const key = randomBytes(24).toString("base64url");
  forms.set(key, form);
  try {
    const page = await fetch(`${ownAddress()}/report`, { headers: { [REFUSED_FORM]: key }, signal: AbortSignal.timeout(10_000) });
    if (!page.ok) throw new Error(`The form of a report could not be drawn: ${page.status}`);
    const { code, retryAfter } = form.refusal;
    return new Response(await page.arrayBuffer(), {
      status: code,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": page.headers.get("content-security-policy") ?? "",
        ...(retryAfter ? { "retry-after": String(retryAfter) } : {}),
      },
    });
  } finally {
    forms.delete(key);
  }
}
