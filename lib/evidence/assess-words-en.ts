import { isOne, namesOf, titlesOf, type Words } from "#lib/evidence/assess-words-shape";
import type { Named, Several } from "#lib/evidence/reasons";
import { formatDate, plural } from "#lib/format";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
/** A name may be isolated from the direction of what stands around it. */
const possessive = (name: string) => (/s\u2069?$/.test(name) ? `${name}'` : `${name}'s`);
const names = (parties: Several<Named>) => namesOf(parties, english);

export const english: Words = {
  date: (day) => formatDate(day),
  and: (items) => list.format(items),
  others: (count) => plural("other", count),
  quoted: (title) => `“${title}”`,
  links: (count) => plural("link", count),
  origins: (count) => plural("origin", count),
  linksOfUnknownOrigin: (count) => `${plural("link", count)} of unknown origin`,
  tie: {
    speaks_for: (from, to) => `${from} speaks for ${to}`,
    part_of: (from, to) => `${from} is part of ${to}`,
    owned_by: (from, to) => `${from} is owned by ${to}`,
    controlled_by: (from, to) => `${from} is controlled by ${to}`,
    employed_by: (from, to) => `${from} is employed by ${to}`,
    member_of: (from, to) => `${from} is a member of ${to}`,
    allied_with: (from, to) => `${from} is allied with ${to}`,
    funded_by: (from, to) => `${from} is funded by ${to}`,
    independent_body_of: (from, to) => `${from} is an independent body of ${to}`,
  },
  silent: {
    no_reply: (party, askedOn) =>
      `${party} was asked${askedOn ? ` on ${askedOn}` : ""} and has not replied; silence is neither a yes nor a no.`,
    declined: (party) => `${party} declined to say whether it is so.`,
    no_comment: (party) => `${party} gave no comment, which is neither a yes nor a no.`,
    unreachable: (party, askedOn) => `${party} could not be reached${askedOn ? ` on ${askedOn}` : ""}.`,
  },
  reason: {
    nobody_known: () => `${english.line.nobody}.`,
    only_side: ({ sides }) => `${english.line.onlySide(sides)}.`,
    only_reports: ({ voices }) => `${english.line.onlyReports(voices)}.`,
    contradicted: ({ by }) => `${names(by)} ${isOne(by) ? "contradicts" : "contradict"} it.`,
    balance: ({ balance }) =>
      ({
        for: "The evidence supports the claim all the same.",
        against: "The evidence is against the claim.",
        both: "Both hold: check whether they speak of the same date, place and definition.",
        neither: "It is word against word: the evidence settles it for neither side.",
      })[balance],
    concerned_asserts: ({ party, speaker }) =>
      `${party.name}, whose side the claim concerns, says so too and is not on ${possessive(speaker.name)} side.`,
    concerned_agree: ({ parties: [one, other] }) =>
      `${one.name} and ${other.name} both say so: the claim concerns them, and they are not one side.`,
    itself: ({ publisher, source, stance }) =>
      `${english.quoted(source.title)}, published by ${publisher.name}, is the thing itself${stance === "asserts" ? "" : ", and it shows otherwise"}.`,
    record: ({ publisher, source, stance }) =>
      `${english.quoted(source.title)}, a record kept by ${publisher.name}, shows ${stance === "asserts" ? "it" : "otherwise"}.`,
    two_first_hand: ({ parties: [one, other], stance }) =>
      `${one.name} and ${other.name} both ${stance === "asserts" ? "say so" : "contradict it"} at first hand, and they are not one side.`,
    speaker_side_contradicts: ({ party }) => `${party.name}, on the speaker's own side, contradicts it.`,
    concerns_itself: ({ parties }) =>
      `The claim concerns ${names(parties)}, so ${isOne(parties) ? "that" : "their"} word is not independent.`,
    one_side: ({ parties: [one, other], ties: { first, more } }) => {
      if (first.length === 0) return `${one.name} and ${other.name} are one side, by a long chain of ties.`;
      const told = first.map(({ from, kind, to }) => english.tie[kind](from.name, to.name));
      const both = first.length <= 2 && more === 0 ? "both" : `${one.name} and ${other.name}`;
      return `${[...told, ...(more > 0 ? [`and so on through ${plural("more tie", more)}`] : [])].join("; ")}, so ${both} are one side.`;
    },
    unnamed_may_be_one: ({ parties }) => `${names(parties)} are not named, so they may be one person and count as one voice.`,
    not_one_side: ({ tie: { from, kind, to } }) => `${english.tie[kind](from.name, to.name)}, which does not make them one side.`,
    silent: ({ party, outcome, askedOn }) => english.silent[outcome](party.name, askedOn && english.date(askedOn)),
    partial: ({ party }) => `${party.name} said that it is partly true.`,
    withdrawn: ({ parties }) => `${names(parties)} took back what had been said; it no longer counts.`,
    unknown: ({ count }) =>
      count === 1
        ? "1 piece of evidence is of unknown origin and adds nothing."
        : `${plural("piece", count)} of evidence are of unknown origin and add nothing.`,
  },
  change: {
    split: ({ party }) => `${party.name} said it is partly true: split the claim.`,
    ask: ({ party, again, effect }) => {
      const why = {
        confirms: "a yes from that side would confirm the claim",
        disputes: "a no from that side would make the claim disputed",
        weighs: "the claim concerns that side, and it has not been heard",
      };
      return `Ask ${party.name}${again ? " again" : ""}: ${why[effect]}.`;
    },
    trace: ({ source }) => `Find out where ${english.quoted(source.title)} has it from.`,
    trace_ring: ({ sources }) =>
      isOne(sources)
        ? `${titlesOf(sources, english)} names itself as its source: find out where it has it from.`
        : `${titlesOf(sources, english)} repeat each other in a ring: find out where the first of them has it from.`,
    trace_more: ({ count }) => `Trace ${plural("more source", count)} of unknown origin.`,
    record: ({ apartFrom, effect }) => {
      const kept = apartFrom.first.length > 0 ? ` kept by somebody without ties to ${names(apartFrom)}` : "";
      return `Find a record (a register, a measurement, a ruling)${kept}: it would ${effect === "confirms" ? "confirm the claim" : "say which way the evidence leans"}.`;
    },
    second_witness: ({ apartFrom }) =>
      `Find somebody without ties to ${names(apartFrom)} who saw, did or measured it: a second first-hand voice would confirm the claim.`,
    check_definition: () => "Check whether both speak of the same date, place and definition: what speaks of another is context.",
  },
  line: {
    nobody: "Nobody known stands behind it",
    onlySide: (sides) => (isOne(sides) ? `Only ${possessive(names(sides))} side says so` : `Only the side of ${names(sides)} says so`),
    onlyReports: (voices) => `Only ${names(voices)} ${isOne(voices) ? "reports" : "report"} it; there is no second first-hand voice`,
    for: (by) => `the evidence supports it; ${names(by)} ${isOne(by) ? "denies" : "deny"} it`,
    against: "the evidence is against it",
    both: "both hold: check date, place and definition",
    neither: "word against word",
    itself: "The act itself is on record",
    record: (publisher) => `A record kept by ${publisher} shows it`,
    concernedAsserts: (party) => `${party}, whose side it concerns, says so too`,
    concernedAgree: (one, other) => `${one} and ${other} both say so, and it concerns them`,
    twoFirstHand: (one, other) => `${one} and ${other} both say so at first hand`,
  },
};
