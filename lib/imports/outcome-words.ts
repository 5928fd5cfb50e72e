import { formatCount } from "#lib/format";

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
