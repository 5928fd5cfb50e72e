import { languageName } from "#lib/languages";
import { PART_WORDS, plainlySaid } from "#lib/publication/corrections";
import { answersBetween, evidenceBetween, type Pieces, relationsBetween, type Untold, verdictsBetween } from "#lib/publication/pieces";
import { withheldWords } from "#lib/publication/words";
import type { ToldVersion } from "#lib/versions/queries";

type Snapshot = ToldVersion["snapshot"];

export type Difference = { name: string; was: string; is: string };

/** What one version says differently from another, whether that corrects it or not. */
export type Comparison = {
  /** In the words of readers; null: it is the same. */
  status: { was: Snapshot["status"]; is: Snapshot["status"]; wasWords: string; isWords: string } | null;
  /** What is read as text, to be compared word by word. */
  texts: (Difference & { lang: string | null })[];
  facts: Difference[];
  evidence: Pieces;
  answers: Pieces;
  verdicts: Pieces;
  relations: Pieces;
};

/** @param untold what of the evidence is kept back from readers now */
export function compare(before: Snapshot, after: Snapshot, untold: Untold): Comparison {
  const { was, is } = plainlySaid(before, after);
  const { text, quote, rationale, reasonAgainst, ...rest } = PART_WORDS;
  const lang = after.claim.language;
  const topics = (one: Snapshot) => one.claim.topics.map(({ name }) => name).join(" · ");
  const named = (language: string | null) => (language === null ? "" : languageName(language));
  const differs = <D extends Difference>(all: D[]) => all.filter((one) => one.was !== one.is);
  return {
    status: was.status === is.status ? null : { was: before.status, is: after.status, wasWords: was.status, isWords: is.status },
    texts: differs([
      { name: text, was: was.text, is: is.text, lang },
      { name: quote, was: was.quote, is: is.quote, lang: after.claim.quoteLanguage },
      { name: rationale, was: was.rationale, is: is.rationale, lang },
      { name: reasonAgainst, was: was.reasonAgainst, is: is.reasonAgainst, lang },
    ]),
    facts: differs([
      { name: rest.speaker, was: was.speaker, is: is.speaker },
      { name: rest.saidOn, was: was.saidOn, is: is.saidOn },
      { name: rest.saidWhere, was: was.saidWhere, is: is.saidWhere },
      { name: "As of", was: before.asOf ?? "", is: after.asOf ?? "" },
      { name: rest.concerns, was: was.concerns, is: is.concerns },
      { name: "Topics", was: topics(before), is: topics(after) },
      { name: "Language", was: named(before.claim.language), is: named(after.claim.language) },
      { name: "Language of the quote", was: named(before.claim.quoteLanguage), is: named(after.claim.quoteLanguage) },
      { name: "Withheld", was: withheldWords(before.withheld) ?? "", is: withheldWords(after.withheld) ?? "" },
    ]),
    evidence: evidenceBetween(before, after, untold),
    answers: answersBetween(before, after),
    verdicts: verdictsBetween(before, after),
    relations: relationsBetween(before, after),
  };
}

export const isSame = ({ status, texts, facts, evidence, answers, verdicts, relations }: Comparison) =>
  status === null && texts.length === 0 && facts.length === 0 && [evidence, answers, verdicts, relations].every(noPieces);

export const noPieces = ({ joined, gone, altered }: Pieces) => joined.length + gone.length + altered.length === 0;

/** How much there is to read of it. */
export function lengthOf({ texts, facts, evidence, answers, verdicts, relations }: Comparison): number {
  const pieces = [evidence, answers, verdicts, relations].flatMap(({ joined, gone, altered }) => [
    ...joined,
    ...gone,
    ...altered.flatMap((one) => [one.was, one.is]),
  ]);
  return [...pieces, ...[...texts, ...facts].flatMap((one) => [one.was, one.is])].reduce((sum, text) => sum + text.length, 0);
}
