import { kindOfName, type Register } from "#lib/articles/names";
import type { Token } from "#lib/articles/tokens";
import {
  ASIDE,
  DETERMINERS,
  DOCUMENTS,
  HE_TITLES,
  type Language,
  LINKS_NAMES,
  OF_MEDIA,
  PARTICLES,
  PREPOSITIONS,
  PRONOUNS,
  SHE_TITLES,
  TITLES,
  UNNAMED,
  VERBS,
} from "#lib/articles/words";
import type { PartyKind } from "#lib/parties/schema";

/** Who is said to speak, as the sentence has it. */
export type Speaker = {
  /** null: “he”, “the minister”: somebody who was named before. */
  name: string | null;
  otherName: string | null;
  kind: PartyKind;
  role: string | null;
  gender: "he" | "she" | "they" | null;
  /** The first and the last of its tokens. */
  from: number;
  to: number;
};

export type Reading = {
  /** The sentence, with what stands between marks of quotation hidden. */
  words: string;
  tokens: readonly Token[];
  tags: ReadonlyMap<number, ReadonlySet<string>>;
  language: Language;
  register: Register;
  /** Whether a token is a part of a day. */
  isDay: (token: Token) => boolean;
};

const has = (reading: Reading, token: Token, ...wanted: string[]) => {
  const tags = reading.tags.get(token.start);
  return tags !== undefined && wanted.some((tag) => tags.has(tag));
};

/** Whether a token can be a part of what names somebody. */
function isNominal(reading: Reading, token: Token | undefined): boolean {
  if (token?.kind !== "word" || reading.isDay(token)) return false;
  if (PRONOUNS[reading.language].has(token.lower) && !DETERMINERS.has(token.lower)) return false;
  if (DOCUMENTS.has(token.lower)) return true;
  if (TITLES.has(token.lower) || DETERMINERS.has(token.lower) || OF_MEDIA.test(token.lower) || UNNAMED.test(token.lower)) return true;
  if (
    /^(?:who|which|that|que|quien|whose|and|but|or|y|e|pero|while|mientras|as|como|than|because|when|if|si|cuando|aunque|although|though)$/u.test(
      token.lower,
    )
  )
    return false;
  if (token.isCapital)
    return !has(reading, token, "Pronoun") && !(token.start === 0 && has(reading, token, "Preposition", "Conjunction", "Adverb"));
  if (LINKS_NAMES.has(token.lower) || has(reading, token, "Preposition", "Conjunction", "Adverb", "Pronoun")) return false;
  if (VERBS[reading.language].has(token.lower) || has(reading, token, "Verb", "Auxiliary", "Copula")) return false;
  return has(reading, token, "Noun", "Adjective", "Possessive", "Actor", "ProperNoun", "Value", "Demonym");
}

/** A full stop within a sentence stands after an initial or an abbreviation. */
const isDot = (token: Token | undefined) => token?.text === ".";

/** Who stands before a verb of saying. */
export function speakerBefore(reading: Reading, verb: number): Speaker | null {
  const { tokens, language } = reading;
  let at = verb - 1;
  while (at >= 0 && isAside(reading, tokens[at] as Token)) at--;
  // “The Harbour Authority (NHA) said”
  if (tokens[at]?.text === ")" && tokens[at - 2]?.text === "(") at -= 3;
  if (at < 0) return null;
  const here = tokens[at] as Token;
  const pronoun = PRONOUNS[language].get(here.lower);
  if (pronoun && !(language === "es" && DETERMINERS.has(here.lower))) return namedBefore(pronoun, at, null);
  if (/^(?:who|which|quien|que)$/u.test(here.lower)) {
    const before = tokens[at - 1]?.text === "," ? at - 2 : at - 1;
    const from = nounBefore(reading, before);
    return from === null ? null : speakerIn(reading, from, before);
  }
  if (here.text === ",") return speakerAside(reading, at);
  const from = nounBefore(reading, at);
  if (from === null) return null;
  return speakerIn(reading, from, at);
}

/** “Jaran Mellerud, an analyst, says”; “the president, Vladimir Putin, says”; “Sarah O’Brien, 43, a nurse, says”. */
function speakerAside(reading: Reading, comma: number): Speaker | null {
  const { tokens } = reading;
  let nearest: Speaker | null = null;
  let close = comma;
  for (let aside = 0; aside < 3; aside++) {
    let open = close - 1;
    while (open > 0 && comma - open < 40 && !/^[,;:]$/u.test((tokens[open] as Token).text) && (tokens[open] as Token).kind !== "quote")
      open--;
    if (tokens[open]?.text !== ",") break;
    const from = nounBefore(reading, open - 1);
    const main = from === null ? null : speakerIn(reading, from, open - 1);
    const between = tokens.slice(open + 1, close);
    const isName = between.length > 0 && between.every((token) => token.isCapital || PARTICLES.has(token.lower) || isDot(token));
    if (aside === 0 && from !== null && isName && (main?.name === null || main?.kind === "unnamed")) {
      const named = speakerIn(reading, open + 1, close - 1);
      // “her mother, Huda”
      const kind = main.kind === "unnamed" && named?.kind === "organisation" ? "person" : (named?.kind ?? main.kind);
      if (named?.name) return { ...named, kind, role: wordsOf(tokens, from, open - 1), gender: named.gender ?? main.gender, from };
    }
    if (main?.name && /^\p{Lu}/u.test(main.name)) return { ...main, to: comma };
    nearest ??= main && (main.name === null || /\p{L}/u.test(main.name)) ? { ...main, to: comma } : null;
    close = open;
  }
  return nearest;
}

function isAside(reading: Reading, token: Token): boolean {
  if (token.kind !== "word") return false;
  if (reading.isDay(token)) return true;
  if (/^(?:on|was|quoted|as|went)$/u.test(token.lower)) return true;
  if (PRONOUNS[reading.language].has(token.lower)) return false;
  return (ASIDE.has(token.lower) && !token.isCapital) || /^\p{Ll}+(?:ly|mente)$/u.test(token.text);
}

function nounBefore(reading: Reading, last: number): number | null {
  const { tokens } = reading;
  let from: number | null = null;
  for (let at = last; at >= 0 && last - at < 14; at--) {
    const token = tokens[at] as Token;
    const next = tokens[at - 1];
    if (isNominal(reading, token)) from = at;
    else if (isDot(token) && from !== null && next?.isCapital && next.end === token.start) continue;
    else if (from !== null && isLink(reading, at, from)) continue;
    else break;
    if (DETERMINERS.has(token.lower) && !(next && (LINKS_NAMES.has(next.lower) || /^al$/u.test(next.lower)))) {
      if (!(next && isNominal(reading, next) && !DETERMINERS.has(next.lower) && PARTICLES.has(token.lower) && next.isCapital)) break;
    }
  }
  if (from === null || PREPOSITIONS.has(tokens[from - 1]?.lower ?? "")) return null;
  return DETERMINERS.has((tokens[last] as Token).lower) ? null : from;
}

/** “minister of finance”, “analyst at Luxor”, “Fulano y Mengano”: what joins two nouns. */
function isLink(reading: Reading, at: number, from: number): boolean {
  const [token, before] = [reading.tokens[at] as Token, reading.tokens[at - 1]];
  if (!before || !isNominal(reading, before) || DETERMINERS.has(before.lower)) return false;
  if (/^(?:and|y|e|&)$/u.test(token.lower)) return before.isCapital && (reading.tokens[from] as Token).isCapital;
  if (PARTICLES.has(token.lower) && before.isCapital) return true;
  if (/^(?:of|for|de|del)$/u.test(token.lower)) return true;
  return LINKS_NAMES.has(token.lower);
}

/** Who stands after a verb of saying, or after “according to”. */
export function speakerAfter(reading: Reading, cue: number): Speaker | null {
  const { tokens, language } = reading;
  let at = cue + 1;
  while (tokens[at] && (reading.isDay(tokens[at] as Token) || isPassing(reading, at))) at++;
  const first = tokens[at];
  if (!first) return null;
  const pronoun = PRONOUNS[language].get(first.lower);
  if (pronoun && !DETERMINERS.has(first.lower)) return namedBefore(pronoun, at, null);
  let to: number | null = null;
  for (let next = at; next < tokens.length && next - at < 16; next++) {
    const token = tokens[next] as Token;
    const before = tokens[next - 1];
    if (isNominal(reading, token)) {
      if (DETERMINERS.has(token.lower) && to !== null && !(before && (LINKS_NAMES.has(before.lower) || PARTICLES.has(before.lower)))) break;
      to = next;
    } else if (isDot(token) && before?.isCapital && before.end === token.start && tokens[next + 1]?.isCapital) continue;
    else if (to !== null && to === next - 1 && isJoint(reading, next)) continue;
    else break;
  }
  if (to === null || DETERMINERS.has((tokens[to] as Token).lower)) return null;
  const main = speakerIn(reading, at, to);
  if (!main) return null;
  // “afirmó la ministra, María Jesús Montero,”
  if (main.name === null && tokens[to + 1]?.text === "," && tokens[to + 2]?.isCapital) {
    let end = to + 2;
    while (tokens[end + 1] && ((tokens[end + 1] as Token).isCapital || PARTICLES.has((tokens[end + 1] as Token).lower))) end++;
    const named = speakerIn(reading, to + 2, end);
    if (named?.name && (tokens[end + 1] === undefined || (tokens[end + 1] as Token).kind !== "word"))
      return { ...named, role: wordsOf(tokens, at, to), gender: named.gender ?? main.gender, from: at };
  }
  return main;
}

/** “said on Tuesday Smith”, “dijo este martes el ministro”: what stands between. */
function isPassing(reading: Reading, at: number): boolean {
  const [token, next] = [reading.tokens[at] as Token, reading.tokens[at + 1]];
  if (
    /^(?:on|el|este|esta|pasado|the|last|por|la)$/u.test(token.lower) &&
    next &&
    (reading.isDay(next) || /^(?:pasado|noche|tarde|mañana)$/u.test(next.lower))
  )
    return true;
  return /^(?:ayer|hoy|también|además|asimismo|mañana|tarde|noche)$/u.test(token.lower);
}

function isJoint(reading: Reading, at: number): boolean {
  const [token, before, next] = [reading.tokens[at] as Token, reading.tokens[at - 1] as Token, reading.tokens[at + 1]];
  if (!next || !isNominal(reading, next)) return false;
  if (/^(?:and|y|e|&)$/u.test(token.lower)) return before.isCapital && next.isCapital;
  if (/^(?:of|for|de|del)$/u.test(token.lower)) return true;
  if (PARTICLES.has(token.lower) && before.isCapital && next.isCapital) return true;
  return (
    LINKS_NAMES.has(token.lower) &&
    (TITLES.has(before.lower) || UNNAMED.test(before.lower) || DOCUMENTS.has(before.lower)) &&
    (next.isCapital || DETERMINERS.has(next.lower))
  );
}

function namedBefore(gender: Speaker["gender"], at: number, role: string | null): Speaker {
  return { name: null, otherName: null, kind: gender === "they" ? "organisation" : "person", role, gender, from: at, to: at };
}

/** What these tokens say of who speaks. */
function speakerIn(reading: Reading, first: number, to: number): Speaker | null {
  const { tokens, register } = reading;
  let from = first;
  while (from < to && (tokens[from] as Token).kind !== "word") from++;
  const noun = tokens.slice(from, to + 1).filter((token) => token.kind === "word");
  if (noun.length === 0) return null;
  const place = { from, to };
  const whole = noun.filter((token, at) => at > 0 || !DETERMINERS.has(token.lower) || noun.length === 1);
  const bare = DOCUMENTS.has((whole[0] as Token).lower) && LINKS_NAMES.has(whole[1]?.lower ?? "") ? ownersOf(whole) : whole;
  // “the Northport Gazette newspaper”
  if (
    bare.length > 1 &&
    !bare.at(-1)?.isCapital &&
    OF_MEDIA.test((bare.at(-1) as Token).text) &&
    bare.slice(0, -1).every((token) => token.isCapital)
  ) {
    const paper = bare.slice(0, -1);
    const name = words(reading, paper);
    return { name, otherName: null, kind: "medium", role: null, gender: "they", from, to };
  }
  const all = wordsOf(tokens, from, to);
  const gender = noun.some((token) => SHE_TITLES.has(token.lower)) ? "she" : noun.some((token) => HE_TITLES.has(token.lower)) ? "he" : null;

  const head = noun[0] as Token;
  const [start] = bare;
  const isNobody =
    start &&
    UNNAMED.test(start.text) &&
    !bare
      .slice(1)
      .some((token, at) => token.isCapital && !LINKS_NAMES.has((bare[at] as Token).lower) && !PARTICLES.has((bare[at] as Token).lower));
  if (
    isNobody &&
    (/^(?:an?|un|una|unos|unas|several|varios|varias|some|two|three)$/u.test(head.lower) || /s$/u.test(start.text)) &&
    !register.full.has(start.lower)
  )
    return { name: all, otherName: null, kind: "unnamed", role: null, gender: "they", ...place };
  const { name, role } = nameAmong(reading, bare);
  if (name) {
    const text = words(reading, name);
    const full = name.length === 1 ? (register.full.get((name[0] as Token).lower) ?? null) : null;
    // A surname tells nothing of who bears it.
    const firstTags = name.length > 1 ? reading.tags.get((name[0] as Token).start) : undefined;
    const known = gender ?? (firstTags?.has("FemaleName") ? "she" : firstTags?.has("MaleName") ? "he" : null);
    const isTitled = bare.some((token) => TITLES.has(token.lower));
    const kind = kindOfName(text) ?? (role !== null && !isTitled ? kindOfName(role) : null);
    if (full && kind === null) return { name: full, otherName: null, kind: "person", role, gender: known, ...place };
    if (kind !== null || role === null) {
      const long = register.long.get(text) ?? null;
      const letters = register.short.get(text.toLowerCase()) ?? null;
      const of = kind ?? (long ? (kindOfName(long) ?? "organisation") : guessed(reading, name));
      return { name: long ?? text, otherName: long ? text : letters, kind: of, role, gender: of === "person" ? known : "they", ...place };
    }
    return { name: text, otherName: null, kind: "person", role: role === text ? null : role, gender: known, ...place };
  }
  const kind = kindOfName(textOf(bare));
  const isDefinite = /^(?:the|el|la|los|las)$/u.test(head.lower);
  if (kind === null && UNNAMED.test(all) && (!isDefinite || /s$/u.test((bare[0] as Token).text)))
    return { name: all, otherName: null, kind: "unnamed", role: null, gender: "they", ...place };
  const isAny = /^(?:an?|un|una|another|otro|otra)$/u.test(head.lower);
  if (isAny && bare.some((token) => TITLES.has(token.lower)))
    return { name: all, otherName: null, kind: "unnamed", role: null, gender: "they", ...place };
  if (bare.some((token) => TITLES.has(token.lower))) return { ...namedBefore(gender, from, all), ...place };
  if (isDefinite || kind !== null) {
    const named = bare.some((token) => token.isCapital) || !isDefinite;
    return {
      name: named ? textOf(bare) : null,
      otherName: null,
      kind: kind ?? "organisation",
      role: named ? null : all,
      gender: "they",
      ...place,
    };
  }
  return { name: all, otherName: null, kind: "unnamed", role: null, gender: "they", ...place };
}

/** “figures of the National Bank” */
function ownersOf(whole: readonly Token[]): readonly Token[] {
  const owner = whole.slice(DETERMINERS.has(whole[2]?.lower ?? "") ? 3 : 2);
  return owner[0]?.isCapital ? owner : whole;
}

/** The name among the words of a noun: what stands after the last title, or all of it where there is none. */
function nameAmong({ tags }: Reading, bare: readonly Token[]): { name: Token[] | null; role: string | null } {
  const title = bare.findLastIndex((token) => TITLES.has(token.lower));
  const isWhole = bare.every((token) => token.isCapital || PARTICLES.has(token.lower) || /^(?:of|for|and|on)$/u.test(token.lower));
  if (title === -1) {
    const joint = bare.findIndex((token) => /^(?:and|y|e)$/u.test(token.lower));
    // “Smith and Jones said”: the first of them; but “the Department of Health and Social Care” is one.
    if (isWhole && joint > 0 && kindOfName(bare.map((token) => token.text).join(" ")) === null)
      return { name: bare.slice(0, joint), role: null };
    if (isWhole && bare[0]?.isCapital) return { name: [...bare], role: null };
    const from = bare.findLastIndex((token) => !token.isCapital && !PARTICLES.has(token.lower)) + 1;
    const name = bare.slice(from);
    return name.length > 0 && name[0]?.isCapital ? { name, role: textOf(bare.slice(0, from)) } : { name: null, role: null };
  }
  let after = bare.slice(title + 1);
  let role = bare.slice(0, title + 1);
  if (after.length > 0 && LINKS_NAMES.has((after[0] as Token).lower)) {
    const first = after.findIndex(
      (token, at) => at > 1 && ["FirstName", "MaleName", "FemaleName", "Person"].some((tag) => tags.get(token.start)?.has(tag)),
    );
    const run = after.slice(1).filter((token) => token.isCapital);
    const split = first > 1 && after.length - first >= 2 ? first : run.length >= 3 && after[1]?.isCapital ? 2 : -1;
    if (split === -1) return { name: null, role: null };
    role = bare.slice(0, title + 1 + split);
    after = after.slice(split);
  }
  while (after.length > 0 && !(after[0] as Token).isCapital) {
    role = [...role, after[0] as Token];
    after = after.slice(1);
  }
  // “el presidente ruso Vladímir Putin” has a name; “Prime Minister” has none.
  return after.length > 0 ? { name: after, role: roleOf(role) } : { name: null, role: null };
}

/** “Mr” says nothing of what somebody is. */
function roleOf(tokens: readonly Token[]): string | null {
  const text = textOf(tokens);
  return /^(?:mr|mrs|ms|miss|dr|sir|sr|sra|dra|d|dña|don|doña|señor|señora)$/iu.test(text) ? null : text;
}

function guessed({ tags }: Reading, name: readonly Token[]): PartyKind {
  const of = (tag: string) => name.some((token) => tags.get(token.start)?.has(tag));
  if (name.length === 1 && (of("Place") || of("Country"))) return "state";
  if (of("Organization") || name.some((token) => /^(?:of|for|and|on)$/u.test(token.lower))) return "organisation";
  if (name.length > 1 || of("Person") || of("FirstName")) return "person";
  return "organisation";
}

const words = ({ words: sentence }: Reading, name: readonly Token[]) =>
  sentence.slice((name[0] as Token).start, (name.at(-1) as Token).end).replace(/\s+/gu, " ");
const textOf = (tokens: readonly Token[]) => tokens.map((token) => token.text).join(" ");
function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return textOf(tokens.slice(from, to + 1).filter((token) => token.kind === "word"));
}
