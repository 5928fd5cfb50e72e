import { type Comparison, compare, lengthOf } from "#lib/versions/comparison";
import type { ToldVersions } from "#lib/versions/queries";

/** What a version brought: what joined in numbers, and all that it says otherwise than the one before it. */
export type HistoryEntry = {
  version: number;
  joined: { evidence: number; answers: number };
  /** Null: it is the first. "elsewhere": the page is long enough, so it stands on a page of its own. */
  comparison: Comparison | "elsewhere" | null;
};

/** So many letters of comparisons stand on a page of a history; what is beyond them is a link away. */
const MOST_LETTERS = 60_000;

/** Newest first. */
export function historyOf({ versions, untold }: ToldVersions): HistoryEntry[] {
  let letters = 0;
  return versions
    .map(({ number, snapshot }, index) => {
      const before = versions[index - 1];
      return { version: number, comparison: before ? compare(before.snapshot, snapshot, untold) : null };
    })
    .toReversed()
    .map(({ version, comparison }) => {
      const joined = { evidence: comparison?.evidence.joined.length ?? 0, answers: comparison?.answers.joined.length ?? 0 };
      letters += comparison ? lengthOf(comparison) : 0;
      return { version, joined, comparison: letters > MOST_LETTERS ? comparison && "elsewhere" : comparison };
    });
}
