import { dayAfter } from "#lib/dates";

// Memento (RFC 7089): the claim page is the original resource, each version one of its mementos.

export type Published = { number: number; publishedAt: string };

/** The last version published by a moment; before the first there is the first. Oldest first. */
export function versionAt<V extends Published>(versions: readonly [V, ...V[]], before: number): V {
  return versions.findLast(({ publishedAt }) => Date.parse(publishedAt) < before) ?? versions[0];
}

/** The first moment after a day, UTC. */
export const endOfDay = (day: string) => Date.parse(`${dayAfter(day, 1)}T00:00:00Z`);

/** What was published in the last moment of a day may be there a little later. */
const SETTLING_MS = 60_000;

/** Whether the version of a day can be no other any more. */
export const isSettled = (day: string, now: number) => now >= endOfDay(day) + SETTLING_MS;

/** The version of a day: the last that was published by its end, UTC. */
export function versionOn<V extends Published>(versions: readonly [V, ...V[]], day: string): V {
  return versionAt(versions, endOfDay(day));
}

/** What `Accept-Datetime` asks for, in ms; null: it is no date of RFC 1123, the only kind that there may be. */
export function readAcceptDatetime(header: string): number | null {
  const at = Date.parse(header);
  return Number.isFinite(at) && new Date(at).toUTCString() === header.trim() ? at : null;
}

/** A date of HTTP has whole seconds: whoever asks for the time that a version names is led to that version. */
export function versionAtSecond<V extends Published>(versions: readonly [V, ...V[]], at: number): V {
  return versionAt(versions, at + 1_000);
}

export const httpDate = (at: string | number) => new Date(at).toUTCString();

type Link = { to: string; rel: string; [attribute: string]: string | undefined };

/** As a header holds links; one a line where `between` says so. */
export function linkFormat(links: readonly Link[], between = ", "): string {
  return links
    .map(({ to, ...attributes }) => {
      const said = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${quoted(value)}"`]));
      return [`<${address(to)}>`, ...said].join("; ");
    })
    .join(between);
}

const quoted = (text: string) => text.replace(/["\\]/g, "\\$&");
const address = (text: string) =>
  encodeURI(text)
    .replace(/%25/g, "%")
    .replace(/[,;'<>"]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** What every answer about a claim says of its past. */
export function pastOf(claim: string): Link[] {
  return [
    { to: claim, rel: "original" },
    { to: `${claim}/timegate`, rel: "timegate" },
    { to: `${claim}/timemap`, rel: "timemap", type: "application/link-format" },
  ];
}

/** The versions as mementos, oldest first; in `beside` only the first, the last, this one and those next to it. */
export function mementos(claim: string, versions: readonly Published[], beside?: number): Link[] {
  const place = versions.findIndex(({ number }) => number === beside);
  return versions.flatMap(({ number, publishedAt }, index) => {
    const rels = [
      ...(index === 0 ? ["first"] : []),
      ...(index === versions.length - 1 ? ["last"] : []),
      ...(place >= 0 && index === place - 1 ? ["prev"] : []),
      ...(place >= 0 && index === place + 1 ? ["next"] : []),
    ];
    if (place >= 0 && rels.length === 0 && index !== place) return [];
    return [{ to: `${claim}/versions/${number}`, rel: [...rels, "memento"].join(" "), datetime: httpDate(publishedAt) }];
  });
}

/** All versions of a claim in `application/link-format`, oldest first. */
export function timeMap(claim: string, versions: readonly [Published, ...Published[]]): string {
  const [first, last] = [versions[0], versions.at(-1) ?? versions[0]];
  const links: Link[] = [
    { to: claim, rel: "original" },
    {
      to: `${claim}/timemap`,
      rel: "self",
      type: "application/link-format",
      from: httpDate(first.publishedAt),
      until: httpDate(last.publishedAt),
    },
    { to: `${claim}/timegate`, rel: "timegate" },
    ...mementos(claim, versions),
  ];
  return `${linkFormat(links, ",\n")}\n`;
}
