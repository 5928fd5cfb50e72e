import { diffArrays } from "diff";

/** A stretch of two texts: in both, only in the earlier, or only in the later. "left out": of what is in both, not shown. */
export type Stretch = { kind: "same" | "gone" | "new" | "left out"; text: string };

/** Where two texts share less than this of the letters of the shorter, they are not one text with changes: mixed they read as neither. */
const LEAST_SHARED = 1 / 3;
/** Bounds for texts of ten thousand letters that have little in common. */
const LIMITS = { maxEditLength: 3_000, timeout: 150 };

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
const lettersIn = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
const isSpace = (text: string) => /^\s*$/.test(text);

/**
 * What was and what is as one text, word by word, in scripts without spaces too. The stretches of the earlier together are the earlier
 * text, letter for letter, those of the later the later. Null: they have too little in common, or are too long.
 */
export function wordDiff(was: string, is: string): Stretch[] | null {
  const found = diffArrays(wordsOf(was), wordsOf(is), LIMITS);
  if (!found) return null;
  const stretches: Stretch[] = [];
  let shared = 0;
  found.forEach(({ value, added, removed }, index) => {
    const text = value.join("");
    const between = !added && !removed && isSpace(text) && index > 0 && index < found.length - 1;
    // A space between two changed words belongs to the change.
    if (between) add(stretches, [text, text]);
    else if (added) add(stretches, ["", text]);
    else if (removed) add(stretches, [text, ""]);
    else {
      shared += lettersIn(text);
      stretches.push({ kind: "same", text });
    }
  });
  return shared < LEAST_SHARED * Math.min(lettersIn(was), lettersIn(is)) ? null : stretches.filter(({ text }) => text !== "");
}

/** Adds to the change at the end: first what is gone, then what is new. */
function add(stretches: Stretch[], [gone, fresh]: [string, string]): void {
  let now = stretches.at(-1);
  if (now?.kind !== "new") {
    stretches.push({ kind: "gone", text: "" });
    now = { kind: "new", text: "" };
    stretches.push(now);
  }
  (stretches.at(-2) as Stretch).text += gone;
  now.text += fresh;
}

/** Whether two texts differ in no word: in punctuation at most, and in the large letter that follows it. */
export function isSameInWords(was: string, is: string): boolean {
  return plainWords(was) === plainWords(is);
}

const plainWords = (text: string) =>
  wordsOf(text)
    .filter((word) => !/^[\s.,;:…()–—]+$/u.test(word))
    .map((word) => word.charAt(0).toLowerCase() + word.slice(1))
    .join(" ");

/** The same, in which only other words count as changes; as it is, where no word is another. */
export function inWordsAlone(stretches: readonly Stretch[]): Stretch[] {
  const told: Stretch[] = [];
  const keep = (stretch: Stretch) => {
    const last = told.at(-1);
    if (last?.kind === "same" && stretch.kind === "same") last.text += stretch.text;
    else told.push({ ...stretch });
  };
  for (let place = 0; place < stretches.length; place++) {
    const stretch = stretches[place] as Stretch;
    const next = stretches[place + 1];
    const fresh = stretch.kind === "gone" && next?.kind === "new" ? next.text : stretch.kind === "new" ? stretch.text : "";
    const gone = stretch.kind === "gone" ? stretch.text : "";
    const isChange = stretch.kind === "gone" || stretch.kind === "new";
    if (!isChange || !isSameInWords(gone, fresh)) {
      keep(stretch);
      if (stretch.kind === "gone" && next?.kind === "new") {
        keep(next);
        place++;
      }
    } else {
      if (fresh !== "") keep({ kind: "same", text: fresh });
      if (stretch.kind === "gone" && next?.kind === "new") place++;
    }
  }
  return told.some(({ kind }) => kind !== "same") ? told : [...stretches];
}

/** So many letters of what did not change stay round each change. */
const AROUND = 140;

/** The same, shorter: long stretches that did not change lose their middle. */
export function nearChanges(stretches: readonly Stretch[], around = AROUND): Stretch[] {
  return stretches.flatMap((stretch, index) => {
    const words = stretch.kind === "same" ? wordsOf(stretch.text) : [];
    if (stretch.text.length <= 2.5 * around || words.length === 0) return [stretch];
    const before = index === 0 ? "" : upTo(words, around);
    const after = index === stretches.length - 1 ? "" : upTo(words.reverse(), around, true);
    return [
      { kind: "same" as const, text: before },
      { kind: "left out" as const, text: stretch.text.slice(before.length, stretch.text.length - after.length) },
      { kind: "same" as const, text: after },
    ].filter(({ text }) => text !== "");
  });
}

function upTo(words: readonly string[], most: number, backwards = false): string {
  let text = "";
  for (const word of words) {
    if (text.length + word.length > most) break;
    text = backwards ? word + text : text + word;
  }
  return text;
}
