import { type Assessment, assess } from "#lib/evidence/assess";
import type { Dossier } from "#lib/evidence/dossier";

/** What the evidence suggests as of the day of a decision, and as of today. */
export function suggestedOn(dossier: Dossier, day: string, today: string): { onThatDay: Assessment; today: Assessment } {
  return { onThatDay: assess(dossier, day), today: assess(dossier, today) };
}
