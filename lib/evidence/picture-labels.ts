import type { End, Group, Picture, Silent } from "#lib/evidence/picture";
import { FONTS, type Ink, type Stroke, type TextStyle } from "#lib/evidence/picture-drawing";
import type { Row } from "#lib/evidence/picture-rows";
import { isolated, wrapped } from "#lib/evidence/picture-text";
import { dayOf, GROUP_WORDS, moreLinks, moreOrigins, nameOf, RESTS_WORDS, silentWords, standingWords } from "#lib/evidence/picture-words";
import type { Stand } from "#lib/evidence/stands";
import { formatDate } from "#lib/format";

/** What a row says: its name, and what there may be room for; `day` without the year where all are of one year. */
export type Label = { name: string; theirs: boolean; linked: boolean; by: string; day: string; date: string; title: string; also: string };

/** Words for each row of the picture; two sources with one name are told apart by their titles. */
export function labeller({ bands, publisherOf }: Picture): (stand: Stand) => Label {
  const times = new Map<string, number>();
  const years = new Set<string>();
  const count = (rows: Row[]): void => {
    for (const { stand, repeats } of rows) {
      if (stand?.source) {
        const name = nameOf(stand.source, publisherOf(stand.source));
        times.set(name, (times.get(name) ?? 0) + 1);
        if (stand.source.publishedOn) years.add(stand.source.publishedOn.slice(0, 4));
      }
      count(repeats);
    }
  };
  for (const { groups } of bands) for (const { ends } of groups) for (const { rows } of ends) count(rows);
  const withoutYear = (date: string) => (years.size === 1 ? date.replace(/ \d+$/, "") : date);
  return ({ source, answer, linked, voices, under }) => {
    if (!source) {
      const date = answer?.repliedOn ? formatDate(answer.repliedOn, "short") : "";
      return { name: "Answer to our question", theirs: false, linked, by: "", day: date, date, title: "", also: "" };
    }
    const name = nameOf(source, publisherOf(source));
    const isOnly = times.get(name) === 1;
    const others = new Set(voices.flatMap(({ repeats }) => (repeats !== null && repeats !== under?.source?.id ? [repeats] : [])));
    const also = others.size === 0 || (under === null && voices.every((voice) => voice.ring)) ? "" : "also repeats others";
    return {
      name: isOnly ? name : source.title,
      theirs: true,
      linked,
      by: !isOnly && name !== source.title ? isolated(name) : "",
      day: linked ? withoutYear(dayOf(source)) : "not linked",
      date: linked ? dayOf(source) : "not linked",
      title: isOnly && name !== source.title ? isolated(source.title) : "",
      also,
    };
  };
}

/** The word on the line from a row to the origin that it leads to. */
export function restsWord(row: Row): string {
  const words = [...new Set(row.leads.map(({ rests }) => RESTS_WORDS[rests]))];
  return words.length === 1 ? (words[0] ?? "") : "";
}

export function moreWords(row: Row, repeat: boolean): string {
  return row.stand === null ? moreLinks(row.links, repeat) : "";
}

/** The colour of a group's trails. */
export function inkOf({ kind }: Group): Ink {
  return kind === "tied" ? "other" : kind === "unknown" || kind === "ring" ? "none" : kind;
}

/** The colour of the trails of a row: none where it leads to more than one side. */
export function inkOfRow(row: Row, group: Group): Ink {
  const sides = new Set(row.leads.map(({ origin }) => origin.side));
  return sides.size > 1 ? "none" : inkOf(group);
}

export function strokeOf(group: Group, stance: Exclude<Stroke, "lost">): Stroke {
  return group.kind === "unknown" || group.kind === "ring" ? "lost" : stance;
}

export function countRows(picture: Picture): number {
  const count = (rows: Row[]): number => rows.reduce((sum, row) => sum + 1 + count(row.repeats), 0);
  return picture.bands.reduce(
    (sum, { groups }) => sum + groups.reduce((all, { ends }) => all + ends.reduce((here, { rows }) => here + count(rows), 0), 0),
    0,
  );
}

/** A line of what is said of an end. */
export type Told = { text: string; style: TextStyle; theirs: boolean };

/** An origin by its name and what ties it to its side; where there is none, that there is none. */
export function toldOf(end: End, group: Group, place: number, width: number): Told[] {
  const notes = (texts: string[]) => texts.map((text): Told => ({ text, style: "note", theirs: false }));
  if (end.kind === "origin")
    return [...nameLines(end.origin.party.name, "name", width), ...notes(wrapped(standingWords(end.origin, true), width, FONTS.note, 3))];
  if (group.kind === "ring") return notes(["These repeat each other,", "so there is no origin"]);
  if (group.kind === "unknown") return notes(place === 0 ? [GROUP_WORDS.unknown] : []);
  return notes(end.kind === "more" ? [moreOrigins(end.origins.length)] : []);
}

export function toldOfSilent(silent: Silent, asOf: string | undefined, width: number): Told[] {
  const notes = wrapped(silentWords(silent, asOf), width, FONTS.note, 3);
  return [...nameLines(silent.party.name, "plain", width), ...notes.map((text): Told => ({ text, style: "note", theirs: false }))];
}

function nameLines(name: string, style: "name" | "plain", width: number): Told[] {
  return wrapped(name, width, FONTS[style], 2).map((text) => ({ text, style, theirs: true }));
}
