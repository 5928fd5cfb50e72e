import type { News } from "#lib/claims/states";
import type { Dossier } from "#lib/evidence/dossier";
import type { BasisKind, Stance, WithheldReason } from "#lib/evidence/schema";
import { together } from "#lib/evidence/together";
import type { AffiliationKind, PartyKind } from "#lib/parties/schema";
import type { ResponseOutcome } from "#lib/responses/schema";
import type { SourceKind } from "#lib/sources/schema";
import type { VerdictInput } from "#lib/verdicts/schema";

type Basis = Dossier["evidence"][number]["basis"];

/**
 * What a claim says and rests on, as one audience may know it: the part of a version that is assessed, and of a working
 * copy. Parties and sources are named by their ids.
 */
export type Contents = {
  claim: {
    text: string;
    language: string;
    quote: string | null;
    quoteLanguage: string | null;
    speaker: string | null; // id of a party below
    speakerUnknown: boolean;
    saidOn: string | null;
    undated: boolean;
    saidWhere: string | null;
    concerns: string[];
    topics: { name: string; slug: string }[];
  };
  parties: { id: string; name: string; slug: string; kind: PartyKind }[];
  affiliations: { from: string; to: string; kind: AffiliationKind; since: string | null; until: string | null }[];
  sources: {
    id: string;
    kind: SourceKind;
    title: string;
    publisher: string | null;
    author: string | null;
    publishedOn: string | null;
    address: string | null;
    language: string | null;
  }[];
  evidence: {
    source: string;
    stance: Stance;
    basis: { kind: BasisKind; party: string | null; firstHand: boolean; from: string | null };
    quote: string | null;
    quoteLanguage: string | null;
    /** What stood before and behind the quote where it was selected: with it, a W3C TextQuoteSelector. */
    quoteAround: { prefix: string; suffix: string } | null;
    place: string | null;
    withdrawnOn: string | null;
  }[];
  responses: {
    party: string;
    askedOn: string | null;
    outcome: ResponseOutcome;
    repliedOn: string | null;
    answer: string | null;
    answerLanguage: string | null;
    withdrawnOn: string | null;
  }[];
  withheld: WithheldReason[]; // one for each source that is kept back
  /** What others have said of the claim. Nothing that assesses reads it. */
  verdicts: VerdictInput[];
};

/** The contents as the portable dossier (status.md): parties by their slugs, so that it reads well elsewhere. */
export function dossierOf({ claim, parties, affiliations, sources, evidence, responses }: Contents): Dossier {
  const slugs = new Map(parties.map((party) => [party.id, party.slug]));
  const slugOf = (id: string) => slugs.get(id) ?? id;
  const slugOrNone = (id: string | null) => (id === null ? null : slugOf(id));
  return {
    parties: parties.map(({ slug, name, kind }) => ({ id: slug, name, kind, otherNames: [] })),
    affiliations: affiliations.map((tie) => ({ ...tie, from: slugOf(tie.from), to: slugOf(tie.to), source: null })),
    claim: {
      text: claim.text,
      language: claim.language,
      quote: claim.quote,
      quoteLanguage: claim.quoteLanguage,
      speaker: slugOrNone(claim.speaker),
      saidOn: claim.saidOn,
      saidWhere: claim.saidWhere,
      concerns: claim.concerns.map(slugOf),
      topics: claim.topics.map((topic) => topic.name),
    },
    sources: sources.map(({ address, publisher, ...source }) => ({ ...source, publisher: slugOrNone(publisher), url: address })),
    evidence: toldApart(evidence.map(({ basis, quoteAround: _, ...one }) => ({ ...one, basis: basisOf(basis, slugOf) }))),
    responses: responses.map(({ party, ...one }) => ({ ...one, party: slugOf(party), question: null, channel: null, deadline: null })),
  };
}

function basisOf({ kind, party, firstHand, from }: Contents["evidence"][number]["basis"], slugOf: (id: string) => string): Basis {
  if (kind === "attributed") return { kind, party: slugOf(party ?? ""), firstHand };
  if (kind === "derived") return { kind, from: from ?? "" };
  return { kind };
}

/** A source has one piece of evidence per stance and basis; two that rest on what is kept back, or on parties that are one now, are one. */
function toldApart(evidence: Dossier["evidence"]): Dossier["evidence"] {
  const kept = new Map<string, Dossier["evidence"][number]>();
  for (const one of evidence) {
    const { basis } = one;
    const on = basis.kind === "attributed" ? basis.party : basis.kind === "derived" ? basis.from : "";
    const key = JSON.stringify([one.source, one.stance, basis.kind, on]);
    const same = kept.get(key);
    kept.set(key, same ? together(same, one) : one);
  }
  return [...kept.values()];
}

/**
 * What of the contents existed by a day: a version as of a day holds nothing later. A source that is only named by another
 * stays named.
 */
export function contentsAsOf(contents: Contents, day: string): Contents {
  const isLater = (date: string | null) => date !== null && date > day;
  const later = new Set(contents.sources.filter((source) => isLater(source.publishedOn)).map((source) => source.id));
  const evidence = contents.evidence
    .filter((one) => !later.has(one.source))
    .map((one) => ({ ...one, withdrawnOn: isLater(one.withdrawnOn) ? null : one.withdrawnOn }));
  const named = new Set(evidence.flatMap(({ source, basis }) => [source, basis.from]));
  return onlyNamed({
    ...contents,
    sources: contents.sources.filter((source) => named.has(source.id)),
    evidence,
    responses: contents.responses
      .filter((one) => !isLater(one.askedOn))
      .map((one) =>
        isLater(one.repliedOn)
          ? { ...one, outcome: "no_reply", repliedOn: null, answer: null, answerLanguage: null, withdrawnOn: null }
          : { ...one, withdrawnOn: isLater(one.withdrawnOn) ? null : one.withdrawnOn },
      ),
    verdicts: contents.verdicts.filter((one) => !isLater(one.publishedOn)),
  });
}

/** What came later than a day, and so is not in the contents as of it. Without a date nothing is later. */
export function laterThan({ sources, evidence, responses, verdicts }: Contents, day: string): News | null {
  const isLater = (date: string | null) => date !== null && date > day;
  const later = new Set(sources.filter((source) => isLater(source.publishedOn)).map((source) => source.id));
  if (responses.some((one) => isLater(one.repliedOn) || isLater(one.withdrawnOn))) return "answer";
  if (evidence.some((one) => later.has(one.source) || isLater(one.withdrawnOn))) return "evidence";
  return verdicts.some((one) => isLater(one.publishedOn)) ? "verdict" : null;
}

/** With the parties that the rest names, all that these answer to, and the ties between them, and no others. */
export function onlyNamed(contents: Contents): Contents {
  const { claim, sources, evidence, responses } = contents;
  const named = new Set(
    [
      claim.speaker,
      ...claim.concerns,
      ...evidence.map((one) => one.basis.party),
      ...sources.map((source) => source.publisher),
      ...responses.map((one) => one.party),
    ].filter((id) => id !== null),
  );
  const from = Map.groupBy(contents.affiliations, (tie) => tie.from);
  const affiliations: Contents["affiliations"] = [];
  // A set is walked to its end, also to what joins it on the way.
  for (const id of named)
    for (const tie of from.get(id) ?? []) {
      affiliations.push(tie);
      named.add(tie.to);
    }
  return { ...contents, parties: contents.parties.filter((party) => named.has(party.id)), affiliations };
}
