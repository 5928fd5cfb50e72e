import type { FetchedArticle } from "#lib/articles/fetched";
import type { ReadArticle, ReadCandidate } from "#lib/articles/queries";
import type { DraftsSent } from "#lib/articles/schema";
import type { Language } from "#lib/articles/words";
import type { SeenClaim } from "#lib/claims/schema";
import type { Problem } from "#lib/errors";
import { PARTY_KIND_WORDS } from "#lib/parties/schema";
import { codePoints, LIMITS, shortened } from "#lib/schema";

type Chosen = { id: string; label: string; detail?: string };

/** What the form of an article holds. */
export type ArticleDraft = {
  text: string;
  title: string;
  address: string;
  publisher: Chosen | null;
  publishedOn: string;
  language: "" | Language;
};

export const BLANK_ARTICLE: ArticleDraft = { text: "", title: "", address: "", publisher: null, publishedOn: "", language: "" };

/** A candidate, and what an editor has made of it so far. */
export type Item = {
  id: string;
  candidate: ReadCandidate;
  state: "open" | "kept" | "dropped";
  text: string;
  quote: string;
  saidOn: string;
  speaker: Chosen | null;
  /** Whether the article has it from the paper that it cites. */
  isCited: boolean;
  /** A claim that says the same already: the article becomes a source of that one. */
  repeats: SeenClaim | null;
};

/** Stands for whoever is not in the registry yet, and is entered with the draft. */
export const NEW_PARTY = "new";

export function speakerOf({ speaker, knownSpeaker }: ReadCandidate): Chosen | null {
  if (speaker === null) return null;
  if (knownSpeaker) return { id: knownSpeaker.id, label: knownSpeaker.name };
  return { id: NEW_PARTY, label: speaker.name, detail: `${PARTY_KIND_WORDS[speaker.kind].toLowerCase()}, new in the registry` };
}

/** An article that was fetched: what was typed stays, and what its page says of itself is filled in beside it. */
export function filledFrom(typed: ArticleDraft, fetched: FetchedArticle): ArticleDraft {
  const { text, title, address, publisher, publishedOn, language } = fetched;
  return {
    text,
    address,
    title: typed.title.trim() === "" ? (title ?? "") : typed.title,
    publisher: typed.publisher ?? (publisher && { id: publisher.id, label: publisher.name }),
    publishedOn: typed.publishedOn || (publishedOn ?? ""),
    language: typed.language || (language ?? ""),
  };
}

/** The candidates of an article as items; what was made of the same ones before stays. */
export function itemsOf(read: ReadArticle, before: readonly Item[], newId: () => string): Item[] {
  return read.candidates.map((candidate) => {
    const same = before.find((one) => one.candidate.text === candidate.text && one.candidate.sentence.text === candidate.sentence.text);
    if (same) return same.state === "open" ? { ...fresh(candidate), id: same.id } : { ...same, candidate };
    return { ...fresh(candidate), id: newId() };
  });
}

function fresh(candidate: ReadCandidate): Omit<Item, "id"> {
  return {
    candidate,
    state: "open",
    text: candidate.text,
    quote: candidate.quote?.text ?? "",
    saidOn: candidate.saidOn ?? "",
    speaker: speakerOf(candidate),
    isCited: candidate.cites !== null,
    repeats: null,
  };
}

/** What becomes of those that are kept, as a button says it. */
export function whatIsMade(items: readonly Item[]): string {
  const kept = items.filter((item) => item.state === "kept");
  const drafts = kept.filter((item) => !item.repeats).length;
  const claims = new Set(kept.flatMap((item) => item.repeats?.number ?? [])).size;
  const create = drafts === 1 ? "one draft" : `${drafts} drafts`;
  const add = claims === 1 ? "one claim" : `${claims} claims`;
  if (claims === 0) return `Create ${create}`;
  return drafts === 0 ? `Add the article to ${add}` : `Create ${create}, add the article to ${add}`;
}

/** What is sent for those that were kept. */
export function draftsOf(article: ArticleDraft, language: Language, kept: readonly Item[]): DraftsSent {
  const parties: DraftsSent["parties"] = [];
  const party = (name: string, kind: DraftsSent["parties"][number]["kind"], otherName: string | null) => {
    const at = parties.findIndex((one) => one.name === name && one.kind === kind);
    return { at: at >= 0 ? at : parties.push({ name, kind, otherName }) - 1 };
  };
  const speakerSent = ({ speaker, candidate, repeats }: Item) => {
    if (speaker?.id !== NEW_PARTY || !candidate.speaker) return speaker && { id: speaker.id };
    // A claim that is there has its own; nobody is entered for it.
    return repeats ? null : party(candidate.speaker.name, candidate.speaker.kind, candidate.speaker.otherName);
  };
  const claims = kept.map((item) => {
    const { candidate } = item;
    const { cites, knownCited } = candidate;
    return {
      id: item.id,
      content: {
        text: item.text,
        language,
        quote: item.quote,
        quoteLanguage: language,
        speakerId: null,
        speakerUnknown: false,
        saidOn: item.saidOn,
        undated: false,
        saidWhere: null,
        concernIds: [],
        topics: [],
      },
      repeats: item.repeats,
      speaker: speakerSent(item),
      cites: !item.isCited || cites === null ? null : knownCited ? { id: knownCited.id } : party(cites, "medium", null),
      quote: codePoints(candidate.sentence.text) <= LIMITS.quote ? candidate.sentence.text : null,
      place: `Paragraph ${candidate.paragraph}`,
    };
  });
  const { title, address, publisher, publishedOn } = article;
  return { article: { title, address, publisherId: publisher?.id ?? null, publishedOn, language }, parties, claims };
}

/** Of what is wrong, which of those that were sent it is about. */
export function toldOf(problems: readonly Problem[], sent: DraftsSent): Problem[] {
  return problems.map(({ path, message }) => {
    const [, list, at] = /^(claims|parties)\[(\d+)\]/.exec(path) ?? [];
    const about =
      list === "claims" ? sent.claims[Number(at)]?.content.text : list === "parties" ? sent.parties[Number(at)]?.name : undefined;
    return { path: path.startsWith("article.") ? path : "", message: about ? `${shortened(about, 80)}: ${message}` : message };
  });
}
