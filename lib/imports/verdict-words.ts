import type { VerdictInput } from "#lib/verdicts/schema";
import { scaleWords } from "#lib/verdicts/words";

/** "The Checker: “False” (5, on a scale from 5 (worst) to 1 (best)), in “Was it raining?”": in the words of whoever gave it. */
export function verdictInWords({ publisher, word, scale, title, address }: VerdictInput): string {
  const value = scale === null ? "" : scaleWords(scale);
  const said = word === null ? value || "says something of it" : `“${word}”${value === "" ? "" : ` (${value})`}`;
  const about = title === null ? "" : `, in “${title}”`;
  return `${publisher ?? address ?? "Somebody"}: ${said}${about}`;
}
