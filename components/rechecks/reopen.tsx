"use client";

import { useRouter } from "next/navigation";
import { ReasonDialog } from "#components/claims/reason-dialog";
import { reopenClaim } from "#lib/claims/actions";
import type { SeenClaim } from "#lib/claims/schema";
import type { News } from "#lib/claims/states";

/** Opens a published claim again, because its day has come or because there is something new. */
export function ReopenToRecheck({ seen, news }: { seen: SeenClaim; news: News | null }) {
  const router = useRouter();
  return (
    <ReasonDialog
      word="Reopen to recheck"
      about={`C-${seen.number}`}
      title={`Reopen C-${seen.number}`}
      off={null}
      size="sm"
      description="The public version stays up while you work; readers see a change after a new decision."
      hint="Shown to readers with the new version."
      kinds={["recheck", "new_evidence"]}
      kind={news ? "new_evidence" : "recheck"}
      button="Reopen the claim"
      onSend={(kind, reason) => reopenClaim({ seen, kind, reason })}
      onDone={() => {
        router.push(`/desk/claims/${seen.number}`);
        router.refresh();
      }}
    />
  );
}
