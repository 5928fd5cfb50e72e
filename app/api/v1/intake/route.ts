import { clientNetwork } from "#lib/auth/address";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { invalid, Refused } from "#lib/errors";
import { type Refusal, refusalFrom } from "#lib/faults";
import { bodyWithin } from "#lib/http";
import { sendDraft } from "#lib/intake/commands";
import { claimTextOf } from "#lib/intake/draft";
import { type SentInput, sentInput } from "#lib/intake/schema";
import { countRequest } from "#lib/limits/counted";
import { similarOnDesk } from "#lib/matching/queries";
import { MOST_COMPARED } from "#lib/matching/schema";
import { apiLimit } from "#lib/publication/api-limit";
import type { SentJson } from "#lib/publication/api-schema";
import { problemsOf } from "#lib/schema";
import { holderOf } from "#lib/tokens/holder";
import { methodNotAllowed, problem } from "../answer.ts";

export const dynamic = "force-dynamic";

const MOST_BYTES = 1_048_576;
const MOST_PROBLEMS = 100;
const METHODS = "POST, OPTIONS";

/** A page and a passage that a program sends in. Only its token counts: cookies are not read, and no page of another site may ask (no CORS). */
export async function POST(request: Request): Promise<Response> {
  const { waitS, headers } = apiLimit(request.headers);
  const response = await answered(request, waitS);
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

async function answered(request: Request, waitS: number): Promise<Response> {
  try {
    const now = new Date();
    const count = (key: string, most: number, sentence: string) =>
      countRequest(db(), { key: `intake ${key}`, most, seconds: env.LIMIT_API_WINDOW, now, sentence });
    const holder = await holderOf(db(), request.headers.get("authorization"), "intake", now).catch(async (error: unknown) => {
      // Counted before it is answered, so that guessing is bounded, and what holds is not counted with it.
      if (waitS > 0) throw new Refused({ code: 429, sentence: TOO_MANY }, { retryAfter: waitS });
      await count(`from ${clientNetwork(request.headers.get("x-forwarded-for"), env.TRUST_PROXY)}`, env.LIMIT_API_INTAKE_ADDRESS, TOO_MANY);
      throw error;
    });
    await count(`by ${holder.token.id}`, env.LIMIT_API_INTAKE_TOKEN, "This token has sent too much; please wait a little.");

    const sent = await read(request);
    // Before anything is made, so that a fault here has made nothing.
    const similar = await similarOnDesk(db(), comparedOf(sent), null);
    const { number, state, alreadyThere } = await sendDraft(db(), holder, sent, now);
    const at = (claim: number) => `${env.SITE_URL}/desk/claims/${claim}`;
    const body: SentJson = {
      number,
      url: at(number),
      state,
      alreadyThere,
      similar: similar.filter((one) => one.number !== number).map((one) => ({ number: one.number, url: at(one.number), score: one.score })),
    };
    return Response.json(body, { status: alreadyThere ? 200 : 201, headers: { ...OWN_HEADERS, location: at(number) } });
  } catch (error) {
    return refused(refusalFrom(error));
  }
}

const TOO_MANY = "There were too many requests from your address; please wait a little.";
const OWN_HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** @throws Refused 400, 413, 415; 422 with the path of everything that is wrong */
async function read(request: Request): Promise<SentInput> {
  if (new URL(request.url).search !== "") throw new Refused({ code: 400, sentence: "This address takes no parameters." });
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    throw new Refused({ code: 415, sentence: "What is sent must be JSON (Content-Type: application/json)." });
  const bytes = await bodyWithin(request, MOST_BYTES);
  if (bytes === null) throw new Refused({ code: 413, sentence: "What was sent is larger than 1 MB." });
  const parsed = sentInput.safeParse(jsonIn(bytes));
  if (parsed.success) return parsed.data;
  throw invalid(
    problemsOf(parsed.error)
      .slice(0, MOST_PROBLEMS)
      .map(({ path, message }) => ({ path: path.slice(0, 100), message: path === "" ? "What is sent must be one JSON object." : message })),
  );
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refused({ code: 400, sentence: "What was sent is not JSON in UTF-8." });
  }
}

function comparedOf(sent: SentInput): string {
  const text = claimTextOf({ ...sent, url: "" });
  return (sent.text === null || text === sent.text ? text : `${text}\n${sent.text}`).slice(0, MOST_COMPARED).toWellFormed();
}

function refused(refusal: Refusal): Response {
  const response = problem(refusal);
  if (refusal.code === 401) response.headers.set("www-authenticate", 'Bearer realm="Claimdesk"');
  return response;
}

export const GET = () => methodNotAllowed("Drafts are sent to this address, with POST.", METHODS);
export const OPTIONS = () => new Response(null, { status: 204, headers: { ...OWN_HEADERS, allow: METHODS } });
export { GET as DELETE, GET as HEAD, GET as PATCH, GET as PUT };
