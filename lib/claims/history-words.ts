import { DRAFT_WORDS } from "#lib/claims/draft";
import { type Balance, REOPEN_WORDS, type ReopenKind, type Status, verdictWords } from "#lib/claims/states";
import { formatDate } from "#lib/format";
import { RELATION_WORDS, type RelationKind } from "#lib/relations/schema";
import { OUTCOME_WORDS, type ResponseOutcome } from "#lib/responses/schema";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type HistoryEvent = { number: number; kind: string; at: string; actorId: string | null; who: string; data: { [key: string]: Json } };
export type HistoryEntry = {
  number: number;
  at: string;
  who: string;
  /** A verb in the past tense, after the name. */
  did: string;
  /** What was said to it: a reason, a rationale, a question, an answer. */
  said: string | null;
  changes: { field: string; was: string; is: string }[];
};
export type KnownEvidence = { hidden: boolean };

const FIELDS: Record<string, string> = { ...DRAFT_WORDS, speakerId: DRAFT_WORDS.speaker, concernIds: DRAFT_WORDS.concerns };
const SOURCE_FIELDS: Record<string, string> = {
  kind: "Kind",
  title: "Title",
  publisherId: "Publisher",
  author: "Author",
  publishedOn: "Published on",
  address: "Address",
  language: "Language",
};
const fieldsOf = (kind: string) => (kind === "source edited" ? SOURCE_FIELDS : FIELDS);
const WITHHELD_SOURCE = "a source that is withheld";

/** @param names parties, sources and people of the newsroom by id, as far as the reader may know them */
export function describeEvents(
  events: HistoryEvent[],
  names: ReadonlyMap<string, string>,
  evidence: ReadonlyMap<string, KnownEvidence>,
): HistoryEntry[] {
  return events.map(({ number, at, who, kind, data }) => ({
    number,
    at,
    who,
    did: inWords(kind, data, names, evidence) + tookBack(data, names),
    said: saidTo(kind, data),
    changes: kind === "edited" || kind === "source edited" ? changesIn(data.changed, names, fieldsOf(kind)) : [],
  }));
}

function inWords(
  kind: string,
  data: HistoryEvent["data"],
  names: ReadonlyMap<string, string>,
  evidence: ReadonlyMap<string, KnownEvidence>,
): string {
  const sources = linksIn(data.evidence).map((link) =>
    evidence.get(link.evidence)?.hidden ? WITHHELD_SOURCE : `“${names.get(link.source) ?? "a source"}”`,
  );
  switch (kind) {
    case "logged":
      return "logged the claim";
    case "sent in":
      return `had it sent in by the program “${textOf(data.name) ?? ""}”`;
    case "imported":
      return `took the claim over from elsewhere, unreviewed (version ${Number(data.version)})`;
    case "edited":
      return `edited ${fieldsInWords(Object.keys(isObject(data.changed) ? data.changed : {}), FIELDS) || "the claim, without changing it"}`;
    case "source linked":
    case "sources linked":
      return `linked ${sources.join(", ") || "a source"}`;
    case "repeats told":
      return `said that ${sources.join(", ") || "a source"} ${sources.length === 1 ? "repeats" : "repeat"} “${names.get(textOf(data.repeated) ?? "") ?? "a source"}”`;
    case "evidence edited":
      return `edited the evidence from ${sources[0] ?? "a source"}`;
    case "source edited":
      return `edited the source “${names.get(textOf(data.source) ?? "") ?? "a source"}”: ${fieldsInWords(Object.keys(isObject(data.changed) ? data.changed : {}), SOURCE_FIELDS)}`;
    case "source unlinked":
      return `unlinked ${sources[0] ?? "a source"}`;
    case "evidence withheld":
      return `withheld evidence (${textOf(data.reason) ?? "no reason"})`;
    case "evidence shown again":
      return "showed withheld evidence again";
    case "verdicts of others recorded":
      return `recorded what others say of it: ${listed(verdictsOfOthers(data.verdicts))}`;
    case "verdict of others corrected":
      return `corrected what others say of it: ${listed(verdictsOfOthers([data.is ?? null]))}, before ${listed(verdictsOfOthers([data.was ?? null]))}`;
    case "verdict of others removed":
      return `removed what others say of it: ${listed(verdictsOfOthers([data.was ?? null]))}`;
    case "page gone":
      return `found that the page of ${sources[0] ?? "a source"} is gone`;
    case "page there again":
      return `found the page of ${sources[0] ?? "a source"} there again`;
    case "passage lost":
      return `found that what was quoted from ${sources[0] ?? "a source"} is not on its page any more`;
    case "passage found again":
      return `found what was quoted from ${sources[0] ?? "a source"} on its page again`;
    case "related":
    case "relation removed":
      return relationIn(kind, data);
    case "link moved":
      return `merged C-${Number(data.was)}, which this claim is linked to, into C-${Number(data.number)}: the link leads there now`;
    case "took in":
      return `merged C-${Number(data.number)}, which is the same, into this claim`;
    case "merged":
      return `merged this claim into C-${Number(data.number)}, which is the same`;
    case "submitted":
      return "submitted the claim for review";
    case "taken":
      return "took the claim from the queue";
    case "released":
      return "gave the claim back to the queue";
    case "returned":
      return "returned the claim";
    case "comment asked for":
      return `asked ${listed(requestsIn(data.responses).map(({ partyId }) => nameOf(partyId, names)))} for comment`;
    case "answer recorded":
      return answerIn(data, names);
    case "request removed":
      return `removed the request to ${nameOf(data.party, names)}, entered by mistake`;
    case "first signature given":
      return `gave the first signature: ${verdictIn(data)}`;
    case "decided":
      return `decided: ${verdictIn(data)} (version ${Number(data.version)})`;
    case "reopened":
      return `reopened the claim: ${(REOPEN_WORDS[data.why as ReopenKind] ?? "").toLowerCase()}`;
    case "retracted":
      return `retracted the claim (version ${Number(data.version)})`;
    case "discarded":
      return "discarded the draft";
    default:
      return kind;
  }
}

/** "“False” by The Checker". */
function verdictsOfOthers(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : []).filter(isObject).map(({ word, publisher }) => {
    const by = typeof publisher === "string" ? ` by ${publisher}` : "";
    return typeof word === "string" ? `“${word}”${by}` : `a fact-check${by}`;
  });
}

/** "disputed (word against word), as of 26 December 2025". */
function verdictIn(data: HistoryEvent["data"]): string {
  const { status, balance } = data as { status: Status; balance: Balance | null };
  return `${verdictWords({ status, balance: balance ?? null })}, as of ${formatDate(textOf(data.asOf) ?? "")}`;
}

/** "linked the claim to C-1003: a repeat" */
function relationIn(kind: string, data: HistoryEvent["data"]): string {
  const words = RELATION_WORDS[data.relation as RelationKind]?.name.toLowerCase() ?? "related";
  return `${kind === "related" ? "linked the claim to" : "took out the link to"} C-${Number(data.number)}: ${words}`;
}

function answerIn(data: HistoryEvent["data"], names: ReadonlyMap<string, string>): string {
  const party = nameOf(data.party, names);
  const was = isObject(data.was) ? data.was : {};
  const [before, now] = [outcomeIn(was.outcome), outcomeIn(data.outcome)];
  if (typeof data.withdrawnOn === "string" && data.withdrawnOn !== was.withdrawnOn)
    return `noted that ${party} took its word back on ${formatDate(data.withdrawnOn)} (${now})`;
  if (before === null) return `recorded what came of the request to ${party}: ${now}`;
  return `corrected what came of the request to ${party}: ${now}${before === now ? "" : `, before ${before}`}`;
}

function outcomeIn(value: Json | undefined): string | null {
  const words = OUTCOME_WORDS[value as ResponseOutcome];
  return words ? words.name.toLowerCase() : textOf(value);
}

function tookBack({ tookBackSignatureOf }: HistoryEvent["data"], names: ReadonlyMap<string, string>): string {
  if (typeof tookBackSignatureOf !== "string") return "";
  return `, which took back the first signature of ${names.get(tookBackSignatureOf) ?? "a reviewer"}`;
}

function saidTo(kind: string, data: HistoryEvent["data"]): string | null {
  if (kind === "decided" || kind === "first signature given") {
    const against = textOf(data.reasonAgainst);
    return [textOf(data.rationale), against && `Against what the evidence suggests: ${against}`].filter(Boolean).join("\n\n") || null;
  }
  if (kind === "comment asked for")
    return [...new Set(requestsIn(data.responses).flatMap(({ question }) => textOf(question) ?? []))].join("\n\n") || null;
  if (kind === "answer recorded") return textOf(data.answer);
  if (kind === "request removed") return isObject(data.response) ? textOf(data.response.question) : null;
  return kind.startsWith("evidence") ? null : textOf(data.reason);
}

function requestsIn(value: Json | undefined): { [key: string]: Json }[] {
  return (Array.isArray(value) ? value : []).filter(isObject);
}

function nameOf(id: Json | undefined, names: ReadonlyMap<string, string>): string {
  return names.get(textOf(id) ?? "") ?? "a party";
}

function linksIn(value: Json | undefined): { evidence: string; source: string }[] {
  const list = Array.isArray(value) ? value : [value ?? null];
  return list.flatMap((one) =>
    one !== null && typeof one === "object" && !Array.isArray(one) && typeof one.evidence === "string" && typeof one.source === "string"
      ? [{ evidence: one.evidence, source: one.source }]
      : [],
  );
}

/** “name” and “other names”, of the keys of fields. */
export function fieldsInWords(keys: readonly string[], words: Record<string, string>): string {
  return listed([...new Set(keys.map((key) => `“${(words[key] ?? key).toLowerCase()}”`))]);
}

function listed(items: string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function changesIn(changed: Json | undefined, names: ReadonlyMap<string, string>, fields: Record<string, string>): HistoryEntry["changes"] {
  return Object.entries(isObject(changed) ? changed : {}).flatMap(([key, change]) =>
    isObject(change) ? [{ field: fields[key] ?? key, was: valueIn(change.was, names), is: valueIn(change.is, names) }] : [],
  );
}

function valueIn(value: Json | undefined, names: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => valueIn(one, names)).join(" · ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return names.get(value) ?? value;
  return String(value);
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
