import { fieldsInWords, type HistoryEntry, type HistoryEvent, isObject, textOf } from "#lib/claims/history-words";
import { formatDate, plural } from "#lib/format";
import { AFFILIATION_WORDS, type AffiliationKind, aKind, PARTY_KIND_WORDS, type PartyKind } from "#lib/parties/schema";

type Data = HistoryEvent["data"];
/** An event of the party itself, or (`as`) of one that has been merged into it. */
export type PartyEvent = HistoryEvent & { as: string | null };

const FIELDS: Record<string, string> = {
  name: "Name",
  kind: "Kind",
  otherNames: "Other names",
  since: "Since",
  until: "Until",
  source: "Source",
};
const UNSEEN_SOURCE = "a source that is withheld";

/** @param names parties and sources by id, as far as the reader may know them */
export function describePartyEvents(events: PartyEvent[], names: ReadonlyMap<string, string>): HistoryEntry[] {
  return events.map(({ at, who, kind, data, as }, place) => ({
    number: events.length - place,
    at,
    who,
    did: `${inWords(kind, data, names)}${as === null ? "" : ` (as “${as}”)`}`,
    said: null,
    changes: Object.entries(isObject(data.changed) ? data.changed : {}).flatMap(([key, change]) =>
      isObject(change) ? [{ field: FIELDS[key] ?? key, was: valueIn(key, change.was, names), is: valueIn(key, change.is, names) }] : [],
    ),
  }));
}

function inWords(kind: string, data: Data, names: ReadonlyMap<string, string>): string {
  const named = (value: unknown, otherwise: string) => {
    const name = typeof value === "string" ? names.get(value) : undefined;
    return name === undefined ? otherwise : `“${name}”`;
  };
  const to = named(data.to, "a party");
  switch (kind) {
    case "entered":
      return `entered “${textOf(data.name) ?? ""}” as ${aKind(data.kind as PartyKind)}`;
    case "edited":
      return `edited ${fieldsInWords(Object.keys(isObject(data.changed) ? data.changed : {}), FIELDS)}`;
    case "tied":
      return `noted that it ${tieInWords(data, to)}${data.source ? `, by ${named(data.source, UNSEEN_SOURCE)}` : ""}`;
    case "tie edited":
      return `edited the tie to ${to}`;
    case "tie ended":
      return `ended the tie to ${to}`;
    case "tie removed":
      return `removed the tie that it ${tieInWords(data, to)}`;
    case "took in":
      return `merged “${textOf(data.name) ?? ""}” into it: ${movedInWords(data.moved)}`;
    case "merged":
      return `merged it into ${named(data.into, "another party")}`;
    default:
      return kind;
  }
}

function tieInWords({ kind, since, until }: Data, to: string): string {
  const days = [since && `since ${formatDate(String(since))}`, until && `until ${formatDate(String(until))}`].filter(Boolean).join(" ");
  return `${AFFILIATION_WORDS[kind as AffiliationKind] ?? "is tied to"} ${to}${days && ` ${days}`}`;
}

function movedInWords(moved: Data[string] | undefined): string {
  const all = isObject(moved) ? moved : {};
  const count = (value: Data[string] | undefined) => (Array.isArray(value) ? value.length : 0);
  const within = (what: string, key: string) => (isObject(all[what]) ? count(all[what][key]) : 0);
  const parts = [
    [count(all.spoke), "claim that it made", "claims that it made"],
    [within("concerned", "moved") + within("concerned", "both"), "claim that concerns it", "claims that concern it"],
    [within("evidence", "moved"), "piece of evidence on its word", "pieces of evidence on its word"],
    [count(all.answered), "request for comment", "requests for comment"],
    [count(all.published), "source", "sources"],
    [within("ties", "from") + within("ties", "to"), "tie", "ties"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, one, many]) => plural(one, n, many));
  const removed = within("ties", "removed");
  const apart = removed > 0 ? `; ${plural("tie", removed)} between the two ${removed === 1 ? "was" : "were"} removed` : "";
  return `${said.length > 0 ? `${said.join(", ")} moved` : "nothing pointed to it"}${apart}`;
}

function valueIn(key: string, value: Data[string] | undefined, names: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => valueIn(key, one, names)).join(" · ");
  const text = String(value);
  if (key === "source") return names.get(text) ?? UNSEEN_SOURCE;
  if (key === "since" || key === "until") return formatDate(text);
  if (key === "kind") return PARTY_KIND_WORDS[text as PartyKind] ?? AFFILIATION_WORDS[text as AffiliationKind] ?? text;
  return text;
}
