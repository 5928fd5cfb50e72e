import { isolated, withoutControls } from "#lib/bidi";
import { MARK_WORDS } from "#lib/claims/mark";
import { BALANCE_WORDS } from "#lib/claims/states";
import { dayIn, formatDate } from "#lib/format";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { versionPath } from "#lib/versions/addresses";

export type Citations = { plain: string; apa: string; bibtex: string };

type Newsroom = { name: string; address: string; timeZone: string };

/**
 * A version as others cite it: by its own address, which shows the same for ever, so that no day of access is needed. Each is one
 * line, but for the entry of BibTeX.
 */
export function citationsOf(snapshot: Snapshot, newsroom: Newsroom): Citations {
  const { number, version, claim, updatedAt } = snapshot;
  const text = line(claim.text).replace(/(?<![.…])\.$/u, "");
  const day = dayIn(updatedAt, newsroom.timeZone);
  const name = line(newsroom.name);
  const what = `Claim C-${number}, version ${version}`;
  const address = `${newsroom.address}${versionPath(snapshot, version)}`;
  const standing = standingOf(snapshot, day);
  return {
    plain: `${quoted(text)} ${what}, ${isolated(name)}, ${formatDate(day)}. ${saidBy(snapshot, isolated)}. ${standing}. ${address}`,
    apa: `${isolated(name)}. (${apaDay(day)}). ${isolated(text)} (${what}; ${withSmallInitial(standing)}) [Assessment of a claim]. ${address}`,
    bibtex: entry(`claim-c${number}-v${version}`, {
      author: `{${escaped(name)}}`,
      title: `{${escaped(text)}}`,
      year: day.slice(0, 4),
      month: String(Number(day.slice(5, 7))),
      day: String(Number(day.slice(8))),
      howpublished: escaped(what),
      note: escaped(`${saidBy(snapshot, (speaker) => speaker)}. ${standing}.`),
      url: address,
    }),
  };
}

/** "Disputed (word against word), as of 26 December 2025". */
function standingOf({ status, balance, asOf }: Snapshot, day: string): string {
  if (status === null) return `${MARK_WORDS.retracted} on ${formatDate(day)}`;
  return `${MARK_WORDS[status]}${balance ? ` (${BALANCE_WORDS[balance]})` : ""}${asOf ? `, as of ${formatDate(asOf)}` : ""}`;
}

function saidBy(snapshot: Snapshot, named: (name: string) => string): string {
  const speaker = partyOf(snapshot, snapshot.claim.speaker);
  const { saidOn } = snapshot.claim;
  return `Said by ${speaker ? named(line(speaker.name)) : "an unknown speaker"}${saidOn ? ` on ${formatDate(saidOn)}` : ""}`;
}

/** The day as APA writes it: "2025, December 26". */
function apaDay(day: string): string {
  const [date, month, year] = formatDate(day).split(" ");
  return `${year}, ${month} ${date}`;
}

const line = (text: string) =>
  withoutControls(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();

const quoted = (text: string) => `“${isolated(text).replace(/“/g, "‘").replace(/”/g, "’")}”`;

const withSmallInitial = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

const TEX: Record<string, string> = {
  "\\": "\\textbackslash{}",
  // BibTeX counts braces whatever stands before them, so these are spelled.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

function escaped(text: string): string {
  return text.replace(/[\\{}^~$&#_%]/g, (letter) => TEX[letter] ?? `\\${letter}`);
}

function entry(key: string, fields: Record<string, string>): string {
  return `@misc{${key},\n${Object.entries(fields)
    .map(([name, value]) => `  ${name} = {${value}},\n`)
    .join("")}}`;
}
