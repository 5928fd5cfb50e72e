import { createLoader, createParser, createSerializer, parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { CLAIM_STATES, type ClaimState, STATUSES, type Status } from "#lib/claims/states";
import { isCalendarDate } from "#lib/schema";

/** The states that a claim in the table can have: a discarded one is gone. */
export const LISTED_STATES = CLAIM_STATES.filter((state) => state !== "discarded");

export const SORTS = ["number", "said", "changed", "logged", "waiting"] as const;
export type Sort = (typeof SORTS)[number];

export const SORT_WORDS: Record<Sort, string> = {
  number: "number",
  said: "said on",
  changed: "last change",
  logged: "logged on",
  waiting: "time in review",
};

export const COLUMNS = ["status", "number", "claim", "speaker", "said", "state", "owner", "logged", "changed"] as const;
export type ColumnName = (typeof COLUMNS)[number];

export const COLUMN_WORDS: Record<ColumnName, string> = {
  status: "Status",
  number: "No.",
  claim: "Claim",
  speaker: "Speaker",
  said: "Said on",
  state: "State",
  owner: "Owner",
  logged: "Logged on",
  changed: "Changed",
};

/** Without these a row could not be told from another. */
export const FIXED_COLUMNS: readonly ColumnName[] = ["number", "claim"];
export const USUAL_COLUMNS: ColumnName[] = ["status", "number", "claim", "speaker", "said", "state", "owner", "changed"];

export const DENSITIES = ["comfortable", "compact"] as const;

/** Where a page begins: what the list is sorted by, and the number, of the claim next to it. Empty: no date. */
export type Cursor = { value: string; number: number };

const CURSOR = /^([0-9TZ:.-]{0,24})~(\d{1,10})$/;
const VALUE = /^$|^-?\d{1,15}$|^\d{4}-\d{2}-\d{2}$/;

const cursor = createParser<Cursor>({
  parse(text) {
    const [, value, digits] = CURSOR.exec(text) ?? [];
    if (value === undefined || digits === undefined || !VALUE.test(value)) return null;
    const number = Number(digits);
    return number >= 1 && number <= 2_147_483_647 ? { value, number } : null;
  },
  serialize: ({ value, number }) => `${value}~${number}`,
  eq: (a, b) => a.value === b.value && a.number === b.number,
});

/** Whether a cursor of the address fits what the list is sorted by: a day, a moment in ms, or nothing but the number. */
export function fits(place: Cursor | null, sort: Sort): place is Cursor {
  if (place === null) return false;
  if (sort === "number") return place.value === "";
  if (sort === "said") return place.value === "" || isCalendarDate(place.value);
  const moment = Number(place.value);
  const known = /^\d{1,15}$/.test(place.value) && moment <= 253_402_300_799_999;
  return known || (sort === "waiting" && place.value === "");
}

const day = createParser<string>({ parse: (text) => (isCalendarDate(text) ? text : null), serialize: String });

function text(max: number) {
  return createParser<string>({
    parse: (typed) => (typed.trim() !== "" && typed.length <= max && typed.isWellFormed() && !typed.includes("\0") ? typed.trim() : null),
    serialize: String,
  });
}

const uuid = createParser<string>({ parse: (typed) => z.uuid().safeParse(typed).data ?? null, serialize: String });

const owner = createParser<string>({
  parse: (typed) => (typed === "me" || z.uuid().safeParse(typed).success ? typed : null),
  serialize: String,
});

/** As on the public list: `last=1`. */
const one = createParser<boolean>({ parse: (text) => (text === "1" ? true : null), serialize: () => "1" });

const parsers = {
  q: text(300),
  state: parseAsStringLiteral(LISTED_STATES),
  status: parseAsStringLiteral(STATUSES),
  /** Slugs of a party and of a topic. */
  speaker: text(600),
  topic: text(600),
  owner,
  from: day,
  to: day,
  /** The id of an import. */
  import: uuid,
  sort: parseAsStringLiteral(SORTS).withDefault("changed"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
  after: cursor,
  before: cursor,
  last: one.withDefault(false),
  columns: parseAsArrayOf(parseAsStringLiteral(COLUMNS)).withDefault(USUAL_COLUMNS),
  density: parseAsStringLiteral(DENSITIES).withDefault("comfortable"),
};

export type ClaimFilter = {
  q: string | null;
  state: Exclude<ClaimState, "discarded"> | null;
  status: Status | null;
  speaker: string | null;
  topic: string | null;
  owner: string | null;
  from: string | null;
  to: string | null;
  import: string | null;
};
export type TableParams = ClaimFilter & {
  sort: Sort;
  order: "asc" | "desc";
  after: Cursor | null;
  before: Cursor | null;
  last: boolean;
  columns: ColumnName[];
  density: (typeof DENSITIES)[number];
};

export const FILTERS = [
  "q",
  "state",
  "status",
  "speaker",
  "topic",
  "owner",
  "from",
  "to",
  "import",
] as const satisfies readonly (keyof ClaimFilter)[];

export const NO_FILTER: ClaimFilter = {
  q: null,
  state: null,
  status: null,
  speaker: null,
  topic: null,
  owner: null,
  from: null,
  to: null,
  import: null,
};

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

/** Whatever the address says: what cannot be read is as if it were not there. */
export function readTableParams(raw: Record<string, string | string[] | undefined>): TableParams {
  const single = Object.entries(raw).map(([name, value]) => [
    name,
    Array.isArray(value) ? (name === "columns" ? value.join(",") : value[0]) : value,
  ]);
  const read = load(Object.fromEntries(single)) as TableParams;
  const backwards = read.from !== null && read.to !== null && read.from > read.to;
  const after = fits(read.after, read.sort) ? read.after : null;
  const before = after === null && fits(read.before, read.sort) ? read.before : null;
  return {
    ...read,
    ...(backwards ? { from: read.to, to: read.from } : {}),
    after,
    before,
    last: read.last && after === null && before === null,
    columns:
      read.columns.length === 0
        ? USUAL_COLUMNS
        : COLUMNS.filter((column) => FIXED_COLUMNS.includes(column) || read.columns.includes(column)),
  };
}

/** The address of the table with something changed. Another filter or order begins at the first page. */
export function tableHref(params: Partial<TableParams>, change: Partial<TableParams> = {}, path = "/desk/claims"): string {
  const all = { ...params, after: null, before: null, last: null, ...change };
  return serialize(path, { ...all, columns: all.columns && same(all.columns, USUAL_COLUMNS) ? null : (all.columns ?? null) });
}

/** What a form on the table's page must carry along as hidden fields, so that it changes only its own part of the address. */
export function carried(params: TableParams, own: readonly (keyof TableParams)[]): [string, string][] {
  const rest = Object.fromEntries(Object.entries(params).filter(([name]) => !own.includes(name as keyof TableParams)));
  const href = tableHref({ ...rest, columns: own.includes("columns") ? USUAL_COLUMNS : params.columns });
  return [...new URLSearchParams(href.split("?")[1] ?? "")];
}

export function isFiltered(filter: ClaimFilter): boolean {
  return FILTERS.some((name) => filter[name] !== null);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
