import { isSamePaper } from "#lib/articles/cited";
import { daysIn } from "#lib/articles/days";
import { kindOfName, type Register } from "#lib/articles/names";
import type { Sentence } from "#lib/articles/shape";
import type { Speaker } from "#lib/articles/speakers";
import type { Statement } from "#lib/articles/statements";
import { type Language, OCCASION, OF_MEDIA, TITLES } from "#lib/articles/words";
import type { PartyKind } from "#lib/parties/schema";

export type SpokenOf = { name: string; otherName: string | null; kind: PartyKind; role: string | null };

export type SaidDay = {
  saidOn: string | null;
  /** Where the day is from: the sentence itself, another one of the same speaker, or the article's own day. */
  dayFrom: "sentence" | "elsewhere" | "article" | null;
};

type Voice = SpokenOf & { gender: Speaker["gender"] };

const SHORT = 120;
const NAME = /\p{Lu}[\p{L}\p{M}’'-]*(?:\s+(?:(?:de|del|la|van|von|bin|al)\s+)?\p{Lu}[\p{L}\p{M}’'-]*)*/gu;
/** These are said of one another: who was “the president of Russia” is “the Russian leader”. */
const LEADERS =
  /^(?:president|leader|premier|head|chief|king|queen|chancellor|presidente|presidenta|líder|mandatario|mandataria|dirigente|jefe|jefa)$/iu;

/** Who has spoken in an article so far, to whom “he” and “the minister” lead back, and on which day each spoke. */
export class Voices {
  readonly language: Language;
  readonly #text: string;
  readonly #register: Register;
  readonly #paper: string;
  readonly #on: string | null;
  #last: Voice | null = null;
  /** Whoever spoke or was spoken of last. */
  #recent: Voice | null = null;
  #people: Voice[] = [];
  #bodies: Voice[] = [];
  readonly #days = new Map<string, { at: number; day: string }[]>();

  constructor(text: string, language: Language, register: Register, paper: string, on: string | null) {
    this.language = language;
    this.#text = text;
    this.#register = register;
    this.#paper = paper;
    this.#on = on;
    this.#readDays();
  }

  /**
   * @param said null: nobody is named, so whoever spoke last
   * @param before what the sentence says before it says who speaks
   */
  speakerOf(said: Speaker | null, before: string): SpokenOf | null {
    const voice = said === null ? this.#leftOut(before) : said.name === null ? this.#before(said, before) : this.#named(said);
    if (voice === null) return null;
    this.#heard(voice);
    const { gender: _, ...spoken } = voice;
    return spoken;
  }

  /** “and recalled that”: whom the sentence names, or whoever spoke or was spoken of last. */
  #leftOut(before: string): Voice | null {
    const [name] = this.#namesIn(before);
    if (name) this.#mention({ name, otherName: null, kind: "person", role: null, gender: null });
    return this.#recent;
  }

  /** A sentence in which nobody says anything may name those whom the next one calls “he”. */
  passBy(sentence: Sentence): void {
    const [name] = this.#namesIn(this.#text.slice(sentence.start, Math.min(sentence.end, sentence.start + SHORT)));
    if (name) this.#mention({ name, otherName: null, kind: "person", role: null, gender: null });
  }

  dayOf({ days, attribution }: Statement, spoken: SpokenOf | null, sentence: Sentence): SaidDay {
    const near = [...days].sort((a, b) => distance(a, attribution) - distance(b, attribution))[0];
    // “said last week”: a day that nobody has named, and not the article's.
    if (near && near.day === null && near.start >= attribution.end && near.start - attribution.end < 12)
      return { saidOn: null, dayFrom: null };
    if (near?.day && (this.#on === null || near.day <= this.#on)) {
      if (spoken) this.#noteDay(spoken.name, sentence.start, near.day);
      return { saidOn: near.day, dayFrom: "sentence" };
    }
    const known = (spoken && this.#days.get(spoken.name)) ?? [];
    const elsewhere = known.findLast((one) => one.at < sentence.start) ?? known.find((one) => one.at - sentence.end < 600);
    if (elsewhere) return { saidOn: elsewhere.day, dayFrom: "elsewhere" };
    return { saidOn: this.#on, dayFrom: this.#on === null ? null : "article" };
  }

  #named(said: Speaker): Voice {
    const name = said.name as string;
    if (isSamePaper(name, this.#paper)) return { name: this.#paper, otherName: null, kind: "medium", role: null, gender: "they" };
    // “say those sources”
    if (said.kind === "unnamed" && /^(?:those|these|esas|esos|estas|estos|dichas|dichos)\s/iu.test(name) && this.#last?.kind === "unnamed")
      return this.#last;
    const known = [...this.#people, ...this.#bodies].find((one) => one.name === name);
    return {
      name,
      otherName: said.otherName,
      kind: said.kind,
      role: said.role ?? known?.role ?? null,
      gender: known?.gender ?? said.gender,
    };
  }

  /** Whom “he”, “she”, “they”, “the minister” and “the ministry” mean. */
  #before(said: Speaker, before: string): Voice | null {
    if (said.kind !== "person") return this.#body(said);
    const inSentence = this.#namesIn(before);
    for (const name of inSentence.slice(0, 1)) this.#mention({ name, otherName: null, kind: "person", role: null, gender: null });
    const may = this.#people.filter((one) => one.gender === null || said.gender === null || one.gender === said.gender);
    const byRole = said.role === null ? null : may.find((one) => one.role !== null && isSameRole(one.role, said.role as string));
    // “He” after “the director of a hospital said”.
    const isLastUnnamed = said.role === null && this.#last?.kind === "unnamed" && this.#last === this.#recent && said.gender !== "they";
    if (isLastUnnamed && /^(?:the|an?|el|la|un|una|her|his|su)\s/iu.test(this.#last?.name ?? "")) return this.#last;
    const isShort = said.role === null || said.role.split(/\s+/u).length <= 3;
    const found = byRole ?? (isShort ? (said.role === null ? may[0] : may.find((one) => one.role === null)) : null) ?? null;
    if (found) return { ...found, gender: found.gender ?? (said.gender === "they" ? null : said.gender) };
    return said.role === null ? null : { name: said.role, otherName: null, kind: "unnamed", role: null, gender: said.gender };
  }

  #body({ role, kind }: Speaker): Voice | null {
    if (role === null) return this.#last;
    const noun = role.toLowerCase().split(/\s+/u).at(-1) ?? "";
    const isPaper = OF_MEDIA.test(noun);
    const isOfKind = kind === "company" || kind === "medium" || isPaper;
    const like =
      this.#bodies.find((one) => one.name.toLowerCase().split(/\s+/u).includes(noun)) ??
      this.#bodies.find((one) => isOfKind && one.kind === (isPaper ? "medium" : kind));
    return like ?? { name: role.replace(/^(?:the|el|la|los|las)\s+/iu, ""), otherName: null, kind, role: null, gender: "they" };
  }

  #heard(voice: Voice): void {
    this.#last = voice;
    this.#recent = voice;
    if (voice.kind === "unnamed") return;
    if (voice.kind === "person") this.#mention(voice);
    else this.#bodies = [voice, ...this.#bodies.filter((one) => one.name !== voice.name)].slice(0, 30);
  }

  #mention(voice: Voice): void {
    const known = this.#people.find((one) => one.name === voice.name);
    const whole = known ? { ...known, role: known.role ?? voice.role, gender: known.gender ?? voice.gender } : voice;
    this.#recent = whole;
    this.#people = [whole, ...this.#people.filter((one) => one.name !== voice.name)].slice(0, 30);
  }

  /** The people in these words whom the article names in full somewhere. */
  #namesIn(words: string): string[] {
    return [...words.matchAll(NAME)].flatMap(({ 0: run }) => {
      if (kindOfName(run) !== null) return [];
      const last = run.split(/\s+/u).at(-1) ?? "";
      const full = this.#register.full.get(last.toLowerCase());
      return full ? [full] : [];
    });
  }

  /** “At a meeting on December 24, Putin showed”: the day on which somebody spoke, for all that they say without one. */
  #readDays(): void {
    for (const { 0: words, index } of this.#text.matchAll(
      /(?<=^|[.!?”"»]\s|\n)(?:During|At|On|In|Speaking|After|Durante|En|El|Este|Tras|Al)\s[^.!?\n]{10,300}/gu,
    )) {
      const head = words.slice(0, 200);
      const comma = head.indexOf(",");
      if (comma === -1 || !OCCASION.test(head)) continue;
      const [day] = daysIn(head.slice(0, comma + 20), this.language, this.#on);
      if (!day?.day || day.start > comma) continue;
      const [name] = this.#namesIn(head.slice(day.end, day.end + SHORT));
      if (name) this.#noteDay(name, index, day.day);
      if (this.#days.size > 50) return;
    }
  }

  #noteDay(name: string, at: number, day: string): void {
    this.#days.set(name, [...(this.#days.get(name) ?? []), { at, day }].sort((a, b) => a.at - b.at).slice(-20));
  }
}

function distance(day: { start: number; end: number }, attribution: { start: number; end: number }): number {
  return day.start >= attribution.end ? day.start - attribution.end : Math.max(0, attribution.start - day.end);
}

function isSameRole(a: string, b: string): boolean {
  const titles = (role: string) =>
    role
      .toLowerCase()
      .split(/[\s-]+/u)
      .filter((word) => TITLES.has(word));
  const [one, other] = [titles(a), titles(b)];
  return one.some((word) => other.includes(word)) || (one.some((word) => LEADERS.test(word)) && other.some((word) => LEADERS.test(word)));
}
