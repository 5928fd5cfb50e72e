import type { Assessment } from "#lib/evidence/assess";
import { english } from "#lib/evidence/assess-words-en";
import { spanish } from "#lib/evidence/assess-words-es";
import type { Words } from "#lib/evidence/assess-words-shape";
import type { Change } from "#lib/evidence/changes";
import type { Reason } from "#lib/evidence/reasons";

/** The words of a language given by its BCP 47 tag; English where there are none of its own. */
function wordsOf(language: string): Words {
  return /^es(-|$)/i.test(language) ? spanish : english;
}

export function reasonSentence(reason: Reason, language: string): string {
  const { reason: sentences } = wordsOf(language);
  return (sentences[reason.code] as (one: Reason) => string)(reason);
}

export function changeSentence(change: Change, language: string): string {
  const { change: sentences } = wordsOf(language);
  return (sentences[change.code] as (one: Change) => string)(change);
}

/** "2 links, 1 origin"; where nobody is known to stand behind any of them "2 links of unknown origin". */
export function countsSentence({ links, origins }: Pick<Assessment, "links" | "origins">, language: string): string {
  const words = wordsOf(language);
  return origins === 0 && links > 0 ? words.linksOfUnknownOrigin(links) : `${words.links(links)}, ${words.origins(origins)}`;
}

/** "2 links of unknown origin"; null where there are none. */
export function unknownSentence({ unknown }: Pick<Assessment, "unknown">, language: string): string | null {
  return unknown === 0 ? null : wordsOf(language).linksOfUnknownOrigin(unknown);
}

export function dayInWords(day: string, language: string): string {
  return wordsOf(language).date(day);
}

/** The line beside the status word, without a full stop: "Only Vladimir Putin's side says so", "word against word". */
export function readersLine({ status, balance, reasons }: Pick<Assessment, "status" | "balance" | "reasons">, language: string): string {
  const { line } = wordsOf(language);
  if (balance === "for") return line.for(reasons.find((reason) => reason.code === "contradicted")?.by ?? { first: [], more: 0 });
  if (balance) return line[balance];
  for (const reason of reasons) {
    switch (reason.code) {
      case "only_side":
        return line.onlySide(reason.sides);
      case "only_reports":
        return line.onlyReports(reason.voices);
      case "itself":
        return line.itself;
      case "record":
        return line.record(reason.publisher.name);
      case "concerned_asserts":
        return line.concernedAsserts(reason.party.name);
      case "concerned_agree":
        return line.concernedAgree(reason.parties[0].name, reason.parties[1].name);
      case "two_first_hand":
        return line.twoFirstHand(reason.parties[0].name, reason.parties[1].name);
    }
  }
  return status === "unreviewed" ? line.nobody : "";
}
