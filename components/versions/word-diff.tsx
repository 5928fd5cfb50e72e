import { inWordsAlone, nearChanges, type Stretch, wordDiff } from "#lib/versions/word-diff";

type Props = {
  was: string;
  is: string;
  lang?: string | null;
  whole?: boolean;
  /** Other punctuation is not marked, unless it is all that there is. */
  inWords?: boolean;
};

/** What was and what is, as one text where the two have enough in common, else one under the other. */
export function WordDiff({ was, is, lang, whole = false, inWords = false }: Props) {
  const found = was !== "" && is !== "" ? wordDiff(was, is) : null;
  const stretches = found && inWords ? inWordsAlone(found) : found;
  if (!stretches)
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {was !== "" && <Side word="Was" text={was} lang={lang} />}
        {is !== "" ? <Side word="Is" text={is} lang={lang} /> : <p className="text-soft">No longer there.</p>}
      </div>
    );
  return (
    <p lang={lang || undefined} dir="auto" className="whitespace-pre-line">
      {(whole ? stretches : nearChanges(stretches)).map((stretch, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a text have nothing but their place
        <Shown key={index} stretch={stretch} />
      ))}
    </p>
  );
}

function Shown({ stretch: { kind, text } }: { stretch: Stretch }) {
  if (kind === "same") return text;
  if (kind === "left out")
    return (
      <span className="text-soft">
        {" […] "}
        <span className="sr-only"> (unchanged words left out) </span>
      </span>
    );
  const Tag = kind === "gone" ? "del" : "ins";
  return (
    <Tag className={kind === "gone" ? "was" : "is"}>
      <span className="sr-only"> [{kind === "gone" ? "removed" : "added"}: </span>
      {text}
      <span className="sr-only">] </span>
    </Tag>
  );
}

function Side({ word, text, lang }: { word: string; text: string; lang?: string | null }) {
  return (
    <div className="min-w-0 border-s-2 border-rule ps-3">
      <span className="text-sm text-soft">{word}</span>
      <p lang={lang || undefined} dir="auto" className="whitespace-pre-line">
        {text}
      </p>
    </div>
  );
}

/** How changes are marked, once for a page. */
export function WordDiffKey() {
  return (
    <p className="text-sm text-soft">
      <del className="was">Struck out</del>: what was said. <ins className="is">Underlined</ins>: what is said instead.
    </p>
  );
}
