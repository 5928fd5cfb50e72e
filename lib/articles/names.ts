import { INSTITUTIONS, MEDIA, OF_MEDIA, STATES, TITLES, UNNAMED, VERBS } from "#lib/articles/words";
import type { PartyKind } from "#lib/parties/schema";

/** Everybody whom an article names in full, found again by the last word of the name or by the letters in brackets after it. */
export type Register = { full: ReadonlyMap<string, string>; short: ReadonlyMap<string, string>; long: ReadonlyMap<string, string> };

const RUN =
  /\p{Lu}[\p{L}\p{M}'’-]*(?:(?:(?:(?<=(?<!\p{L})\p{Lu})\.)?\s|\s(?:de la|de los|de|del|van|von|der|bin|al|da|di|y|of|for|and) )\p{Lu}[\p{L}\p{M}'’-]*){1,6}/gu;
const IN_BRACKETS = /(\p{Lu}[\p{L}\p{M}\p{N}'’ &-]{5,100}) \((\p{Lu}{2,8})\)/gu;
const NO_NAME =
  /^(?:the|a|an|in|on|at|as|if|for|but|and|so|or|to|of|by|from|with|when|while|since|after|before|because|although|though|during|meanwhile|however|yesterday|today|both|like|unlike|this|that|these|those|his|her|its|their|our|my|he|she|it|they|we|i|you|what|who|where|why|how|thanks|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|el|la|los|las|un|una|en|de|del|al|a|con|por|para|según|si|pero|y|o|cuando|mientras|aunque|como|tras|durante|desde|hasta|además|ayer|hoy|este|esta|ese|esa|su|sus|lo|le|se|no|sí|qué|quién|también|ante|sobre|entre|sin|former|ex)$/iu;

export function registerOf(text: string): Register {
  const counts = new Map<string, Map<string, number>>();
  for (const { 0: run } of text.matchAll(RUN)) {
    const words = run.replaceAll(". ", " ").split(/\s+/u);
    const name = personIn(words);
    if (name.length < 2 || name.length > 5 || kindOfName(name.join(" ")) !== null || UNNAMED.test(name[0] as string)) continue;
    const last = (name.at(-1) as string).toLowerCase();
    const of = counts.get(last) ?? new Map<string, number>();
    counts.set(last, of.set(name.join(" "), (of.get(name.join(" ")) ?? 0) + 1));
  }
  const full = new Map<string, string>();
  for (const [last, names] of counts) full.set(last, [...names].reduce((best, one) => (one[1] > best[1] ? one : best))[0]);
  const [short, long] = [new Map<string, string>(), new Map<string, string>()];
  for (const { 1: words = "", 2: letters = "" } of text.matchAll(IN_BRACKETS)) {
    const name = spelledBy(words.split(" "), letters);
    if (!name || long.has(letters)) continue;
    long.set(letters, name);
    short.set(name.toLowerCase(), letters);
  }
  return { full, short, long };
}

/** Of “Although Russian President Vladimir Putin”, “Vladimir Putin”. */
function personIn(words: readonly string[]): string[] {
  let from = 0;
  for (const [at, word] of words.entries()) if (NO_NAME.test(word) && at === from) from = at + 1;
  for (let at = words.length - 2; at >= from; at--)
    if (TITLES.has((words[at] as string).toLowerCase())) {
      from = at + 1;
      break;
    }
  const rest = words.slice(from);
  while (rest.length > 0 && (/^\p{Ll}/u.test(rest[0] as string) || VERBS.en.has((rest[0] as string).toLowerCase()))) rest.shift();
  return rest;
}

/** The words before a bracket whose first letters it holds. */
function spelledBy(words: readonly string[], letters: string): string | null {
  for (let from = words.length - 1; from >= 0; from--) {
    const name = words.slice(from);
    const initials = name
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .join("");
    if (initials === letters) return /^\p{Lu}/u.test(words[from] as string) ? name.join(" ") : null;
    if (initials.length > letters.length) return null;
  }
  return null;
}

/** What a name says by itself of what bears it; null where it could be a person's. */
export function kindOfName(name: string): PartyKind | null {
  const lower = name.toLowerCase();
  if (MEDIA.has(lower)) return "medium";
  if (STATES.has(lower)) return "state";
  return INSTITUTIONS.find(([, words]) => words.test(lower))?.[0] ?? null;
}

/** The paper that these words name, of its own accord or because they say that it is one. “Russian Kommersant” is “Kommersant”. */
export function mediumIn(words: readonly string[]): string | null {
  for (let at = 0; at < words.length; at++) {
    const name = words.slice(at).join(" ");
    if (MEDIA.has(name.toLowerCase()) && /^\p{Lu}/u.test(name)) return name;
  }
  const from = words.findIndex((word) => OF_MEDIA.test(word));
  const name = words.slice(from + 1).filter((word) => /^\p{Lu}|^(?:de|del|la|y|of)$/u.test(word));
  return from >= 0 && /^\p{Lu}/u.test(name[0] ?? "") ? name.join(" ") : null;
}
