/** What was wrong with one field, or with the whole where the path is empty. The path is that of the input: `evidence[0].basis.party`. */
export type Problem = { path: string; message: string };

/** The code that HTTP gives for a refusal (policy.md, interfaces.md). */
export type RefusalCode = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 501 | 503;

export type Refusal = { code: RefusalCode; sentence: string };

export type RefusalDetails = {
  problems?: Problem[];
  /** What happened since the caller looked (409). */
  changes?: Change[];
  /** Seconds until it makes sense to try again (429, 503). */
  retryAfter?: number;
};

/** One thing that somebody did to a claim, in the words shown on a conflict page. */
export type Change = { what: string; who: string; at: string };

/** The answer "no" with its reason. Every refusal of a command is one of these; anything else that is thrown is a fault of ours. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(refusal: Refusal, details: RefusalDetails = {}) {
    super(refusal.sentence);
    this.name = "Refused";
    this.code = refusal.code;
    this.details = details;
  }
}

export function notFound(what: string): Refused {
  return new Refused({ code: 404, sentence: `There is no such ${what}.` });
}

export function invalid(problems: Problem[]): Refused {
  const sentence = problems.length === 1 ? (problems[0]?.message ?? "") : `${problems.length} things need another look.`;
  return new Refused({ code: 422, sentence }, { problems });
}

/** The name of the violated constraint or unique index, from whatever Prisma wrapped it in; null for any other fault. */
export function violatedConstraint(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  const { code, meta, message } = error as { code: unknown; meta?: unknown; message?: string };
  if (typeof code !== "string" || !/^P20(02|03|04|10|34|39)$/.test(code)) return null;
  const cause = (meta as { driverAdapterError?: { cause?: Record<string, unknown> } } | undefined)?.driverAdapterError?.cause;
  const constraint = cause?.constraint as { index?: string; fields?: string[] } | undefined;
  if (constraint?.index) return constraint.index;
  if (constraint?.fields) return constraint.fields.join("_");
  const text = `${String(cause?.originalMessage ?? "")} ${message ?? ""}`;
  return /constraint "?([\w]+)"?/.exec(text)?.[1] ?? code;
}

/** Whether PostgreSQL ended a transaction because it and another one waited for each other: beginning anew is all it needs. */
export function isStandoff(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as Error & { code?: unknown; meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } };
  return code === "P2034" || meta?.driverAdapterError?.cause?.originalCode === "40P01";
}
