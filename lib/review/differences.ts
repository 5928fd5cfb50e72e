import type { DeskClaim } from "#lib/claims/queries";
import { STANCE_WORDS } from "#lib/evidence/schema";
import type { Snapshot } from "#lib/publication/snapshot";

export type Difference = { field: string; was: string; is: string };

/** What a decision now would change on the public page, apart from the decision itself. */
export function differencesTo(current: Snapshot, claim: DeskClaim): Difference[] {
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
  return [...fields, ...evidenceDifferences(current, claim)].filter((one) => one.was !== one.is);
}

function evidenceDifferences(current: Snapshot, claim: DeskClaim): Difference[] {
  const titleOf = (id: string) => current.sources.find((source) => source.id === id)?.title ?? "a source";
  const before = new Map<string, { said: string; quote: string }>(
    current.evidence.map((one) => [
      `${one.source} ${one.stance}`,
      { said: `${STANCE_WORDS[one.stance].name}: ${titleOf(one.source)}`, quote: one.quote ?? "" },
    ]),
  );
  const now = new Map<string, { said: string; quote: string }>(
    claim.evidence.flatMap((one) =>
      one.withheld === null && one.source
        ? [
            [
              `${one.source.id} ${one.stance}`,
              { said: `${STANCE_WORDS[one.stance].name}: ${one.source.title}`, quote: one.quote ?? "" },
            ] as const,
          ]
        : [],
    ),
  );
  const changes: Difference[] = [];
  for (const [key, { said, quote }] of now) {
    const old = before.get(key);
    if (!old) changes.push({ field: "Evidence linked", was: "", is: said });
    else if (old.quote !== quote) changes.push({ field: `Quote from ${said}`, was: old.quote, is: quote });
  }
  for (const [key, { said }] of before) if (!now.has(key)) changes.push({ field: "Evidence no longer there", was: said, is: "" });
  const hidden = claim.evidence.filter((one) => one.withheld !== null).length;
  if (hidden !== current.withheld.length) changes.push({ field: "Withheld", was: String(current.withheld.length), is: String(hidden) });
  return changes;
}
