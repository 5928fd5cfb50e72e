import type { Change } from "#lib/evidence/changes";
import type { Named, Reason, Several, Silence, Titled } from "#lib/evidence/reasons";
import type { AffiliationKind } from "#lib/parties/schema";

/** The sentences of an assessment in one language. */
export type Words = {
  date: (day: string) => string;
  and: (items: string[]) => string;
  /** "3 others", at the end of an enumeration. */
  others: (count: number) => string;
  quoted: (title: string) => string;
  links: (count: number) => string;
  origins: (count: number) => string;
  linksOfUnknownOrigin: (count: number) => string;
  tie: Record<AffiliationKind, (from: string, to: string) => string>;
  silent: Record<Silence, (party: string, askedOn: string | null) => string>;
  reason: { [Code in Reason["code"]]: (reason: Extract<Reason, { code: Code }>) => string };
  change: { [Code in Change["code"]]: (change: Extract<Change, { code: Code }>) => string };
  /** The line beside the status word. */
  line: {
    nobody: string;
    onlySide: (sides: Several<Named>) => string;
    onlyReports: (voices: Several<Named>) => string;
    for: (by: Several<Named>) => string;
    against: string;
    both: string;
    neither: string;
    itself: string;
    record: (publisher: string) => string;
    concernedAsserts: (party: string) => string;
    concernedAgree: (one: string, other: string) => string;
    twoFirstHand: (one: string, other: string) => string;
  };
};

type Enumerating = Pick<Words, "and" | "others" | "quoted">;

export function namesOf({ first, more }: Several<Named>, { and, others }: Enumerating): string {
  return and([...first.map(({ name }) => name), ...(more > 0 ? [others(more)] : [])]);
}

export function titlesOf({ first, more }: Several<Titled>, { and, others, quoted }: Enumerating): string {
  return and([...first.map(({ title }) => quoted(title)), ...(more > 0 ? [others(more)] : [])]);
}

export function isOne({ first, more }: Several<unknown>): boolean {
  return first.length + more === 1;
}
