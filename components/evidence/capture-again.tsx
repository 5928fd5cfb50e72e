"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { captureAgain } from "#lib/capture/actions";

const LOOK_MS = 2_000;

/** Has the page captured as it is now. While that is under way, the page is read again until it has ended. */
export function CaptureAgain({ sourceId, isWaiting, isFirst }: { sourceId: string; isWaiting: boolean; isFirst: boolean }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, attempt } = useSend();
  useEffect(() => {
    if (!isWaiting) return;
    const looking = setInterval(() => router.refresh(), LOOK_MS);
    return () => clearInterval(looking);
  }, [isWaiting, router]);
  return (
    <div className="grid justify-items-start gap-3">
      <RefusalNotice refusal={refusal} errors={[]} attempt={attempt} title={refusal?.sentence} />
      <Button
        kind="alternative"
        size="sm"
        pending={pending}
        off={isWaiting ? "It is being captured; this takes some seconds." : null}
        onClick={async () => {
          const answer = await send(() => captureAgain({ sourceId }));
          if (answer?.ok) thenShow(() => router.refresh());
        }}
      >
        {isFirst ? "Capture the page" : "Capture it again"}
      </Button>
    </div>
  );
}
