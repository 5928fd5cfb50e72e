import { formatCount, plural } from "#lib/format";

type Became = "created" | "updated" | "alreadyThere" | "refused";

/** What would become of some rows, in one line: "Of these 50: 46 would be created, 4 refused." */
export function outcomeInWords(outcomes: readonly Became[]): string {
  const counted = (became: Became) => outcomes.filter((one) => one === became).length;
  const would = (["created", "updated", "refused"] as const)
    .filter((became) => counted(became) > 0)
    .map((became, place) => `${formatCount(counted(became))} ${place === 0 ? "would be " : ""}${became}`);
  const there = counted("alreadyThere");
  const parts = there === 0 ? would : [...would, `${formatCount(there)} here already`];
  return `Of these ${formatCount(outcomes.length)}: ${parts.join(", ")}.`;
}

/** What an undo does not take back: "1 claim of earlier imports, which this one had updated, stays as it made it." */
export function updatedStay(updated: number): string {
  const [stays, them] = updated === 1 ? ["stays", "it"] : ["stay", "them"];
  return `${plural("claim", updated)} of earlier imports, which this one had updated, ${stays} as it made ${them}.`;
}
