import type { Balance, Status } from "#lib/claims/states";
import type { Hold, Origin } from "#lib/evidence/assess";
import type { DossierTie } from "#lib/evidence/dossier";
import type { Trace } from "#lib/evidence/origins";
import { byName, compare, tieFinder } from "#lib/evidence/ties";
import type { AffiliationKind } from "#lib/parties/schema";
import { aligns, holdsOn } from "#lib/parties/schema";
import { type ResponseOutcome, WITHOUT_ANSWER } from "#lib/responses/schema";

// Reasons and changes are kept with versions and followed by other languages: codes and names, never sentences. Nothing in
// them depends on how often something is repeated, on the order of lists, or on the day of the assessment.

export type Named = { id: string; name: string };
export type Titled = { id: string; title: string };
/** The first few, by name, and how many more there are. */
export type Several<T> = { first: T[]; more: number };
export type Tie = { from: Named; kind: AffiliationKind; to: Named };
export type Silence = Exclude<ResponseOutcome, "confirmed" | "denied" | "partial">;
type Speaking = "asserts" | "contradicts";

export type Reason =
  | { code: "nobody_known" }
  /** Every known party that asserts is of this side: the speaker's, or with no speaker that of the parties themselves. */
  | { code: "only_side"; sides: Several<Named> }
  | { code: "only_reports"; voices: Several<Named> }
  | { code: "contradicted"; by: Several<Named> }
  | { code: "balance"; balance: Balance }
  /** A party that the claim concerns, or one of its side, says so itself. */
  | { code: "concerned_asserts"; party: Named; speaker: Named }
  | { code: "concerned_agree"; parties: [Named, Named] }
  | { code: "itself"; stance: Speaking; publisher: Named; source: Titled }
  | { code: "record"; stance: Speaking; publisher: Named; source: Titled }
  | { code: "two_first_hand"; stance: Speaking; parties: [Named, Named] }
  | { code: "speaker_side_contradicts"; party: Named }
  /** With no speaker, the word of a party that the claim concerns is not independent. */
  | { code: "concerns_itself"; parties: Several<Named> }
  /** Why two parties are one side: the ties up from the first, then those up from the second, until both meet; none: too many to follow. */
  | { code: "one_side"; parties: [Named, Named]; ties: Several<Tie> }
  | { code: "unnamed_may_be_one"; parties: Several<Named> }
  | { code: "not_one_side"; tie: Tie }
  /** The day of the question where there was no answer. */
  | { code: "silent"; party: Named; outcome: Silence; askedOn: string | null }
  | { code: "partial"; party: Named }
  | { code: "withdrawn"; parties: Several<Named> }
  | { code: "unknown"; count: number };

/** What the rules found, from which the reasons and what would change them are told. Origins are in the order of their names. */
export type Findings = {
  traced: Trace;
  status: Status;
  balance: Balance | null;
  asserting: Origin[];
  contradicting: Origin[];
  independent: Origin[];
  voices: number; // how many of the independent origins are different sides
  holdFor: Hold | null;
  holdAgainst: Hold | null;
  unknown: number;
};

const NAMED = 5;
const EXPLAINED = 5;
const ANSWERS = 10;

export function several<T>(all: readonly T[], most = NAMED): Several<T> {
  return { first: all.slice(0, most), more: Math.max(0, all.length - most) };
}

export type Names = { named: (party: string) => Named; titled: (source: string) => Titled };

export function namesIn({ parties, sources }: Trace): Names {
  return {
    named: (id) => ({ id, name: parties.get(id)?.name ?? id }),
    titled: (id) => ({ id, title: sources.get(id)?.title ?? id }),
  };
}

export function reasonsOf(findings: Findings): Reason[] {
  const names = namesIn(findings.traced);
  return [
    ...verdict(findings, names),
    ...ifAny(findings.holdFor, (hold) => heldBy("asserts", hold, findings, names)),
    ...ifAny(findings.balance && findings.holdAgainst, (hold) => heldBy("contradicts", hold, findings, names)),
    ...sides(findings, names),
    ...recordedTies(findings, names),
    ...answers(findings, names),
    ...takenBack(findings, names),
    ...(findings.unknown > 0 ? [{ code: "unknown" as const, count: findings.unknown }] : []),
  ];
}

function ifAny<T, R>(value: T | null, then: (value: T) => R[]): R[] {
  return value === null ? [] : then(value);
}

function verdict({ status, balance, traced, asserting, contradicting, independent }: Findings, { named }: Names): Reason[] {
  const namesOf = (origins: Origin[]) => several(origins.map(({ party }) => named(party)));
  const { speaker } = traced.dossier.claim;
  if (status === "unreviewed") return [{ code: "nobody_known" }];
  if (status === "unilateral" && independent.length > 0) return [{ code: "only_reports", voices: namesOf(independent) }];
  if (status === "unilateral") return [{ code: "only_side", sides: speaker === null ? namesOf(asserting) : several([named(speaker)]) }];
  if (balance)
    return [
      { code: "contradicted", by: namesOf(contradicting) },
      { code: "balance", balance },
    ];
  return [];
}

function heldBy(stance: Speaking, hold: Hold, { traced }: Findings, { named, titled }: Names): Reason[] {
  const { speaker } = traced.dossier.claim;
  const [one, other] = hold.parties.map(named);
  if (!one) return [];
  if (hold.by === "record" || hold.by === "itself") return [{ code: hold.by, stance, publisher: one, source: titled(hold.source) }];
  if (hold.by === "speaker_side") return [{ code: "speaker_side_contradicts", party: one }];
  if (hold.by === "concerned" && speaker !== null) return [{ code: "concerned_asserts", party: one, speaker: named(speaker) }];
  if (!other) return [];
  return hold.by === "concerned"
    ? [{ code: "concerned_agree", parties: [one, other] }]
    : [{ code: "two_first_hand", stance, parties: [one, other] }];
}

/** Why those who could have been counted as more voices are one side. */
function sides(findings: Findings, { named }: Names): Reason[] {
  const { dossier } = findings.traced;
  const { speaker, concerns } = dossier.claim;
  const isUnnamed = unnamedIn(findings.traced);
  const itself = speaker === null ? findings.asserting.filter(({ party }) => concerns.includes(party)) : [];
  const nameless = findings.asserting.filter(({ party }) => isUnnamed(party));
  const pairs = pairsToExplain(findings, named);
  const tiesOf = pairs.length > 0 ? tieFinder(dossier, (party) => named(party).name) : () => null;
  const toldTie = ({ from, kind, to }: DossierTie): Tie => ({ from: named(from), kind, to: named(to) });
  return [
    ...ifAny(itself.length > 0 ? itself : null, (origins): Reason[] => [
      { code: "concerns_itself", parties: several(origins.map(({ party }) => named(party))) },
    ]),
    ...pairs.map(
      ([one, other]): Reason => ({
        code: "one_side",
        parties: [named(one), named(other)],
        ties: several((tiesOf(one, other) ?? []).map(toldTie), 6),
      }),
    ),
    ...ifAny(nameless.length > 1 ? nameless : null, (origins): Reason[] => [
      { code: "unnamed_may_be_one", parties: several(origins.map(({ party }) => named(party))) },
    ]),
  ];
}

function unnamedIn({ parties }: Trace): (party: string) => boolean {
  return (party) => parties.get(party)?.kind === "unnamed";
}

/** Of whom readers may ask why they count as one side: at most a few, and none of whom both are unnamed. */
function pairsToExplain(findings: Findings, named: Names["named"]): [string, string][] {
  const { traced, asserting, contradicting, independent, voices, holdFor, holdAgainst } = findings;
  const { speaker, concerns } = traced.dossier.claim;
  const isUnnamed = unnamedIn(traced);
  const pairs: [string, string][] = [];
  const isTold = (party: string, partner: string) =>
    pairs.some(([one, other]) => (one === party && other === partner) || (one === partner && other === party));
  const explain = (parties: string[], partnerOf: (party: string) => string | null | undefined) => {
    for (const party of parties.slice(0, 30)) {
      if (pairs.length === EXPLAINED) return;
      const partner = partnerOf(party) ?? party;
      if (partner !== party && !isTold(party, partner) && !(isUnnamed(party) && isUnnamed(partner))) pairs.push([party, partner]);
    }
  };
  const alignedAmong = (parties: string[]) => (party: string) => parties.find(traced.alignment.alignedWith([party]));
  const explainAmong = (origins: Origin[]) => {
    const parties = partiesOf(origins).slice(0, 30);
    explain(parties, (party) => alignedAmong(parties.slice(0, parties.indexOf(party)))(party));
  };
  const aConcerned = alignedAmong(
    [...new Set(concerns)]
      .map(named)
      .sort(byName)
      .map(({ id }) => id),
  );

  if (speaker === null) explain(partiesOf(asserting.filter(({ withConcerned }) => withConcerned)), aConcerned);
  else explain(partiesOf([...asserting, ...contradicting].filter(({ withSpeaker }) => withSpeaker)), () => speaker);
  if (speaker !== null && holdFor?.by === "concerned") explain(holdFor.parties, aConcerned);
  if (voices < independent.length) explainAmong(independent);
  if (contradicting.length > 1 && holdAgainst === null) explainAmong(contradicting);
  return pairs;
}

function partiesOf(origins: Origin[]): string[] {
  return origins.map(({ party }) => party);
}

/** Ties that were recorded between those who speak, the speaker and the concerned, or those above them, and that do not make them one side. */
function recordedTies({ traced, asserting, contradicting }: Findings, { named }: Names): Reason[] {
  const { dossier, alignment } = traced;
  const { speaker, concerns, saidOn } = dossier.claim;
  const ties = dossier.affiliations.filter((tie) => !aligns(tie.kind) && holdsOn(tie, saidOn) && tie.from !== tie.to);
  if (ties.length === 0) return [];
  const involved = [...concerns, ...[...asserting, ...contradicting].map(({ party }) => party), ...(speaker === null ? [] : [speaker])];
  const isInvolved = alignment.answeredToBy(involved);
  const inOrder = (one: DossierTie, other: DossierTie) =>
    byName(named(one.from), named(other.from)) || compare(one.kind, other.kind) || byName(named(one.to), named(other.to));
  const told = ties.filter((tie) => isInvolved(tie.from) && isInvolved(tie.to)).sort(inOrder);
  return told
    .filter((tie, place) => place === 0 || inOrder(tie, told[place - 1] as DossierTie) !== 0)
    .slice(0, 20)
    .filter((tie) => !alignment.aligned(tie.from, tie.to))
    .slice(0, EXPLAINED)
    .map(({ from, kind, to }) => ({ code: "not_one_side", tie: { from: named(from), kind, to: named(to) } }));
}

function answers({ traced }: Findings, { named }: Names): Reason[] {
  const told: Extract<Reason, { code: "silent" | "partial" }>[] = [];
  const { dossier, voices } = traced;
  const spoke = new Set<string>();
  for (const { party, stance } of voices) if (party !== null && (stance === "asserts" || stance === "contradicts")) spoke.add(party);
  for (const { party, outcome, askedOn, withdrawnOn } of dossier.responses) {
    if (withdrawnOn !== null || outcome === "confirmed" || outcome === "denied") continue;
    if (outcome === "partial") told.push({ code: "partial", party: named(party) });
    else if (!spoke.has(party))
      told.push({ code: "silent", party: named(party), outcome, askedOn: WITHOUT_ANSWER.includes(outcome) ? askedOn : null });
  }
  for (const { party, stance } of voices)
    if (party !== null && stance === "declines" && !spoke.has(party))
      told.push({ code: "silent", party: named(party), outcome: "declined", askedOn: null });
  // One reason for what is the same in words: by its party, then by what is said of it.
  const keyOf = (reason: (typeof told)[number]) =>
    [reason.party.id, reason.code, ...("outcome" in reason ? [reason.outcome, reason.askedOn ?? ""] : [])].join("\n");
  const once = [...new Map(told.map((reason) => [keyOf(reason), reason]))];
  return once
    .sort(([key, one], [otherKey, other]) => byName(one.party, other.party) || compare(key, otherKey))
    .slice(0, ANSWERS)
    .map(([, reason]) => reason);
}

function takenBack({ traced }: Findings, { named }: Names): Reason[] {
  const { evidence, responses } = traced.dossier;
  const parties = [
    ...evidence
      .filter(({ withdrawnOn, stance }) => withdrawnOn !== null && (stance === "asserts" || stance === "contradicts"))
      .map(({ basis, source }) => (basis.kind === "attributed" ? basis.party : traced.sources.get(source)?.publisher)),
    ...responses
      .filter(({ withdrawnOn, outcome }) => withdrawnOn !== null && (outcome === "confirmed" || outcome === "denied"))
      .map(({ party }) => party),
  ].flatMap((party) => party ?? []);
  if (parties.length === 0) return [];
  return [{ code: "withdrawn", parties: several([...new Set(parties)].map(named).sort(byName)) }];
}
