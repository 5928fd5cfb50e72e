import { VerdictSaid } from "#components/verdicts/said";
import type { VerdictInput } from "#lib/verdicts/schema";

/** For readers: the verdicts of others, told apart from the newsroom's own. */
export function OthersSaid({ verdicts }: { verdicts: readonly VerdictInput[] }) {
  return (
    <>
      <p className="mb-3 max-w-measure text-base text-soft">
        Verdicts of other publishers, in their words and on their scales. They are not ours, and count for nothing in the status above.
      </p>
      <ul className="border-b border-rule text-base">
        {verdicts.map((verdict, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a version does not change
          <li key={place} className="border-t border-rule py-3">
            <VerdictSaid verdict={verdict} />
          </li>
        ))}
      </ul>
    </>
  );
}
