import type { DeskClaim } from "#lib/claims/queries";
import { BASIS_WORDS, STANCE_WORDS } from "#lib/evidence/schema";
import { pieceKey, relationTold, verdictsBetween } from "#lib/publication/pieces";
import type { Snapshot } from "#lib/publication/snapshot";
import type { VerdictInput } from "#lib/verdicts/schema";

export type Difference = { field: string; was: string; is: string };

/** What a decision now would change on the public page, apart from the decision itself. */
export function differencesTo(current: Snapshot, claim: DeskClaim, verdicts: VerdictInput[]): Difference[] {
  const nameOf = (id: string | null) => current.parties.find((party) => party.id === id)?.name ?? "";
  const { draft } = claim;
  const was = current.claim;
  const together = (names: readonly string[]) => names.join(" · ");
  const fields: Difference[] = [
    { field: "Claim", was: was.text, is: draft.text },
    { field: "Quote", was: was.quote ?? "", is: draft.quote },
    {
      field: "Speaker",
      was: was.speakerUnknown ? "Unknown speaker" : nameOf(was.speaker),
      is: draft.speakerUnknown ? "Unknown speaker" : (draft.speaker?.label ?? ""),
    },
    { field: "Said on", was: was.undated ? "undated" : (was.saidOn ?? ""), is: draft.undated ? "undated" : draft.saidOn },
    { field: "Where said", was: was.saidWhere ?? "", is: draft.saidWhere },
    { field: "Concerns", was: together(was.concerns.map(nameOf)), is: together(draft.concerns.map((party) => party.label)) },
    { field: "Topics", was: together(was.topics.map((topic) => topic.name)), is: together(draft.topics) },
  ];
  const related = (relations: readonly Parameters<typeof relationTold>[0][]) => relations.map(relationTold).join("\n");
  // By the words that readers know of the others: that one of them is worded otherwise is no change of this claim.
  const known = new Map(current.relations.map((one) => [one.number, one.text]));
  const told = claim.relations.states.filter((one) => one.isPublic).map((one) => ({ ...one, text: known.get(one.number) ?? one.text }));
  fields.push({ field: "Related claims", was: related(current.relations), is: related(told) });
  const all = [...fields, ...evidenceDifferences(current, claim), ...verdictDifferences(current, verdicts)];
  return all.filter((one) => one.was !== one.is);
}

function verdictDifferences(current: Snapshot, verdicts: VerdictInput[]): Difference[] {
  const { joined, gone, altered } = verdictsBetween(current, { verdicts });
  return [
    ...joined.map((is) => ({ field: "Verdict of others added", was: "", is })),
    ...altered.map((one) => ({ field: "Verdict of others", ...one })),
    ...gone.map((was) => ({ field: "Verdict of others no longer there", was, is: "" })),
  ];
}

type Basis = NonNullable<DeskClaim["evidence"][number]["basis"]>;
type Shown = Pick<Snapshot["evidence"][number], "source" | "stance" | "basis" | "quote" | "place" | "withdrawnOn">;
type Piece = { key: string; said: string; facts: Record<string, string> };

function evidenceDifferences(current: Snapshot, claim: DeskClaim): Difference[] {
  const titleOf = (id: string) => current.sources.find((source) => source.id === id)?.title ?? "a source";
  const before = current.evidence.map((one) => pieceOf(one, titleOf(one.source)));
  const shown = new Set(claim.evidence.flatMap((one) => (one.withheld === null && one.source ? [one.source.id] : [])));
  const kept = new Set(claim.evidence.flatMap((one) => (one.source && !shown.has(one.source.id) ? [one.source.id] : [])));
  /** Readers are not told what rests on a source that is kept back. */
  const asShown = (basis: Basis) =>
    basis.fromHidden || kept.has(basis.from?.id ?? "")
      ? { kind: "unknown" as const, party: null, from: null, firstHand: false }
      : { ...basis, party: basis.party?.id ?? null, from: basis.from?.id ?? null };
  const now = claim.evidence.flatMap(({ source, basis, ...one }) =>
    one.withheld === null && source && basis ? [pieceOf({ ...one, source: source.id, basis: asShown(basis) }, source.title)] : [],
  );
  const changes: Difference[] = [];
  for (const { key, said, facts } of now) {
    const old = before.find((one) => one.key === key);
    if (!old) changes.push({ field: "Evidence linked", was: "", is: said });
    else for (const [field, is] of Object.entries(facts)) changes.push({ field: `${field}, ${said}`, was: old.facts[field] ?? "", is });
  }
  for (const { key, said } of before)
    if (!now.some((one) => one.key === key)) changes.push({ field: "Evidence no longer there", was: said, is: "" });
  const hidden = claim.evidence.filter((one) => one.withheld !== null).length;
  return [...changes, { field: "Withheld", was: String(current.withheld.length), is: String(hidden) }];
}

function pieceOf({ source, stance, basis, ...one }: Shown, title: string): Piece {
  return {
    key: pieceKey({ source, stance, basis }),
    said: `${STANCE_WORDS[stance].name}: ${title} (${BASIS_WORDS[basis.kind].name.toLowerCase()})`,
    facts: {
      Quote: one.quote ?? "",
      "Place in the source": one.place ?? "",
      "Withdrawn on": one.withdrawnOn ?? "",
      "At first hand": basis.firstHand ? "Yes" : "No",
    },
  };
}
