import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { stemLanguage } from "#lib/search/languages";
import type { Searched, Weight } from "#lib/search/vector";

/** Where in a claim words can be found. */
export type Where = "claim" | "speaker" | "quote" | "source" | "publisher";

export type SearchedPart = Searched & { where: Where; writtenIn: string | null };

/** What is searched of a public version, with how much it counts. Names have no stems. */
export function searchedIn(snapshot: Pick<Snapshot, "claim" | "parties" | "sources">): SearchedPart[] {
  const { text, language, quote, quoteLanguage, speaker } = snapshot.claim;
  const nameOf = (id: string | null) => partyOf(snapshot, id)?.name ?? "";
  const part = (where: Where, weight: Weight, text: string, writtenIn: string | null): SearchedPart => ({
    where,
    weight,
    text,
    writtenIn,
    language: stemLanguage(writtenIn),
  });
  return [
    part("claim", "A", text, language),
    part("speaker", "A", nameOf(speaker), null),
    part("quote", "B", quote ?? "", quoteLanguage ?? language),
    ...snapshot.sources.flatMap((source) => [
      part("source", "C", source.title, source.language ?? language),
      part("publisher", "C", nameOf(source.publisher), null),
    ]),
  ];
}
