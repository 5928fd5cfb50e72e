import type { Problem } from "#lib/errors";
import { problemJson, refusalFrom } from "#lib/faults";
import { apiWait } from "#lib/publication/api-limit";

const CORS = { "access-control-allow-origin": "*", "x-content-type-options": "nosniff" };

const TITLES: Record<number, string> = {
  400: "The request cannot be read",
  404: "Not found",
  429: "Too many requests",
  501: "Not given in this form",
  503: "Not available at the moment",
};

/** What every route of the API does: limits, reads, and answers whatever goes wrong in one shape. */
export async function answer(request: Request, read: () => Promise<unknown>): Promise<Response> {
  try {
    const retryAfter = apiWait(request.headers);
    if (retryAfter > 0)
      return refuse({ code: 429, sentence: "There were too many requests from your address; please wait a little.", retryAfter });
    const found = await read();
    if (found instanceof Response) return found;
    return Response.json(found, { headers: { ...CORS, "cache-control": "no-cache" } });
  } catch (error) {
    return refuse(refusalFrom(error));
  }
}

/** JSON that is text already. */
export function jsonText(text: string): Response {
  return new Response(text, { headers: { ...CORS, "content-type": "application/json", "cache-control": "no-cache" } });
}

export function refuse(refusal: Parameters<typeof problemJson>[0]): Response {
  const response = problemJson(refusal, TITLES[refusal.code] ?? "Something went wrong");
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
  const detail = "This address can only be read, with GET.";
  return new Response(JSON.stringify({ type: "about:blank", title: "Method not allowed", status: 405, detail, errors: [] }), {
    status: 405,
    headers: {
      ...CORS,
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      allow: "GET, HEAD, OPTIONS",
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
      "access-control-max-age": "86400",
    },
  });
}
