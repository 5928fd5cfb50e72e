import { mediumIn } from "#lib/articles/names";
import type { Language } from "#lib/articles/words";

const NAME =
  "((?:(?:the|el|la)\\s+)?(?:[\\p{L}]+\\s+){0,2}?\\p{Lu}[\\p{L}\\p{M}\\p{N}.’'-]*(?:\\s+(?:(?:de|del|la|of)\\s+)?\\p{Lu}[\\p{L}\\p{M}\\p{N}’'-]*){0,4})";

/**
 * After these stands the paper that has it, which has to be one that is known, or be called one. The first say it of all that follows in
 * the paragraph: “the news, published by Kommersant”; the second of one sentence: “she told Kommersant”.
 */
const CITES: Record<Language, readonly [carries: RegExp, once: RegExp]> = {
  en: [
    new RegExp(
      `(?<![\\p{L}])(?:reported|advanced|published|revealed|quoted|cited|carried|obtained|broken|broadcast|aired) by\\s+${NAME}`,
      "gu",
    ),
    new RegExp(
      `(?<![\\p{L}])(?:told|[Cc]iting|quoting|[Aa]ccording to|(?:an? |the )?(?:interview|article|report|remarks?|statement|comments?) (?:with|to|in|by|for|from|published by|published in)|speaking to|to|with|as)\\s+${NAME}`,
      "gu",
    ),
  ],
  es: [
    new RegExp(
      `(?<![\\p{L}])(?:publicad[oa]s?(?: (?:por|en))?|(?:adelantad[oa]s?|difundid[oa]s?|citad[oa]s?|recogid[oa]s?|revelad[oa]s?|informad[oa]s?|emitid[oa]s?) (?:por|en))\\s+${NAME}`,
      "gu",
    ),
    new RegExp(
      `(?<![\\p{L}])(?:[Cc]itando a|a|ante|[Ss]egún|[Dd]e acuerdo con|entrevista (?:con|a|en|de)|declaraciones a|(?:publica|publicó|informa|informó|recoge|recogió|adelanta|adelantó|difundió))(?:l)?\\s+${NAME}`,
      "gu",
    ),
  ],
};

export type Cited = { name: string; at: number; carries: boolean };

/** The papers that a stretch of an article cites, with where it does. The article's own paper is not one. */
export function citedIn(text: string, language: Language, own: string): Cited[] {
  const found: Cited[] = [];
  for (const [nth, words] of CITES[language].entries())
    for (const { 1: name = "", index } of text.matchAll(words)) {
      const medium = mediumIn(name.replace(/[.’'-]+$/u, "").split(/\s+/u));
      if (medium && !isSamePaper(medium, own)) found.push({ name: medium, at: index, carries: nth === 0 });
    }
  return found.sort((a, b) => a.at - b.at);
}

export function isSamePaper(a: string, b: string): boolean {
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/^(?:the|el|la)\s+/u, "")
      .replace(/[^\p{L}\p{N}]+/gu, "");
  return bare(a) !== "" && bare(a) === bare(b);
}
