import { type Problem, type RefusalCode, type RefusalDetails, Refused } from "#lib/errors";

/** The answer "no" as it travels to a form or through HTTP. */
export type Refusal = { code: RefusalCode | 500; sentence: string } & RefusalDetails;

const AWAY =
  /DatabaseNotReachable|ConnectionClosed|SocketTimeout|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024|P2028|P2037|\b57014\b|57P0[123]|\b08\d{3}\b|\b53300\b|not currently accepting connections|connection error and is not queryable|Connection terminated|timeout exceeded when trying to connect|Query read timeout/;

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as Error & { code?: string; meta?: { driverAdapterError?: unknown } };
  // PostgreSQL's own code, where the adapter hands it on as it is.
  const { originalCode } = (error.cause ?? {}) as { originalCode?: string };
  return (
    AWAY.test(`${code ?? ""} ${originalCode ?? ""} ${error.message}`) ||
    (error.cause !== undefined && isDatabaseAway(error.cause)) ||
    isDatabaseAway(meta?.driverAdapterError)
  );
}

/** What the person who asked is told of anything thrown. Faults of ours are logged here, and only here; nobody is shown a trace. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refused) return { code: error.code, sentence: error.message, ...error.details };
  if (isDatabaseAway(error))
    return {
      code: 503,
      sentence:
        "The database cannot be reached at the moment. What you sent may not have been saved; please look before you send it again.",
      retryAfter: 5,
    };
  // biome-ignore lint/suspicious/noConsole: the one place where faults are logged
  console.error(error);
  return { code: 500, sentence: "Something went wrong on our side, and nothing was changed. Please try again." };
}

/** The body of a refusal from the API (RFC 9457). */
export function problemJson(refusal: Refusal, title: string): Response {
  const errors: Problem[] = refusal.problems ?? [];
  return new Response(JSON.stringify({ type: "about:blank", title, status: refusal.code, detail: refusal.sentence, errors }), {
    status: refusal.code,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(refusal.retryAfter ? { "retry-after": String(refusal.retryAfter) } : {}),
    },
  });
}
