import type { Problem } from "#lib/errors";
import { problemJson, refusalFrom } from "#lib/faults";
import { acceptsGzip, hasAlready } from "#lib/http";
import { type Answer, answers } from "#lib/publication/answers";
import { apiLimit } from "#lib/publication/api-limit";
import { encoded, type Said, zipped } from "#lib/publication/encoded";

export const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "Content-Disposition, ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
  "x-content-type-options": "nosniff",
};

const TITLES: Record<number, string> = {
  400: "The request cannot be read",
  401: "Not without a token",
  403: "Not allowed",
  404: "Not found",
  409: "In conflict with what is there",
  413: "Too large",
  415: "Not JSON",
  422: "Something needs another look",
  429: "Too many requests",
  501: "Not given in this form",
  503: "Not available at the moment",
};

/** What every route of the API does: limits, reads, and answers whatever goes wrong in one shape. */
export async function answer(request: Request, read: () => Promise<unknown>): Promise<Response> {
  const { waitS, headers } = apiLimit(request.headers);
  const response = await answerWithin(request, waitS, read);
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

async function answerWithin(request: Request, waitS: number, read: () => Promise<unknown>): Promise<Response> {
  try {
    if (waitS > 0)
      return refuse({
        code: 429,
        sentence: "There were too many requests from your address; please wait a little.",
        retryAfter: waitS,
      });
    const found = await read();
    if (found instanceof Response) return found;
    return await sent(request, encoded({ json: JSON.stringify(found) }));
  } catch (error) {
    return refuse(refusalFrom(error));
  }
}

/**
 * The same from this process's memory, if it holds the answer to this address; else it is read, and kept.
 * @param tags of what the answer shows: it is forgotten with any of them
 */
export function answerKept(request: Request, tags: readonly string[], read: () => Promise<Said | Response>): Promise<Response> {
  return answer(request, async () => {
    const key = request.url.slice(request.url.indexOf("/", 8));
    const kept = answers().find(key, performance.now());
    if (kept) return sent(request, kept);
    const since = answers().changes();
    const said = await read();
    if (said instanceof Response) return said;
    const made = encoded(said);
    answers().keep(key, tags, made, since);
    return sent(request, made);
  });
}

async function sent(request: Request, answer: Answer): Promise<Response> {
  const headers: Record<string, string> = { ...CORS, "cache-control": "no-cache", etag: answer.etag, vary: "Accept-Encoding" };
  if (answer.link !== null) headers.link = answer.link;
  if (hasAlready(request.headers.get("if-none-match"), answer.etag)) return new Response(null, { status: 304, headers });
  headers["content-type"] = "application/json";
  const body = acceptsGzip(request.headers.get("accept-encoding")) ? await zipped(answer) : answer.plain;
  // Next drops the header of the real name and would compress once more; scripts/serve.ts gives it its name.
  if (body !== answer.plain) headers["x-content-encoding"] = "gzip";
  return new Response(body, { headers });
}

export function problem(refusal: Parameters<typeof problemJson>[0]): Response {
  const response = problemJson(refusal, TITLES[refusal.code] ?? "Something went wrong");
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}

/** The same for what pages of other sites may read. */
export function refuse(refusal: Parameters<typeof problemJson>[0]): Response {
  const response = problem(refusal);
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
}

export function unreadable(problems: Problem[]): Response {
  return refuse({
    code: 400,
    sentence: problems.length === 1 ? (problems[0]?.message ?? "") : `${problems.length} parameters need another look.`,
    problems,
  });
}

/** For every method that a route does not have. */
export function onlyReading(): Response {
  const response = methodNotAllowed("This address can only be read, with GET.", "GET, HEAD, OPTIONS");
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
}

export function methodNotAllowed(detail: string, allow: string): Response {
  return new Response(JSON.stringify({ type: "about:blank", title: "Method not allowed", status: 405, detail, errors: [] }), {
    status: 405,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      allow,
    },
  });
}

export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      allow: "GET, HEAD, OPTIONS",
      "access-control-allow-methods": "GET, HEAD, OPTIONS",
      "access-control-allow-headers": "If-None-Match",
      "access-control-max-age": "86400",
    },
  });
}
