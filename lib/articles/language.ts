import type { Language } from "#lib/articles/words";

const OFTEN: Record<Language, ReadonlySet<string>> = {
  en: new Set("the of and to in that is was for on with as by he she it said from has have are were at not be this which".split(" ")),
  es: new Set("el la los las de del que y en un una por con para se su es al lo como más según dijo este esta ha son fue no".split(" ")),
};
const LOOKED_AT = 20_000;

/** Which of the languages that can be read a text is written in; null: neither. */
export function languageOf(text: string): Language | null {
  const words =
    text
      .slice(0, LOOKED_AT)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const share = (language: Language) => words.filter((word) => OFTEN[language].has(word)).length / Math.max(1, words.length);
  const [english, spanish] = [share("en"), share("es")];
  if (Math.max(english, spanish) < 0.12) return null;
  return english >= spanish ? "en" : "es";
}
