"use client";

import { useRouter } from "next/navigation";
import { ReasonDialog } from "#components/claims/reason-dialog";
import { reopenClaim } from "#lib/claims/actions";
import { REOPEN_KINDS } from "#lib/claims/states";
import type { ReportedClaim } from "#lib/reports/queries";
import { LIMITS } from "#lib/schema";

/** Opens a published claim again because of what a reader reported; their words are where the reason begins. */
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
      hint="Shown to readers with the new version. It begins with the reader’s words: put them into yours, and leave out who they are."
      kinds={REOPEN_KINDS}
      kind="correction"
      suggested={[...report.text].slice(0, LIMITS.reason).join("")}
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
