import { StatusLabel } from "#components/claims/status-mark";
import { Day } from "#components/ui/time";
import { BALANCE_WORDS } from "#lib/claims/states";
import type { ListedVersion } from "#lib/versions/queries";

export const CAUSE_WORDS: Record<ListedVersion["cause"], string> = {
  decision: "decided by the newsroom",
  retraction: "retracted",
  import: "taken over from elsewhere",
};

/** The mark of a version, its balance, and as of when. */
export function VersionStanding({ version: { status, balance, asOf } }: { version: ListedVersion }) {
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-0.5">
      <StatusLabel status={status ?? "retracted"} size="sm" className="font-semibold" />
      {status && (balance || asOf) && (
        <span className="text-sm text-soft">
          {balance && BALANCE_WORDS[balance]}
          {balance && asOf && ", "}
          {asOf && (
            <>
              as of <Day date={asOf} />
            </>
          )}
        </span>
      )}
    </span>
  );
}
