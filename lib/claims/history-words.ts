import { DRAFT_WORDS } from "#lib/claims/draft";
import { REOPEN_WORDS, type ReopenKind, STATUS_WORDS, type Status } from "#lib/claims/states";
import { formatDate } from "#lib/format";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type HistoryEvent = { number: number; kind: string; at: string; actorId: string | null; who: string; data: { [key: string]: Json } };
export type HistoryEntry = {
  number: number;
  at: string;
  who: string;
  /** A verb in the past tense, after the name. */
  did: string;
  /** What was said to it: a reason. */
  said: string | null;
  changes: { field: string; was: string; is: string }[];
};
export type KnownEvidence = { hidden: boolean };

const FIELDS: Record<string, string> = { ...DRAFT_WORDS, speakerId: DRAFT_WORDS.speaker, concernIds: DRAFT_WORDS.concerns };
const WITHHELD_SOURCE = "a source that is withheld";

/** @param names parties and sources by id, as far as the reader may know them */
export function describeEvents(
  events: HistoryEvent[],
  names: ReadonlyMap<string, string>,
  evidence: ReadonlyMap<string, KnownEvidence>,
): HistoryEntry[] {
  return events.map(({ number, at, who, kind, data }) => ({
    number,
    at,
    who,
    did: inWords(kind, data, names, evidence),
    said:
      typeof data.reason === "string" && !kind.startsWith("evidence") ? data.reason : kind === "decided" ? textOf(data.rationale) : null,
    changes: kind === "edited" ? changesIn(data.changed, names) : [],
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
    case "edited":
      return `edited ${fieldsIn(data.changed)}`;
    case "source linked":
    case "sources linked":
      return `linked ${sources.join(", ") || "a source"}`;
    case "repeats told":
      return `said that ${sources.join(", ") || "a source"} ${sources.length === 1 ? "repeats" : "repeat"} “${names.get(textOf(data.repeated) ?? "") ?? "a source"}”`;
    case "evidence edited":
      return `edited the evidence from ${sources[0] ?? "a source"}`;
    case "source unlinked":
      return `unlinked ${sources[0] ?? "a source"}`;
    case "evidence withheld":
      return `withheld evidence (${textOf(data.reason) ?? "no reason"})`;
    case "evidence shown again":
      return "showed withheld evidence again";
    case "submitted":
      return "submitted the claim for review";
    case "taken":
      return "took the claim from the queue";
    case "released":
      return "gave the claim back to the queue";
    case "returned":
      return "returned the claim";
    case "decided": {
      const status = STATUS_WORDS[data.status as Status] ?? textOf(data.status) ?? "";
      return `decided: ${status.toLowerCase()}, as of ${formatDate(textOf(data.asOf) ?? "")} (version ${Number(data.version)})`;
    }
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

function linksIn(value: Json | undefined): { evidence: string; source: string }[] {
  const list = Array.isArray(value) ? value : [value ?? null];
  return list.flatMap((one) =>
    one !== null && typeof one === "object" && !Array.isArray(one) && typeof one.evidence === "string" && typeof one.source === "string"
      ? [{ evidence: one.evidence, source: one.source }]
      : [],
  );
}

function fieldsIn(changed: Json | undefined): string {
  const fields = [...new Set(Object.keys(isObject(changed) ? changed : {}).map((key) => FIELDS[key] ?? key))].map((field) =>
    field.toLowerCase(),
  );
  if (fields.length === 0) return "the claim, without changing it";
  return fields.length === 1
    ? `“${fields[0]}”`
    : `${fields
        .slice(0, -1)
        .map((field) => `“${field}”`)
        .join(", ")} and “${fields.at(-1)}”`;
}

function changesIn(changed: Json | undefined, names: ReadonlyMap<string, string>): HistoryEntry["changes"] {
  return Object.entries(isObject(changed) ? changed : {}).flatMap(([key, change]) =>
    isObject(change) ? [{ field: FIELDS[key] ?? key, was: valueIn(change.was, names), is: valueIn(change.is, names) }] : [],
  );
}

function valueIn(value: Json | undefined, names: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => valueIn(one, names)).join(" · ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return names.get(value) ?? value;
  return String(value);
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
