import { objectsInScript } from "#lib/json-ld";

/** An object of JSON-LD. */
export type Thing = { [key: string]: unknown };

const ARTICLE = /(Article|Posting|Report)$/;
const PAGE = /Page$/;
const MOST_THINGS = 10_000;

/** What the JSON-LD of a page says of the article on it: of several, the first; null where it speaks of none. */
export function articleOf(scripts: string[]): Thing | null {
  const things = scripts.flatMap(thingsIn).slice(0, MOST_THINGS);
  const is = (pattern: RegExp) => (thing: Thing) => [thing["@type"]].flat().some((type) => typeof type === "string" && pattern.test(type));
  const article = things.find(is(ARTICLE)) ?? things.find(is(PAGE));
  if (!article) return null;
  const byId = new Map(things.flatMap((thing) => (typeof thing["@id"] === "string" ? [[thing["@id"], thing] as const] : [])));
  const whole = (value: unknown): unknown => {
    const id = isThing(value) && value.name === undefined ? value["@id"] : undefined;
    return typeof id === "string" ? (byId.get(id) ?? value) : value;
  };
  return Object.fromEntries(Object.entries(article).map(([key, value]) => [key, Array.isArray(value) ? value.map(whole) : whole(value)]));
}

/** What stands there as text: itself, or the names of what it names. */
export function textAt(thing: Thing | null, key: string): string | null {
  const names = [thing?.[key]].flat().flatMap((value) => {
    if (typeof value === "string") return [value];
    if (!isThing(value)) return [];
    return [value.name].flat().filter((name) => typeof name === "string");
  });
  const told = names.map((name) => name.trim()).filter((name) => name !== "");
  return told.length === 0 ? null : [...new Set(told)].slice(0, 20).join(", ");
}

function thingsIn(script: string): Thing[] {
  return objectsInScript(script).flatMap((each) => (isThing(each) ? [each, ...[each["@graph"]].flat().filter(isThing)] : []));
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
