"use client";

import { useRouter } from "next/navigation";
import { ReasonDialog } from "#components/claims/reason-dialog";
import { reopenClaim } from "#lib/claims/actions";
import { REOPEN_KINDS } from "#lib/claims/states";
import type { ReportedClaim } from "#lib/reports/queries";

/** Opens a published claim again because of what a reader reported. Their words are private and stand above; the reason is public and begins empty. */
export function ReopenAsCorrection({ claim, report }: { claim: ReportedClaim; report: { id: string; text: string } }) {
  const router = useRouter();
  return (
    <ReasonDialog
      word="Reopen as a correction"
      about={`C-${claim.number}`}
      title={`Reopen C-${claim.number}`}
      off={claim.whyNotReopen}
      size="sm"
      description="The public version stays up while you work; readers see a change after a new decision. The report stays open until you close it."
      hint="Shown to readers with the new version: in your words, and without who reported it."
      kinds={REOPEN_KINDS}
      kind="correction"
      occasion={{ label: "What a reader reported, for the newsroom alone", text: report.text }}
      keptAs={`Reopen for report ${report.id}`}
      button="Reopen the claim"
      onSend={(kind, reason) => reopenClaim({ seen: { number: claim.number, revision: claim.revision }, kind, reason })}
      onDone={() => {
        router.push(`/desk/claims/${claim.number}`);
        router.refresh();
      }}
    />
  );
}
