import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookKeys } from "#lib/parties/look-keys";

const alike = (a: string, b: string) => lookKeys([a]).some((key) => lookKeys([b]).includes(key));

describe("names that a reader takes for the same", () => {
  const same: [string, string, string][] = [
    ["case", "Reuters", "REUTERS"],
    ["case in a script whose capitals look otherwise", "Россия", "РОССИЯ"],
    ["case in Greek, with another s at the end", "Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"],
    ["accents", "Société Générale", "Societe Generale"],
    ["a letter with a bar", "Łódź Ørsted", "Lodz Orsted"],
    ["width", "ＮＨＫ", "NHK"],
    ["spacing", "Al Jazeera", "AlJazeera"],
    ["a space that does not break", "Rossiya Segodnya", "Rossiya\u00a0Segodnya"],
    ["hyphens", "Coca-Cola", "Coca–Cola"],
    ["a hyphen or none", "Coca-Cola", "Coca Cola"],
    ["apostrophes", "L’Équipe", "L'Equipe"],
    ["stops", "U.S. government", "US government"],
    ["Cyrillic letters in a Latin name", "Kommersant", "Коmmеrsаnt"],
    ["a name all in Cyrillic letters", "Coca", "Соса"],
    ["Greek letters in a Latin name", "Energoatom", "Εnergοatοm"],
    ["Armenian letters in a Latin name", "Houston", "հօսstօո"],
    ["Cherokee letters in a Latin name", "DW", "ᎠᎳ"],
    ["a small Cyrillic letter whose capital looks Latin", "Hamas", "нamas"],
    ["mathematical letters", "Bank", "𝐁𝐚𝐧𝐤"],
    ["small capitals", "Tass", "ᴛᴀss"],
    ["a one for an l", "Bild", "Bi1d"],
    ["a capital i for an l", "Al Arabiya", "AI Arabiya"],
    ["a zero for an o", "Reuters World", "Reuters W0rld"],
    ["r and n for an m", "Kommersant", "Komrnersant"],
    ["Arabic with its vowels", "الجزيرة", "الجَزِيرَة"],
    ["Persian and Arabic letters", "کیهان", "كيهان"],
    ["another order of the same accents", "Nguyễn", "Nguye\u0302\u0303n"],
    ["emoji beside the name", "The Onion", "The Onion 🧅"],
  ];
  for (const [what, a, b] of same) it(`differ in ${what}: ${a}, ${b}`, () => expect(alike(a, b)).toBe(true));
});

describe("names that are not the same", () => {
  const others: [string, string][] = [
    ["Russia", "Prussia"],
    ["Van Dyke", "Nan Dyke"],
    ["Россия", "Русь"],
    ["Mills", "Miles"],
    ["العربية", "الجزيرة"],
    ["राम", "रमा"],
    ["読売新聞", "朝日新聞"],
    ["†", "‡"],
  ];
  for (const [a, b] of others) it(`${a} is not ${b}`, () => expect(alike(a, b)).toBe(false));
});

it("every name has a key, and looks like itself in capitals and small letters and with spaces around it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (name) => {
      fc.pre(name.trim() !== "");
      expect(lookKeys([name]).length).toBeGreaterThan(0);
      expect(alike(name, ` ${name} `)).toBe(true);
    }),
  );
});
