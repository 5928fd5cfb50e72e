import type { SuggestedField } from "#lib/capture/schema";
import type { SourceInput } from "#lib/sources/schema";

export type Suggestion = {
  field: SuggestedField;
  /** What the source would be given; null where there is nothing that it could be given. */
  value: string | null;
  shown: string;
  /** Why it cannot be taken over as it is. */
  but: string | null;
};

type Written = Pick<SourceInput, SuggestedField>;
type Said = Record<"title" | "author" | "publisher" | "publishedOn" | "language" | "canonical", string | null>;
type Known = {
  /** The one party that answers to the publisher's name. */
  publisher: { id: string; name: string } | null;
  /** Whether the page's own address is that of this source, of another one, or of none. */
  canonicalIs: "this" | "another" | "none";
  today: string;
};

/** A title that somebody put there because there had to be one. */
const isNoTitle = (title: string) => /^(https?:\/\/|www\.)\S+$/i.test(title.trim());

/** Only what is missing: what somebody has written stays, whatever the page says. */
export function suggestionsOf(written: Written, said: Said, { publisher, canonicalIs, today }: Known): Suggestion[] {
  const found: Suggestion[] = [];
  const add = (field: SuggestedField, value: string | null, shown = value, but: string | null = null) => {
    if (shown !== null) found.push({ field, value, shown, but });
  };
  if (isNoTitle(written.title)) add("title", said.title);
  if (written.author === null) add("author", said.author);
  if (written.publishedOn === null && said.publishedOn !== null && said.publishedOn <= today) add("publishedOn", said.publishedOn);
  if (written.publisherId === null && said.publisher !== null) {
    if (publisher) add("publisherId", publisher.id, publisher.name);
    else add("publisherId", null, said.publisher, "No one party in the registry has this name; add it where the source is edited.");
  }
  if (written.language === null) add("language", said.language);
  if (canonicalIs === "none") add("address", said.canonical);
  if (canonicalIs === "another") add("address", null, said.canonical, "Another source in the record is this page.");
  return found;
}
