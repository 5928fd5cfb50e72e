import { BOUNDS, type Place } from "#lib/imports/bounds";
import { pageItems } from "#lib/imports/markup";

/** One value of a row, as text, and its exact path where it comes from JSON: `claimReview[0].url`. */
export type Cell = { text: string; at: string };

/** One row of whatever was brought: what each column holds, as it was written, also where it is nothing. A column of JSON is a path without its indices. */
export type Row = { line: number | null; path: string | null; cells: Map<string, Cell[]> };

/** A row, or why it is none, with what it holds where that can be told. */
export type RowRead = Row | { refused: string; place: Place; held?: Row["cells"] };

type Given = { [key: string]: unknown };

/**
 * The rows in a value of JSON: each ClaimReview, wherever it lies; each claim of an answer to claims:search; what a page holds that is kept
 * as text; otherwise the objects of the longest list, or the object itself.
 */
export function* rowsIn(value: unknown, line: number | null, path: string): Generator<RowRead> {
  yield* rowsOf(value, line, path, false);
}

function* rowsOf(value: unknown, line: number | null, path: string, isElement: boolean): Generator<RowRead> {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) yield* rowsOf(one, line, `${path}[${at}]`, true);
    return;
  }
  if (typeof value === "string" && isElement && value.trim() !== "") {
    yield { line, path, cells: new Map([["text", [{ text: value, at: "text" }]]]) };
    return;
  }
  if (!isGiven(value)) {
    yield { refused: "This is not a row: an object with named values is needed.", place: { line, column: null, path } };
    return;
  }
  if (isWide(value)) {
    yield { refused: tooMany(BOUNDS.columns), place: { line, column: null, path } };
    return;
  }
  const reviews = [...found(value, path)];
  if (reviews.length > 0) {
    for (const one of reviews) yield "refused" in one ? one : rowFrom(one.value, line, one.path);
    return;
  }
  const list = isElement ? null : longestList(value);
  if (list) yield* rowsOf(value[list], line, path === "" ? list : `${path}.${list}`, true);
  else yield rowFrom(value, line, path);
}

function isWide(value: Given): boolean {
  let count = 0;
  for (const _ in value) if (++count > BOUNDS.columns) return true;
  return false;
}

function tooMany(bound: number): string {
  return `This row has more than ${bound.toLocaleString("en")} values.`;
}

function isGiven(value: unknown): value is Given {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isClaimReview(value: Given): boolean {
  const types = [value["@type"], value.type].flat();
  return types.some((type) => typeof type === "string" && /(^|[/#:])ClaimReview$/.test(type)) || typeof value.claimReviewed === "string";
}

/** A claim as claims:search gives it. */
function isSearched(value: Given): boolean {
  return typeof value.text === "string" && Array.isArray(value.claimReview) && value.claimReview.every(isGiven);
}

type Found = { value: Given; path: string } | { refused: string; place: Place };

/** What in a value is a ClaimReview or a claim of claims:search, or a page that holds some; nothing inside of one is looked for. */
function* found(root: unknown, at: string): Generator<Found> {
  const open: { value: unknown; path: string }[] = [{ value: root, path: at }];
  let page: Given | null = null;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      if (!isPage(value)) continue;
      page = isGiven(root) && typeof root.url === "string" ? { "page.address": root.url } : {};
      const items = [...pageItems(value)].filter(isClaimReview);
      for (const [nth, item] of items.entries())
        yield { value: { ...page, ...item }, path: items.length === 1 ? path : `${path}(${nth + 1})` };
      if (items.length === 0) yield { refused: "There is no ClaimReview in this page.", place: { line: null, column: null, path } };
    } else if (Array.isArray(value))
      for (let index = value.length - 1; index >= 0; index--) open.push({ value: value[index], path: `${path}[${index}]` });
    else if (isGiven(value)) {
      if (isClaimReview(value) || isSearched(value)) yield { value, path };
      else
        for (const [key, inner] of Object.entries(value).reverse()) open.push({ value: inner, path: path === "" ? key : `${path}.${key}` });
    }
  }
}

function isPage(text: string): boolean {
  return /^\s*(<!doctype\s+html|<html[\s>])/i.test(text.slice(0, 500)) || (text.includes("<script") && text.includes("ld+json"));
}

function longestList(value: Given): string | null {
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].some(isGiven));
  // What has a sentence of its own is a row, and its lists belong to it.
  if (Object.values(value).some((one) => typeof one === "string" && one.trim().split(/\s+/).length >= 5)) return null;
  return lists.sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null;
}

/** A row from an object: each value that is no object, under the path that leads to it. */
export function rowFrom(value: Given, line: number | null, path: string): RowRead {
  const cells = new Map<string, Cell[]>();
  const open: { value: unknown; column: string; at: string }[] = [{ value, column: "", at: "" }];
  let count = 0;
  let steps = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: one, column, at } = next;
    steps++;
    if (Array.isArray(one))
      for (let index = one.length - 1; index >= 0; index--) open.push({ value: one[index], column, at: `${at}[${index}]` });
    else if (isGiven(one))
      for (const [key, inner] of Object.entries(one).reverse())
        open.push({ value: inner, column: column === "" ? key : `${column}.${key}`, at: at === "" ? key : `${at}.${key}` });
    else if (one === null || one === undefined || one === "") {
      // The column is there, also where this row has nothing in it.
      if (!cells.has(column)) cells.set(column, []);
    } else {
      const same = cells.get(column);
      if (same) same.push({ text: String(one), at });
      else cells.set(column, [{ text: String(one), at }]);
      count++;
    }
    // Counted also where nothing comes of it: what holds itself (YAML can) would never end.
    if (Math.max(count, steps / 10) > BOUNDS.cells || cells.size > BOUNDS.columns)
      return {
        refused: tooMany(cells.size > BOUNDS.columns ? BOUNDS.columns : BOUNDS.cells),
        place: { line, column: null, path },
      };
  }
  return { line, path, cells };
}
