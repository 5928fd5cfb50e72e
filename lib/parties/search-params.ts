import { createLoader, createParser, createSerializer, parseAsStringLiteral } from "nuqs/server";
import { PARTY_KINDS, type PartyKind } from "#lib/parties/schema";
import { isCalendarDate } from "#lib/schema";

const words = createParser<string>({
  parse: (typed) => (typed.trim() !== "" && typed.length <= 300 && typed.isWellFormed() && !typed.includes("\0") ? typed.trim() : null),
  serialize: String,
});

/** A page begins beside a party, by its slug. */
const slug = createParser<string>({ parse: (text) => (/^[a-z0-9-]{1,200}$/.test(text) ? text : null), serialize: String });

/** As on the public list: `last=1`. */
const one = createParser<boolean>({ parse: (text) => (text === "1" ? true : null), serialize: () => "1" });

const parsers = { q: words, kind: parseAsStringLiteral(PARTY_KINDS), after: slug, before: slug, last: one.withDefault(false) };

export type PartyFilter = { q: string | null; kind: PartyKind | null };
export type PartyListParams = PartyFilter & { after: string | null; before: string | null; last: boolean };

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

type Raw = Record<string, string | string[] | undefined>;

const firstOf = (raw: Raw) =>
  Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));

/** Whatever the address says: what cannot be read is as if it were not there. */
export function readPartyListParams(raw: Raw): PartyListParams {
  const read = load(firstOf(raw)) as PartyListParams;
  const before = read.after === null ? read.before : null;
  return { ...read, before, last: read.last && read.after === null && before === null };
}

/** The address of the list with something changed. Another filter begins at the first page. */
export function partiesHref(params: Partial<PartyListParams>, change: Partial<PartyListParams> = {}): string {
  const all = { ...params, after: null, before: null, last: null, ...change };
  return serialize("/desk/parties", { ...all, last: all.last || null });
}

/** The day as of which a party's ties are shown; one that cannot be read is today. */
export function readAsOf(raw: Raw, today: string): string {
  const typed = firstOf(raw).asOf;
  return typed !== undefined && isCalendarDate(typed) ? typed : today;
}
