import { Parser } from "htmlparser2";
import { capital } from "#lib/format";
import { LIMITS, optionalAddress } from "#lib/schema";

/** Text with what HTML wrote as entities, which a spreadsheet has no use for. Once: what stays may be meant. */
function withoutEntities(text: string): string {
  if (!/&(#\d+|#x[\da-f]+|[a-z][\da-z]*);/i.test(text)) return text;
  let plain = "";
  const parser = new Parser(
    {
      ontext(part) {
        plain += part;
      },
    },
    { decodeEntities: true },
  );
  parser.end(text.replaceAll("<", "&lt;"));
  return plain;
}

/** One line, as a person would write it: tabs and line ends are spaces, and a pair of straight quotation marks round all of it is dropped. */
export function oneLine(text: string): string {
  const line = withoutEntities(text)
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, " ")
    .trim();
  const inside = /^"([^"]+)"$/.exec(line)?.[1];
  return inside?.trim() ?? line;
}

/** The same for a name or a place, also without characters that have no shape, which come along when people copy from a page. */
export function visible(text: string): string {
  return oneLine(text.replace(/[\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]/gu, ""));
}

/** Several lines, without what only a layout needed. */
export function paragraphs(text: string): string {
  return withoutEntities(text)
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The values in a cell that lists some: `['a', 'b']`, "a, b", "a; b", "a|b". */
export function listIn(text: string): string[] {
  const inner = /^\s*"?\s*\[(.*)\]\s*"?\s*$/s.exec(text)?.[1];
  if (inner !== undefined) {
    // An escape is gone over also where no quotation mark is open: else each would be tried as the beginning of what nobody closes.
    const found = inner.match(/\\.|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs) ?? [];
    const quoted = found.filter((one) => !one.startsWith("\\"));
    return (quoted.length > 0 ? quoted : inner.split(","))
      .map((one) => oneLine(one.replace(/^['"]|['"]$/g, "")))
      .filter((one) => one !== "");
  }
  const divided = /[;|]/.test(text) ? /[;|]/ : /,/;
  return text
    .split(divided)
    .map(oneLine)
    .filter((one) => one !== "");
}

const address = optionalAddress("The address");

/** Addresses in a cell, each with its scheme; what is none is left out. */
export function addressesIn(text: string): string[] {
  const plain = withoutEntities(text).trim();
  const parts = /https?:\/\//i.test(plain)
    ? plain.split(/[\s'"<>\][]+|[,;|](?=\s*(?:https?:|www\.|['"]))/i).filter((part) => /https?:\/\//i.test(part))
    : [plain];
  return parts.flatMap((part) => addressOf(part) ?? []);
}

/** One address; without a scheme it is taken for https where it begins like a host. */
export function addressOf(text: string): string | null {
  const given = text.trim();
  if (given.length > 2 * LIMITS.address) return null;
  const plain = given.replace(/[,;]+$/, "");
  const whole = /^https?:\/\//i.test(plain)
    ? plain
    : /^\/\/[\w-]+\./.test(plain)
      ? `https:${plain}`
      : /^([\p{L}\p{N}-]+\.)+\p{L}{2,24}(:\d+)?([/?#]\S*)?$/u.test(plain) && !/\.(json|html?|csv|jpe?g|png|pdf|txt|md)$/i.test(plain)
        ? `https://${plain}`
        : null;
  if (whole === null || /\s/.test(whole)) return null;
  const read = address.safeParse(whole);
  return read.success ? read.data : null;
}

/** `https://www.example.org/a` is "example.org", also in an archive's copy of it. */
export function hostOf(text: string): string {
  const archived = /^https?:\/\/web\.archive\.org\/web\/[^/]+\/(https?:\/\/.+)$/i.exec(text)?.[1];
  return new URL(archived !== undefined && URL.canParse(archived) ? archived : text).hostname.replace(/^www\./, "");
}

/** A number as it was written; null: none, or −1, which sites write where they have none. */
export function numberIn(text: string | undefined): number | null {
  const plain = text?.trim().replace(",", ".") ?? "";
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return number === -1 || !Number.isFinite(number) ? null : number;
}

const SMALL = new Set([
  "of",
  "the",
  "and",
  "for",
  "in",
  "on",
  "at",
  "de",
  "del",
  "la",
  "el",
  "von",
  "van",
  "der",
  "den",
  "al",
  "bin",
  "y",
  "e",
  "da",
  "do",
  "dos",
]);

/** "barack-obama" is Barack Obama. What is not written as a slug stays as it is. */
export function nameFromSlug(text: string): string {
  if (!/^[\p{Ll}\p{N}]+([-_][\p{Ll}\p{N}]+)+$/u.test(text)) return text;
  return text
    .split(/[-_]/)
    .map((word, at) => (at > 0 && SMALL.has(word) ? word : capital(word)))
    .join(" ");
}

const CROWDS =
  /^((multiple|various|several|many|different|other|some|viral|unknown|anonymous|unnamed) )*((social[ -]?media|internet|online|web|facebook|fb|instagram|twitter|x|tiktok|whatsapp|telegram|youtube|line|reddit|threads|weibo) ?)*(sources?|persons?|people|users?|posts?|accounts?|pages?|images?|photos?|videos?|memes?|bloggers?|websites?|blog ?posting|chain e-?mails?|e-?mails?|tweets?|shares?|media|internet|online)$|^(facebook|instagram|twitter|tiktok|whatsapp|social[ -]?media|unknown|anonymous|n\/?a|none|null|nan|multiple|various|internet)$|^(varias? fuentes|várias fontes|sources? multiples?|diverses sources|plusieurs sources|mehrere quellen|diverse quellen|usuarios|redes sociales|boatos de redes sociais|internautes|line, ?fb)$/i;

/** Whether a name names nobody: "Multiple sources", "Social media users". */
export function isCrowd(name: string): boolean {
  return CROWDS.test(name.replace(/\s+/g, " ").trim());
}

type Guessed = "person" | "organisation" | "company" | "body" | "medium";

const BY_WORD: [Guessed, RegExp][] = [
  ["company", /\b(inc|corp|corporation|llc|ltd|plc|gmbh|company|co)\b\.?$/i],
  ["medium", /\b(news|newspaper|times|post|herald|tribune|gazette|magazine|radio|television|tv|blog|website|\w+\.(com|org|net))$/i],
  [
    "body",
    /\b(ministry|department|agency|government|parliament|senate|congress|court|police|commission|administration|embassy|consulate|white house|municipality|city of|bureau)\b/i,
  ],
  [
    "organisation",
    /\b(party|committee|pac|association|council|foundation|campaign|union|university|coalition|institute|league|republicans|democrats|society|alliance|network|federation|group|movement|fund|center|centre|organi[sz]ation|club|action|project)\b/i,
  ],
];

/** What kind of party a name most likely is, which the desk can change. */
export function kindOf(name: string, type: string | undefined): Guessed {
  const found = BY_WORD.find(([, words]) => words.test(name))?.[0];
  if (found) return found;
  return type === "Organization" && !/\b(user|page|profile)\b/i.test(name) ? "organisation" : "person";
}

const SCRIPTS: [string, RegExp][] = [
  ["ja", /\p{Script=Hiragana}|\p{Script=Katakana}/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["bn", /\p{Script=Bengali}/gu],
  ["ta", /\p{Script=Tamil}/gu],
  ["te", /\p{Script=Telugu}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["ka", /\p{Script=Georgian}/gu],
  ["hy", /\p{Script=Armenian}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
];

const small = (words: string) => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${words})(?![\\p{L}\\p{M}\\p{N}_])`, "giu");

/** Words that a sentence of a language can hardly do without. */
const SMALL_WORDS: [string, RegExp][] = [
  ["en", small("the|of|and|is|was|that|has|have|are|were|says|to|in|for|with|not")],
  ["es", small("el|la|los|las|una?|del|que|por|con|para|está|son|fue|y|en|de|se|su")],
  ["fr", small("le|la|les|une?|des|du|est|que|qui|dans|pour|avec|sont|et|en|de|ses|aux")],
  ["pt", small("o|os|as|uma?|da|do|das|dos|que|não|em|para|com|é|foi|são|e|de|na|no")],
  ["de", small("der|die|das|und|ist|ein|eine|nicht|mit|von|zu|den|im|sich|auf|hat|wurde")],
  ["it", small("il|lo|la|gli|le|una?|del|della|che|non|per|con|è|sono|di|e|nel")],
  ["nl", small("de|het|een|van|en|is|dat|niet|met|voor|op|zijn|er|aan|in")],
];

/** The language that a text is most likely in; null: nothing tells. */
export function languageOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS)
    if ((text.match(script)?.length ?? 0) * 3 > letters && letters > 0) return language === "ar" ? arabic(text) : language;
  const counted = SMALL_WORDS.map(([language, words]) => ({ language, count: text.match(words)?.length ?? 0 })).sort(
    (a, b) => b.count - a.count,
  );
  const [first, second] = counted;
  return first && second && first.count >= 3 && first.count > second.count * 1.3 ? first.language : null;
}

/** Letters that Urdu and Persian have and Arabic has not. */
function arabic(text: string): string {
  if (/[ٹڈڑںےھ]/u.test(text)) return "ur";
  return /[پچژگ]/u.test(text) ? "fa" : "ar";
}

const VERDICTS =
  /^["'\s]*(half|mostly|partly|partially|barely|largely|not|very)?[\s-]*(true|false|fake|correct|incorrect|accurate|inaccurate|misleading|unproven|unverified|supported|refuted|mixture|mixed|hoax|satire|legend|outdated|miscaptioned|altered|flop|half[\s-]?flip|full[\s-]?flop|pants[\s-]*(on[\s-]*)?fire!?|no[\s-]?evidence|not enough (evidence|info)|conflicting evidence.*|\d pinocchios?|wrong|right|verdadero|falso|engañoso|vrai|faux|wahr|falsch|irreführend|verdadeiro|distorcido|enganoso|vero|scam|debunked|unsupported|exaggerated|missing context|labeled satire|correct attribution|misattributed|research in progress)[.!"'\s]*$/i;

/** Whether a text is a word that fact-checkers give as their verdict. */
export function isVerdict(text: string): boolean {
  return VERDICTS.test(text.trim());
}
