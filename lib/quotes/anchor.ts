/** A passage of a text, as the W3C Web Annotation Data Model writes it (TextQuoteSelector). */
export type TextQuote = { exact: string; prefix: string; suffix: string };

/** Where a passage stands in a text: as it was, or with so many letters otherwise. */
export type Found = { how: "exact" | "approximate"; start: number; end: number; differs: number };

/** So much of what stands before and behind, in UTF-16 units, tells one place from another. */
const CONTEXT = 64;
/** Of a passage that is found again, one letter in so many may be another; below some length, none. */
const ONE_IN = 5;
const SHORTEST_APPROXIMATE = 12;
/** Longer passages are found as they were, or not at all. */
const LONGEST_APPROXIMATE = 5_000;
/** How many places are looked at closely. */
const CANDIDATES = 4;

/** The passage between two places of a text, without the spaces at its ends; null where nothing is left. */
export function quoteAt(text: string, start: number, end: number): TextQuote | null {
  const selected = text.slice(start, end);
  const exact = selected.trim();
  if (exact === "") return null;
  const from = start + selected.indexOf(exact);
  const to = from + exact.length;
  return {
    exact: exact.toWellFormed(),
    prefix: text.slice(Math.max(0, from - CONTEXT), from).replace(/^[\udc00-\udfff]/, ""),
    suffix: text.slice(to, to + CONTEXT).replace(/[\ud800-\udbff]$/, ""),
  };
}

/**
 * Where a passage stands in a text that may have changed since. Spaces, and how quotation marks and dashes are drawn, are no change. Of
 * several places, the one whose surroundings are most as they were.
 * @returns null where it is lost
 */
export function findQuote(text: string, quote: TextQuote): Found | null {
  return textWith(text).find(quote);
}

/** A text in which several passages are looked for. */
export function textWith(text: string): { find: (quote: TextQuote) => Found | null } {
  const page = plain(text);
  return { find: (quote) => findIn(page, quote) };
}

function findIn(page: ReturnType<typeof plain>, quote: TextQuote): Found | null {
  const wanted = plain(quote.exact).text.trim();
  if (wanted === "") return null;
  const around = { prefix: plain(quote.prefix).text, suffix: plain(quote.suffix).text };
  const exact = placesOf(page.text, wanted).map((start) => ({ start, end: start + wanted.length, differs: 0 }));
  const places = exact.length > 0 ? exact : nearPlaces(page.text, wanted);
  let best: { place: Place; fits: number } | null = null;
  for (const place of places) {
    const fits = likeness(page.text, place, around);
    if (!best || place.differs < best.place.differs || (place.differs === best.place.differs && fits > best.fits)) best = { place, fits };
  }
  if (!best) return null;
  const { start, end, differs } = best.place;
  return { how: exact.length > 0 ? "exact" : "approximate", start: page.at(start), end: page.at(end - 1) + 1, differs };
}

type Place = { start: number; end: number; differs: number };

const DRAWN: Record<string, string> = {
  ...Object.fromEntries([..."‘’‚‛′"].map((each) => [each, "'"])),
  ...Object.fromEntries([..."“”„‟″«»"].map((each) => [each, '"'])),
  ...Object.fromEntries([..."‐‑‒–—―−"].map((each) => [each, "-"])),
  // Never seen, and put where a line may end.
  ...Object.fromEntries(["\u00ad", "\u200b", "\u2060", "\ufeff"].map((each) => [each, ""])),
};

/** A text as passages are looked for in it, and where each of its letters stood. */
function plain(text: string): { text: string; at: (index: number) => number } {
  const stood = new Int32Array(text.length);
  const parts: string[] = [];
  let length = 0;
  let afterSpace = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    const isSpace = /\s/.test(letter);
    const drawn = isSpace ? (afterSpace ? "" : " ") : (DRAWN[letter] ?? letter);
    if (drawn === "") continue;
    afterSpace = isSpace;
    stood[length++] = at;
    parts.push(drawn);
  }
  return { text: parts.join(""), at: (index) => stood[index] ?? text.length };
}

const MOST_PLACES = 1_000;

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

/** How many letters before and behind a place are what they were. */
function likeness(text: string, { start, end }: Place, { prefix, suffix }: { prefix: string; suffix: string }): number {
  let before = 0;
  while (before < prefix.length && prefix[prefix.length - 1 - before] === text[start - 1 - before]) before++;
  let behind = 0;
  while (behind < suffix.length && suffix[behind] === text[end + behind]) behind++;
  return before + behind;
}

function nearPlaces(text: string, wanted: string): Place[] {
  if (wanted.length < SHORTEST_APPROXIMATE || wanted.length > LONGEST_APPROXIMATE) return [];
  const most = Math.floor(wanted.length / ONE_IN);
  return likelyStarts(text, wanted, most).flatMap((start) => {
    const around = Math.ceil(wanted.length / 2);
    const from = Math.max(0, start - around);
    const place = nearestIn(text.slice(from, start + wanted.length + around), wanted, most);
    return place ? [{ ...place, start: from + place.start, end: from + place.end }] : [];
  });
}

/**
 * Where most of the passage's runs of three letters stand together. Each letter that is another breaks three of them at most, so that no
 * place within the bound is overlooked for having too few; only of many such places, those with fewer are.
 */
function likelyStarts(text: string, wanted: string, most: number): number[] {
  const RUN = 3;
  const runs = wanted.length - RUN + 1;
  const ids = new Map<string, number>();
  const left: number[] = [];
  for (let at = 0; at < runs; at++) {
    const run = wanted.slice(at, at + RUN);
    const id = ids.get(run) ?? ids.size;
    ids.set(run, id);
    left[id] = (left[id] ?? 0) + 1;
  }
  const found = new Int32Array(Math.max(0, text.length - RUN + 1));
  let shared = 0;
  let peaks: { start: number; shared: number }[] = [];
  for (let at = 0; at < found.length; at++) {
    const id = ids.get(text.slice(at, at + RUN)) ?? -1;
    found[at] = id;
    if (id >= 0 && left[id] !== undefined && left[id]-- > 0) shared++;
    const gone = at >= runs ? (found[at - runs] ?? -1) : -1;
    if (gone >= 0 && left[gone] !== undefined && ++left[gone] > 0) shared--;
    if (shared < runs - RUN * most || shared === 0) continue;
    const start = Math.max(0, at - runs + 1);
    const last = peaks.at(-1);
    if (!last || start - last.start > wanted.length / 2) peaks.push({ start, shared });
    else if (shared > last.shared) peaks[peaks.length - 1] = { start, shared };
    if (peaks.length > 4 * CANDIDATES) peaks = strongest(peaks);
  }
  return strongest(peaks).map((peak) => peak.start);
}

const strongest = (peaks: { start: number; shared: number }[]) =>
  peaks
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, CANDIDATES)
    .toSorted((a, b) => a.start - b.start);

/** The part of a short text that is most like the passage, counted in letters to put in, leave out or change (Sellers). */
function nearestIn(text: string, wanted: string, most: number): Place | null {
  const ends = distances(text, wanted, true);
  let end = 0;
  for (let at = 1; at < ends.length; at++) if ((ends[at] ?? 0) < (ends[end] ?? 0)) end = at;
  const differs = ends[end] ?? wanted.length;
  if (differs > most || end === 0) return null;
  // The same backwards from there: where it is reached at the same cost, the passage begins.
  const backwards = distances(reversed(text.slice(0, end)), reversed(wanted), false);
  const length = backwards.indexOf(differs);
  return { start: end - length, end, differs };
}

const reversed = (text: string) => text.split("").reverse().join("");

/** For each end in the text, the distance of the passage from what ends there and begins anywhere, or at its beginning. */
function distances(text: string, wanted: string, anywhere: boolean): Int32Array {
  let column = Int32Array.from({ length: wanted.length + 1 }, (_, row) => row);
  let next = new Int32Array(wanted.length + 1);
  const ends = new Int32Array(text.length + 1);
  ends[0] = wanted.length;
  for (let at = 1; at <= text.length; at++) {
    const letter = text.charCodeAt(at - 1);
    let above = anywhere ? 0 : at;
    next[0] = above;
    for (let row = 1; row <= wanted.length; row++) {
      const same = (column[row - 1] as number) + (wanted.charCodeAt(row - 1) === letter ? 0 : 1);
      above = Math.min(same, above + 1, (column[row] as number) + 1);
      next[row] = above;
    }
    ends[at] = above;
    [column, next] = [next, column];
  }
  return ends;
}
