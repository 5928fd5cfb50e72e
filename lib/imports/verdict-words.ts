import type { VerdictInput } from "#lib/verdicts/schema";

/** "PolitiFact: “False” (1 on a scale of 1 to 7)": in the words of whoever gave it. */
export function verdictInWords({ publisher, word, scale, title, address }: VerdictInput): string {
  const bounds = scale?.worst != null && scale.best != null ? ` on a scale from ${scale.worst} (worst) to ${scale.best} (best)` : "";
  const value = scale === null ? "" : `${scale.value}${bounds}`;
  const said = word === null ? value || "says something of it" : `“${word}”${value === "" ? "" : ` (${value})`}`;
  const about = title === null ? "" : `, in “${title}”`;
  return `${publisher ?? address ?? "Somebody"}: ${said}${about}`;
}
