import { z } from "zod";
import { STATUSES } from "#lib/claims/states";
import { isCalendarDate } from "#lib/schema";

/** Where a page of the public list begins: the time in ms by which it is ordered, and the number, of the claim next to it. */
export type Cursor = { at: number; number: number };

/** The number of a claim in an address. */
export function isClaimNumber(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647;
}

/** What somebody types who looks for a claim by its number: C-1003, c1003, 1003; null: something else. */
export function claimNumberIn(typed: string): number | null {
  const [, number = ""] = /^\s*(?:c\s*[-‐‑–−]?\s*)?(\d{1,10})\s*$/iu.exec(typed) ?? [];
  return isClaimNumber(number) ? Number(number) : null;
}

/** Days before 1970 are less than nothing. */
const CURSOR = /^(-?\d{1,15})-(\d{1,10})$/;

export function writeCursor({ at, number }: Cursor): string {
  return `${at}-${number}`;
}

export const cursor = (name: string) =>
  z
    .string()
    .regex(CURSOR, { error: `“${name}” is not a place in this list.` })
    .transform((text): Cursor => {
      const [, at, number] = CURSOR.exec(text) as unknown as [string, string, string];
      return { at: Number(at), number: Number(number) };
    })
    .refine(({ at, number }) => Math.abs(at) <= 8_640_000_000_000_000 && number <= 2_147_483_647, {
      error: `“${name}” is not a place in this list.`,
    })
    .optional();

/** The days of the form, as it names them. */
export const DAY_WORDS = { from: "Said on or after", to: "Said on or before" } as const;

const day = (name: keyof typeof DAY_WORDS) =>
  z
    .string()
    .refine(isCalendarDate, { error: `“${DAY_WORDS[name]}” is not a date (year-month-day, such as 2025-12-24).` })
    .optional();

export const slug = (name: string) =>
  z
    .string()
    .min(1, { error: `“${name}” is empty.` })
    .max(600, { error: `“${name}” is too long.` })
    .refine((text) => text.isWellFormed() && !text.includes("\0"), { error: `“${name}” holds a character that cannot be looked for.` })
    .optional();

export const words = z
  .string()
  .max(300, { error: "The search is too long: at most 300 characters." })
  .refine((text) => text.isWellFormed() && !text.includes("\0"), { error: "The search holds a character that cannot be looked for." })
  .optional();

/** The query of /claims (interfaces.md). An empty field of the search form is no filter. */
export const publicQuery = z
  .strictObject({
    q: words,
    status: z.enum(STATUSES, { error: `“status” is one of ${STATUSES.join(", ")}.` }).optional(),
    party: slug("party"),
    topic: slug("topic"),
    from: day("from"),
    to: day("to"),
    after: cursor("after"),
    before: cursor("before"),
    last: z.literal("1", { error: "“last” can only be 1." }).optional(),
  })
  .refine((query) => [query.after, query.before, query.last].filter((one) => one !== undefined).length <= 1, {
    error: "A list begins after a claim, before a claim, or at its end: not two of these.",
  })
  .refine((query) => !query.from || !query.to || query.from <= query.to, {
    error: `“${DAY_WORDS.from}” is a later day than “${DAY_WORDS.to}”.`,
  });
export type PublicQuery = z.output<typeof publicQuery>;

/** What a list is filtered by. */
export type ListFilter = Partial<Pick<PublicQuery, "q" | "status" | "party" | "topic" | "from" | "to">>;

/** The address of the list, filtered so, from a place on. */
export function claimsAddress(filter: ListFilter, place: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...place })) if (value) params.set(name, value);
  return params.size > 0 ? `/claims?${params}` : "/claims";
}

/** What mail, networks and advertisers append to the addresses that they pass on. It asks nothing of a page; deploy/nginx.conf knows it, too. */
export const APPENDED = /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid)$/;

/** What a reader asked for. */
export const asked = (params: URLSearchParams) => [...params].filter(([name]) => !APPENDED.test(name));

/** Nothing is filtered by: an address without a query, or with nothing in it. */
export function asksNothing(params: URLSearchParams): boolean {
  return asked(params).every(([, value]) => value === "");
}

/** The same without its empty fields, which a form sends too; null: it has none. */
export function withoutEmpty(params: URLSearchParams): URLSearchParams | null {
  const filled = [...params].filter(([, value]) => value !== "");
  return filled.length < params.size ? new URLSearchParams(filled) : null;
}

/** @returns the query, or a sentence that says what is wrong with it, and what else can be read of it */
export function readPublicQuery(params: URLSearchParams): { query: PublicQuery } | { problem: string; readable: ListFilter } {
  const readable = readableOf(params);
  const given = new Map<string, string>();
  for (const [name, value] of asked(params)) {
    if (given.has(name)) return { problem: `“${name.slice(0, 50)}” is given twice.`, readable };
    if (value !== "") given.set(name, value);
  }
  const parsed = publicQuery.safeParse(Object.fromEntries(given));
  if (parsed.success) return { query: parsed.data };
  const issue = parsed.error.issues[0];
  if (issue?.code === "unrecognized_keys") return { problem: `There is no filter “${issue.keys[0]?.slice(0, 50)}”.`, readable };
  return { problem: issue?.message ?? "This address cannot be read.", readable };
}

const FILTERS = ["q", "status", "party", "topic", "from", "to"] as const;

/** Each filter that can be read by itself. */
function readableOf(params: URLSearchParams): ListFilter {
  const read = FILTERS.flatMap((name) => {
    const [value, ...others] = params.getAll(name).filter((one) => one !== "");
    return value !== undefined && others.length === 0 && publicQuery.shape[name].safeParse(value).success ? [[name, value]] : [];
  });
  return Object.fromEntries(read);
}

/** Where somebody goes on whose query could not be read: with the two days the other way round, and with what could be read. */
export function waysBack({ from, to, ...rest }: ListFilter): { href: string; text: string }[] {
  const reversed = from !== undefined && to !== undefined && from > to;
  const kept = reversed ? rest : { ...rest, from, to };
  const isKept = Object.values(kept).some((value) => value !== undefined);
  return [
    ...(reversed ? [{ href: claimsAddress({ ...rest, from: to, to: from }), text: "Look with the two days the other way round" }] : []),
    ...(isKept ? [{ href: claimsAddress(kept), text: "Back to the form, with the rest of what you chose" }] : []),
    { href: "/claims", text: "All claims" },
  ];
}
