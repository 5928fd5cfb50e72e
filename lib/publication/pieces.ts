import { languageName } from "#lib/languages";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot, StatedRelation } from "#lib/publication/snapshot";
import { basisWords, STANCE_HEADINGS } from "#lib/publication/words";
import { RELATION_WORDS } from "#lib/relations/schema";
import { OUTCOME_WORDS } from "#lib/responses/schema";
import { SOURCE_KIND_WORDS } from "#lib/sources/schema";
import { verdictLine } from "#lib/verdicts/words";

type Evidence = Snapshot["evidence"][number];
type Response = Snapshot["responses"][number];
type Said = Pick<Snapshot, "parties" | "sources" | "evidence" | "responses">;
type Stated = Pick<Snapshot, "relations">;

/** What joined, what is gone, and what is told otherwise, in words. */
export type Pieces = { joined: string[]; gone: string[]; altered: { was: string; is: string }[] };

/** What makes a piece of evidence the same: one story may carry two voices. */
export function pieceKey({ source, stance, basis }: Pick<Evidence, "source" | "stance" | "basis">): string {
  return [source, stance, basis.kind, basis.party, basis.from].join(" ");
}

/** Of which evidence it is only said that there was some. */
export type Untold = (piece: Evidence) => boolean;

/** @param keptBack sources: nothing of them is told again but what the version of `now` shows */
export function untoldOf(keptBack: readonly string[], now: Pick<Said, "evidence">): Untold {
  const [kept, shown] = [new Set(keptBack), new Set(now.evidence.map(pieceKey))];
  return (piece) => kept.has(piece.source) && !shown.has(pieceKey(piece));
}

export function evidenceBetween(before: Said, after: Said, untold: Untold): Pieces {
  const told = (said: Said) => said.evidence.map((piece) => evidenceTold(said, piece, untold(piece)));
  const { altered, ...pieces } = piecesBetween(told(before), told(after));
  return { ...pieces, altered: [...sourcesBetween(before, after, untold).flatMap(({ changes }) => changes), ...altered] };
}

/** The sources that stand in both and are told to be something else: their titles now, and field by field what was and what is. */
export function sourcesBetween(before: Said, after: Said, untold: Untold): { title: string; changes: Pieces["altered"] }[] {
  const shown = (said: Said) => new Set(said.evidence.filter((piece) => !untold(piece)).map(({ source }) => source));
  const [shownBefore, shownAfter] = [shown(before), shown(after)];
  return after.sources.flatMap((now) => {
    const then = before.sources.find(({ id }) => id === now.id);
    if (!then || !shownBefore.has(now.id) || !shownAfter.has(now.id)) return [];
    const was = sourceFields(before, then);
    const changes = sourceFields(after, now).flatMap(({ name, said, party }, at) => {
      const old = was[at];
      if (!old || old.said === said || (party && old.party === party)) return [];
      const of = name === "Title" ? `${name} of a source` : `${name} of the source “${now.title}”`;
      return [{ was: `${of}: ${old.said || "none"}`, is: `${of}: ${said || "none"}` }];
    });
    return changes.length > 0 ? [{ title: now.title, changes }] : [];
  });
}

export function answersBetween(before: Said, after: Said, which: (one: Response) => boolean = () => true): Pieces {
  const told = (said: Said) => said.responses.filter(which).map((response) => answerTold(said, response));
  return piecesBetween(told(before), told(after));
}

/** Of one publisher, or found at one address, it is the same verdict. */
export function verdictsBetween(before: Pick<Snapshot, "verdicts">, after: Pick<Snapshot, "verdicts">): Pieces {
  const told = ({ verdicts }: Pick<Snapshot, "verdicts">) =>
    verdicts.map((verdict): Told => {
      const { publisher, address, ...said } = verdict;
      const key = JSON.stringify([publisher, address]);
      return {
        key,
        facts: JSON.stringify(Object.entries(said)),
        like: publisher ?? "",
        words: verdictLine(verdict),
        details: [],
        untold: null,
      };
    });
  return piecesBetween(told(before), told(after));
}

/** By the numbers of the others: that one of them is worded otherwise is no change of this one. */
export function relationsBetween(before: Stated, after: Stated): Pieces {
  const [was, is] = [before, after].map(({ relations }) => new Map(relations.map((one) => [one.number, one]))) as [Relations, Relations];
  const told = (all: Relations, others: Relations) => [...all.values()].filter(({ number }) => !others.has(number)).map(relationTold);
  return {
    joined: told(is, was),
    gone: told(was, is),
    altered: [...is.values()].flatMap((now) => {
      const then = was.get(now.number);
      // Both by the words of one day.
      return then && then.kind !== now.kind ? [{ was: relationTold({ ...now, kind: then.kind }), is: relationTold(now) }] : [];
    }),
  };
}

type Relations = Map<number, StatedRelation>;

/** "Repeats C-1003: “The bridge was closed”" */
export function relationTold({ kind, number, text }: Pick<StatedRelation, "kind" | "number" | "text">): string {
  return `${RELATION_WORDS[kind].states} C-${number}: “${text}”`;
}

type Told = {
  /** What makes it the same, … */
  key: string;
  /** … in all that it says, by ids, so that a party’s new name is no change, … */
  facts: string;
  /** … and what is told otherwise rather than gone: on another’s word, or on that of a party merged into another. */
  like: string;
  words: string;
  /** Told where they are others; "": nothing. */
  details: string[];
  /** Its source, where nothing else may be told. */
  untold: string | null;
};

/** The nearest first: of two answers to questions of one day, the one that stayed as it was. */
const NEARNESS: ((one: Told) => string)[] = [({ key, facts }) => `${key} ${facts}`, ({ key }) => key, ({ like }) => like];

function piecesBetween(before: readonly Told[], after: readonly Told[]): Pieces {
  const altered: Pieces["altered"] = [];
  let [lost, joined] = [before, after];
  for (const by of NEARNESS) {
    const free = Map.groupBy(joined, by);
    const paired = new Set<Told>();
    lost = lost.filter((was) => {
      const is = free.get(by(was))?.shift();
      if (!is) return true;
      paired.add(is);
      const isSame = was.key === is.key && was.facts === is.facts;
      if (!isSame && inWords(was, is) !== inWords(is, was)) altered.push({ was: toldOf(was, is), is: toldOf(is, was) });
      return false;
    });
    joined = joined.filter((one) => !paired.has(one));
  }
  return { joined: oncePerSource(joined), gone: oncePerSource(lost), altered };
}

/** Of a source that is kept back it is said once that there was something. */
function oncePerSource(pieces: readonly Told[]): string[] {
  return [...new Map(pieces.map((one) => [one.untold ?? one, toldOf(one)])).values()];
}

const toldOf = (one: Told, other?: Told) => (one.untold === null ? inWords(one, other) : "evidence that is not told again");

function inWords({ words, details }: Told, other?: Told): string {
  return other ? inOneLine([words, ...details.filter((one, place) => one !== other.details[place])]) : words;
}

const inOneLine = (parts: (string | null | false)[]) => parts.filter(Boolean).join("; ");

type Source = Said["sources"][number];

/** What a source is told to be. A party under its new name is the same. */
function sourceFields(said: Said, source: Source): { name: string; said: string; party?: string | null }[] {
  const { title, publisher, author, publishedOn, address, kind, language } = source;
  return [
    { name: "Title", said: title },
    { name: "Publisher", said: partyOf(said, publisher)?.name ?? "", party: publisher },
    { name: "Author", said: author ?? "" },
    { name: "Day of publication", said: publishedOn ?? "" },
    { name: "Address", said: address ?? "" },
    { name: "Kind", said: SOURCE_KIND_WORDS[kind].toLowerCase() },
    { name: "Language", said: language ? languageName(language) : "" },
  ];
}

function evidenceTold(said: Said, piece: Evidence, untold: boolean): Told {
  const { source: id, stance, basis, quote, quoteLanguage, place, withdrawnOn } = piece;
  const source = said.sources.find((one) => one.id === id);
  const by = partyOf(said, source?.publisher ?? null)?.name;
  // Not which source it repeats: that one may be kept back.
  const rests = basisWords(piece, { parties: said.parties, sources: [] });
  const title = source ? `“${source.title}”` : "a source";
  const details = [
    // What is told of a source is told once, and not with each of its pieces.
    ...(source && untold ? sourceFields(said, source).map((field) => field.said) : []),
    quoteLanguage ? `quoted in ${languageName(quoteLanguage)}` : "",
    place ? `at ${place}` : "",
  ];
  return {
    key: pieceKey(piece),
    facts: JSON.stringify([basis.firstHand, quote, withdrawnOn, details]),
    like: [id, stance].join(" "),
    words: inOneLine([
      `${STANCE_HEADINGS[stance]}: ${title}${by ? `, ${by}` : ""} (${rests.words}${rests.name ? ` ${rests.name}` : ""}${rests.after ?? ""})`,
      quote && `“${quote}”`,
      withdrawnOn && `withdrawn on ${withdrawnOn}`,
    ]),
    details,
    untold: untold ? id : null,
  };
}

function answerTold(said: Said, { party, askedOn, outcome, repliedOn, answer, answerLanguage, withdrawnOn }: Response): Told {
  return {
    key: [party, askedOn].join(" "),
    facts: JSON.stringify([outcome, repliedOn, answer, answerLanguage, withdrawnOn]),
    like: String(askedOn),
    words: inOneLine([
      `${partyOf(said, party)?.name ?? "a party"}: ${OUTCOME_WORDS[outcome].name.toLowerCase()}${repliedOn ? `, ${repliedOn}` : ""}`,
      answer && `“${answer}”`,
      withdrawnOn && `taken back on ${withdrawnOn}`,
    ]),
    details: [answerLanguage ? `answered in ${languageName(answerLanguage)}` : ""],
    untold: null,
  };
}
