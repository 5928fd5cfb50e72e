import { verdictWords } from "#lib/claims/states";
import { formatDate, plural } from "#lib/format";
import type { Many, SafeWords, Saying, Silent, Spoken } from "#lib/publication/safe-sentence";
import { WITHHELD_WORDS } from "#lib/publication/words";

/** Offices and unions of states take the article, unless their name begins with one or with whose they are. */
const WITH_ARTICLE =
  /\b(government|ministry|agency|office|department|court|police|army|navy|council|commission|committee|house|states|kingdom|emirates|netherlands|philippines|union|nations|administration|authority|service|parliament|embassy|bureau|party|federation|republic|institute|association|organi[sz]ation|staff|system|board|senate|congress|cabinet|kremlin|pentagon|vatican)\b/i;
const KINDS_WITH_ARTICLE: readonly Spoken["kind"][] = ["state", "body", "organisation"];

function name({ name, kind }: Spoken): string {
  const takes = KINDS_WITH_ARTICLE.includes(kind) && WITH_ARTICLE.test(name) && !/^(the|an?|his|her|its|their)\s|^\S+['’]s?\s/i.test(name);
  return takes ? `the ${name}` : name;
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const names = ({ first, more }: Many) => list.format([...first.map(name), ...(more > 0 ? [plural("other", more)] : [])]);
const isOne = ({ first, more }: Many) => first.length + more === 1;
const asOfDay = (asOf: string | null) => (asOf ? `as of ${formatDate(asOf)}, ` : "");
/** At the beginning of a sentence: the article is ours to write large, a name is as it is. */
const first = (text: string) => text.replace(/^the /, "The ");

const SILENT: Record<Silent["outcome"], string> = {
  partial: "had said that it is partly true",
  declined: "had declined to say",
  no_comment: "had given no comment",
  unreachable: "could not be reached",
  no_reply: "had not replied",
};

const LEANS = {
  for: "the evidence supports it",
  against: "the evidence is against it",
  both: "evidence backs both, which may speak of another date, place or definition",
  neither: "it is word against word",
} as const;

/** Whether it is said of something that was known, or that is so, on that day. */
function sayings(saying: Saying, speaker: Spoken | null, asOf: string | null): string {
  const then = asOfDay(asOf);
  switch (saying.code) {
    case "itself":
      return `${then}the act itself is on record`;
    case "record":
      return `${then}a record kept by ${name(saying.publisher)} shows it`;
    case "concerned":
      return `${then}${names(saying.parties)}, on the side of whom it concerns, ${isOne(saying.parties) ? "says" : "say"} so${speaker ? " too" : ""}`;
    case "first_hand":
      return `${then}${names(saying.parties)} say so at first hand and are not one side`;
    case "only_side":
      return saying.side
        ? `${then}only ${names(saying.side)} ${isOne(saying.side) ? "was" : "were"} known to say so`
        : `${then}nobody without ties to ${speaker ? name(speaker) : "the speaker"} was known to back it`;
    case "only_reports":
      return `${then}${speaker ? `beside ${name(speaker)} ` : ""}only ${names(saying.voices)} ${isOne(saying.voices) ? "was" : "were"} known to report it, without a second first-hand voice`;
    case "contradicted":
      return `${names(saying.by)} ${isOne(saying.by) ? "contradicts" : "contradict"} it, and ${then}${LEANS[saying.balance]}`;
    case "judged": {
      const by = saying.signatures > 1 ? "an editor’s judgement that two reviewers signed" : "an editor’s judgement";
      const evidence = saying.suggested ? `, while the evidence alone suggests ${verdictWords(saying.suggested)}` : "";
      return `${then}it is, by ${by}, ${inWords(saying)}${evidence}`;
    }
    case "withheld": {
      const why = [...new Set(saying.reasons)].map((reason) => WITHHELD_WORDS[reason]);
      return `${then}it is ${inWords(saying)}, also on evidence that is withheld${why.length > 0 ? ` ${list.format(why)}` : ""}`;
    }
    case "plain":
      return `${then}it is ${inWords(saying)}`;
  }
}

function inWords({ status, balance }: Pick<Extract<Saying, { code: "plain" }>, "status" | "balance">): string {
  if (status === "unilateral") return "not confirmed, and rests on one side or one voice";
  if (status === "unreviewed") return "not reviewed";
  return verdictWords({ status, balance });
}

export const english: SafeWords = {
  small:
    /^(?!The (Hague|Gambia|Bahamas)\b)(The|An?|On|In|At|By|For|From|To|With|Without|Of|After|Before|Since|Until|During|Under|There|It|Its|This|That|These|Those|He|She|They|We|His|Her|Their|Our|All|Most|More|Many|Some|Several|No|Nobody|None|Not|Every|Each|Both|Half|About|Nearly|Almost|Only|If|When|While|Because|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b/,
  said: (speaker, saidOn, claim) => {
    const day = saidOn ? ` on ${formatDate(saidOn)}` : "";
    const who = speaker
      ? `${first(name(speaker))} ${saidOn ? "said" : "says"}${day}`
      : `It ${saidOn ? "was" : "has been"} claimed${day} by a speaker who is not known`;
    if ("embedded" in claim) return `${who}${speaker ? "" : ","} that ${claim.embedded}`;
    return `${who}, in substance, that ${claim.inSubstance}`;
  },
  sayings,
  besides: (silent, saying, asOf) => {
    const groups = silent.map(({ outcome, parties }) => `${names(parties)} ${SILENT[outcome]}`);
    return `${list.format(groups)}${asOf ? ` as of ${formatDate(asOf)}` : ""}, and ${saying}`;
  },
};
