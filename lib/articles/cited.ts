import { mediumIn } from "#lib/articles/names";
import type { Language } from "#lib/articles/words";

const NAME =
  "((?:(?:the|el|la)\\s+)?(?:[\\p{L}]+\\s+){0,2}?\\p{Lu}[\\p{L}\\p{M}\\p{N}.’'-]*(?:\\s+(?:(?:de|del|la|of)\\s+)?\\p{Lu}[\\p{L}\\p{M}\\p{N}’'-]*){0,4})";

/** After these stands the paper that has it. What stands there has to be one that is known, or be called one. */
const CITES: Record<Language, readonly RegExp[]> = {
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

/** The papers that a stretch of an article cites, with where it does. The article's own paper is not one. */
export function citedIn(text: string, language: Language, own: string): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  for (const words of CITES[language])
    for (const { 1: name = "", index } of text.matchAll(words)) {
      const medium = mediumIn(name.replace(/[.’'-]+$/u, "").split(/\s+/u));
      if (medium && !isSamePaper(medium, own)) found.push({ name: medium, at: index });
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
