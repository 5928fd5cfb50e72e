import { isolated } from "#lib/bidi";
import type { VerdictInput } from "#lib/verdicts/schema";

type Scale = NonNullable<VerdictInput["scale"]>;

/** "2, on a scale from 5 (worst) to 1 (best)". */
export function scaleWords({ value, worst, best }: Scale): string {
  if (worst !== null && best !== null) return `${value}, on a scale from ${worst} (worst) to ${best} (best)`;
  if (worst !== null) return `${value}, on a scale whose worst is ${worst}`;
  if (best !== null) return `${value}, on a scale whose best is ${best}`;
  return String(value);
}

/** "By The Checker: “False”; 2025-12-30; https://checker.example/bridge", what runs from right to left kept apart from the rest. */
export function verdictLine({ publisher, word, scale, title, publishedOn, address }: VerdictInput): string {
  const said = word !== null ? `“${isolated(word)}”` : scale === null ? "a verdict" : null;
  const parts = [said, scale && scaleWords(scale), title && `in “${isolated(title)}”`, publishedOn, address];
  return `By ${publisher === null ? "somebody" : isolated(publisher)}: ${parts.filter(Boolean).join("; ")}`;
}
