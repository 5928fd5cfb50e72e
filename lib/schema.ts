import { z } from "zod";

/** Limits in code points (interfaces.md, "Lengths"). */
export const LIMITS = {
  claim: 1_000,
  quote: 5_000,
  rationale: 10_000,
  title: 500,
  name: 500,
  place: 500,
  address: 2_048,
  email: 254,
  reason: 2_000,
  report: 5_000,
  contact: 320,
} as const;

export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A text of so many letters at most, with “…” where it goes on. */
export function shortened(text: string, max: number): string {
  if (codePoints(text) <= max) return text;
  return `${[...text]
    .slice(0, max - 1)
    .join("")
    .trimEnd()}…`;
}

/** A form sends CRLF for every line end; nothing else of a text is changed. */
export function withPlainLineEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Text that PostgreSQL and JSON can hold, of at most `max` code points, and not blank. */
export function requiredText(what: string, max: number) {
  return anyText(what, max).refine((text) => text.trim() !== "", { error: `${what} is missing.` });
}

/** The same, where blank means that there is none. */
export function optionalText(what: string, max: number) {
  return anyText(what, max)
    .nullish()
    .transform((text) => (text === undefined || text === null || text.trim() === "" ? null : text));
}

function anyText(what: string, max: number) {
  return z
    .string({ error: ({ input }) => (input === undefined ? `${what} is missing.` : `${what} must be text.`) })
    .max(max * 2 + 2_000, { error: `${what} is too long: at most ${max.toLocaleString("en")} characters.`, abort: true })
    .transform(withPlainLineEnds)
    .refine((text) => codePoints(text) <= max, {
      error: `${what} is too long: at most ${max.toLocaleString("en")} characters.`,
    })
    .refine((text) => !text.includes("\0"), { error: `${what} holds a character that cannot be stored (NUL).` })
    .refine((text) => text.isWellFormed(), { error: `${what} holds half a character (a lone surrogate).` });
}

// Controls, bidirectional controls and characters without a shape. Joiners (U+200C, U+200D), variation selectors and
// the tags of flag emoji are needed by real names and stay allowed.
export const UNSEEN =
  /\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/u;

const NOT_SEEN_SENTENCE = (what: string) => `${what} holds a character that cannot be seen; please type it again.`;

/** A name or title: one line, without characters that nobody can see. */
export function requiredLine(what: string, max: number) {
  return requiredText(what, max).refine((text) => !UNSEEN.test(text), { error: NOT_SEEN_SENTENCE(what) });
}

export function optionalLine(what: string, max: number) {
  return optionalText(what, max).refine((text) => text === null || !UNSEEN.test(text), {
    error: NOT_SEEN_SENTENCE(what),
  });
}

/** A day of the calendar, `YYYY-MM-DD`, that exists. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function requiredDate(what: string) {
  return z
    .string({ error: ({ input }) => (input === undefined || input === null ? `${what} is missing.` : `${what} is not a date.`) })
    .min(1, { error: `${what} is missing.`, abort: true })
    .max(20, { error: `${what} is not a date.`, abort: true })
    .refine(isCalendarDate, { error: `${what} is not a date of the calendar (year-month-day, such as 2025-12-24).` });
}

export function optionalDate(what: string) {
  return z
    .union([z.literal("").transform(() => null), requiredDate(what)])
    .nullish()
    .transform((date) => date ?? null);
}

/** A BCP 47 tag in its canonical spelling: `en`, `pt-BR`, `zh-Hant`. */
export function requiredLanguage(what: string) {
  return z
    .string({ error: `${what} is missing.` })
    .max(35, { error: `${what} is not a language code.`, abort: true })
    .transform((tag, context) => {
      try {
        const canonical = Intl.getCanonicalLocales(tag)[0];
        if (canonical) return canonical;
      } catch {}
      context.addIssue({ code: "custom", message: `${what} is not a language code (such as en, es or pt-BR).` });
      return z.NEVER;
    });
}

export function optionalLanguage(what: string) {
  return z
    .union([z.literal("").transform(() => null), requiredLanguage(what)])
    .nullish()
    .transform((tag) => tag ?? null);
}

/** An address that a reader can open: http or https, without user and password. */
export function optionalAddress(what: string) {
  return optionalText(what, LIMITS.address)
    .transform((address) => address?.trim() ?? null)
    .refine(
      (address) => {
        if (address === null) return true;
        if (!URL.canParse(address)) return false;
        const url = new URL(address);
        return /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && url.hostname !== "";
      },
      { error: `${what} must be a web address that begins with http:// or https://.` },
    );
}

export function requiredAddress(what: string) {
  return optionalAddress(what).transform((address, context) => {
    if (address !== null) return address;
    context.addIssue({ code: "custom", message: `${what} is missing.` });
    return z.NEVER;
  });
}

/** In lower case, as the database writes it, so that two spellings of one identifier are equal. */
export const id = idOf("This is not one of our identifiers.");

export function idOf(error: string) {
  return z.uuid({ error }).toLowerCase();
}
export const claimNumber = z.int({ error: "This is not a claim number." }).min(1).max(2_147_483_647);
export const revision = z.int({ error: "The form is out of date; please open the page again." }).min(1).max(2_147_483_647);

/** What is being looked for while somebody types it. */
export const searchInput = z.strictObject({
  query: z
    .string()
    .max(2_048)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), { error: "This holds a character that cannot be looked for." }),
});

/** The problems of a failed parse, each with the path of its field. */
export function problemsOf(error: z.ZodError): { path: string; message: string }[] {
  return issuesIn(error.issues).flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: "Unknown field." }));
    return [{ path: pathOf(issue.path), message: issue.message }];
  });
}

/** Of several shapes that something could have had, the one whose fields were given says what is wrong with them. */
function issuesIn(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
    const meant = issue.errors.find((shape) => shape.every((each) => each.code !== "unrecognized_keys")) ?? issue.errors.at(-1) ?? [];
    return issuesIn(meant.map((each) => ({ ...each, path: [...issue.path, ...each.path] })));
  });
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (whole, part) => (typeof part === "number" ? `${whole}[${part}]` : whole === "" ? String(part) : `${whole}.${String(part)}`),
    "",
  );
}
