import type { DayOrder, Field, GivenMapping, Mapping } from "#lib/imports/columns";
import { optionalLanguage } from "#lib/schema";

export type Step = "columns" | "preview";

/** What a person says of the columns of a file, as it stands in the address: leaving the page and coming back loses none of it. */
export type Choices = {
  /** The columns that they are about, by the beginning of their shape; null: nothing was said yet. */
  of: string | null;
  /** What each column is, by its place. One that is not named is not used. */
  roles: ReadonlyMap<number, string[]>;
  language: string | null;
  days: DayOrder | null;
  head: boolean | null;
};

type Raw = Record<string, string | string[] | undefined>;

const language = optionalLanguage("The language");
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
    language: language.safeParse(one("language")).data ?? null,
    days: Object.hasOwn(DAYS, one("days")) ? (DAYS[one("days")] ?? null) : null,
    head: Object.hasOwn(HEAD, one("head")) ? (HEAD[one("head")] ?? null) : null,
  };
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
    if (choices.language) query.set("language", choices.language);
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
    language: mapping.same.language ?? null,
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
    (choices.language ?? "") === (mapping.same.language ?? "");
  if (isSame && !isHeadSaid) return null;
  const { language: _, ...same } = mapping.same;
  return {
    columns: Object.fromEntries(fields.map((field) => [field, ordered(field).length > 0 ? ordered(field) : null])),
    same: choices.language === null ? same : { ...same, language: choices.language },
    days: choices.days ?? mapping.days,
    ...(isHeadSaid ? { head: choices.head as boolean } : {}),
  };
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
