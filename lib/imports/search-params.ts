import type { DayOrder, Field, GivenMapping, Mapping } from "#lib/imports/columns";
import { LIMITS, optionalLanguage, optionalLine } from "#lib/schema";

/** What the desk can say for all rows, of those that say nothing of it. */
const FOR_ALL_ROWS = ["language", "speaker", "verdictPublisher"] as const satisfies Field[];
type ForAllRows = (typeof FOR_ALL_ROWS)[number];

export type Step = "columns" | "preview";

/** What a person says of the columns of a file, as it stands in the address: leaving the page and coming back loses none of it. */
export type Choices = {
  /** The columns that they are about, by the beginning of their shape; null: nothing was said yet. */
  of: string | null;
  /** What each column is, by its place. One that is not named is not used. */
  roles: ReadonlyMap<number, string[]>;
  days: DayOrder | null;
  head: boolean | null;
} & Record<ForAllRows, string | null>;

type Raw = Record<string, string | string[] | undefined>;

const FOR_ALL = {
  language: optionalLanguage("The language"),
  speaker: optionalLine("The speaker", LIMITS.name),
  verdictPublisher: optionalLine("The publisher", LIMITS.name),
};
const DAYS: Record<string, DayOrder> = { day: "day first", month: "month first" };
const HEAD: Record<string, boolean> = { yes: true, no: false };

/** Whatever the address says: what cannot be read is as if it were not there. */
export function readChoices(raw: Raw): Choices {
  const one = (name: string) => [raw[name]].flat()[0] ?? "";
  const roles = Object.keys(raw).flatMap((name) => {
    const place = /^c(\d{1,4})$/.exec(name)?.[1];
    const said = one(name);
    return place === undefined || !/^[A-Za-z]+(\.[A-Za-z]+)*$/.test(said) ? [] : [[Number(place), said.split(".")] as const];
  });
  return {
    of: /^[0-9a-f]{16}$/.test(one("of")) ? one("of") : null,
    roles: new Map(roles),
    ...forAllRows((field) => FOR_ALL[field].safeParse(one(field)).data ?? null),
    days: Object.hasOwn(DAYS, one("days")) ? (DAYS[one("days")] ?? null) : null,
    head: Object.hasOwn(HEAD, one("head")) ? (HEAD[one("head")] ?? null) : null,
  };
}

function forAllRows(of: (field: ForAllRows) => string | null): Record<ForAllRows, string | null> {
  return { language: of("language"), speaker: of("speaker"), verdictPublisher: of("verdictPublisher") };
}

export function readStep(raw: Raw): Step {
  return raw.step === "preview" ? "preview" : "columns";
}

/** The address of a step, with what was said so far. */
export function importHref(id: string, choices: Choices, step: Step): string {
  const query = new URLSearchParams(step === "preview" ? { step } : {});
  if (choices.of !== null) {
    query.set("of", choices.of);
    for (const [place, roles] of choices.roles) if (roles.length > 0) query.set(`c${place}`, roles.join("."));
    for (const field of FOR_ALL_ROWS) if (choices[field]) query.set(field, choices[field]);
    if (choices.days) query.set("days", choices.days === "day first" ? "day" : "month");
  }
  if (choices.head !== null) query.set("head", choices.head ? "yes" : "no");
  return query.size === 0 ? `/desk/import/${id}` : `/desk/import/${id}?${query}`;
}

/** What a mapping says of columns, in the shape of the form. */
export function choicesOf(mapping: Mapping, columns: readonly string[], shape: string, head: boolean | null): Choices {
  const rolesOf = (name: string) => Object.entries(mapping.columns).flatMap(([field, names]) => (names?.includes(name) ? [field] : []));
  return {
    of: shape.slice(0, 16),
    roles: new Map(columns.map((name, place) => [place, rolesOf(name)] as const).filter(([, roles]) => roles.length > 0)),
    ...forAllRows((field) => mapping.same[field] ?? null),
    days: null,
    head,
  };
}

/**
 * What a person says otherwise than a mapping does, as a whole; null: nothing. Of several columns of a field, those that it had come first
 * and in their order.
 */
export function givenOf(choices: Choices, mapping: Mapping, columns: readonly string[], fields: readonly Field[]): GivenMapping | null {
  const isHeadSaid = choices.head !== null;
  const chosen = new Map(fields.map((field) => [field, columns.filter((_, place) => choices.roles.get(place)?.includes(field))]));
  const ordered = (field: Field) => {
    const names = chosen.get(field) ?? [];
    const before = (mapping.columns[field] ?? []).filter((name) => names.includes(name));
    return [...before, ...names.filter((name) => !before.includes(name))];
  };
  const isSame =
    fields.every((field) => sameNames(chosen.get(field) ?? [], mapping.columns[field] ?? [])) &&
    choices.days === null &&
    FOR_ALL_ROWS.every((field) => (choices[field] ?? "") === (mapping.same[field] ?? ""));
  if (isSame && !isHeadSaid) return null;
  const same = { ...mapping.same };
  for (const field of FOR_ALL_ROWS) {
    if (choices[field] === null) delete same[field];
    else same[field] = choices[field];
  }
  return {
    columns: Object.fromEntries(fields.map((field) => [field, ordered(field).length > 0 ? ordered(field) : null])),
    same,
    days: choices.days ?? mapping.days,
    ...(isHeadSaid ? { head: choices.head as boolean } : {}),
  };
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
