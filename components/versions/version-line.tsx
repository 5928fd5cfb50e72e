import { StatusLabel } from "#components/claims/status-mark";
import { AsOf } from "#components/ui/time";
import { BALANCE_WORDS } from "#lib/claims/states";
import { signedBy } from "#lib/publication/words";
import type { ListedVersion } from "#lib/versions/queries";

/** What made a version: "decided by one reviewer". */
export function causeWords({ cause, signatures }: Pick<ListedVersion, "cause" | "signatures">): string {
  if (cause === "decision") return `decided by ${signedBy(signatures)}`;
  return cause === "retraction" ? "retracted" : "taken over from elsewhere";
}

/** The mark of a version, its balance, and as of when. */
export function VersionStanding({ version: { status, balance, asOf } }: { version: ListedVersion }) {
  return (
    <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
      <StatusLabel status={status ?? "retracted"} size="sm" className="font-semibold" />
      {status && (balance || asOf) && (
        <span className="text-sm text-soft">
          {balance && BALANCE_WORDS[balance]}
          {balance && asOf && ", "}
          {asOf && <AsOf date={asOf} />}
        </span>
      )}
    </span>
  );
}
