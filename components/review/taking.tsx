"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import type { ClaimRow } from "#lib/claims/list";
import type { SeenClaim } from "#lib/claims/schema";
import { formatDateTime } from "#lib/format";
import { releaseClaim, takeClaim } from "#lib/review/actions";

type Taken = ClaimRow["taken"];

/** "14:02": the zone is that of the newsroom, which the page names once. */
function Clock({ at, timeZone }: { at: string; timeZone: string }) {
  return <time dateTime={at}>{formatDateTime(at, timeZone).split(", ")[1]}</time>;
}

/** "you took it at 14:02 CET (until 14:32 CET)". */
export function TakenLine({ taken, timeZone }: { taken: NonNullable<Taken>; timeZone: string }) {
  return (
    <>
      {taken.mine ? "you" : <bdi>{taken.by}</bdi>} took it at <Clock at={taken.at} timeZone={timeZone} /> (until{" "}
      <Clock at={taken.until} timeZone={timeZone} />)
    </>
  );
}

/** Take, or Release once it is yours. `off`: why this person may not. */
export function Taking({ seen, taken, off, label }: { seen: SeenClaim; taken: Taken; off: string | null; label?: string }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal } = useSend();
  const [said, setSaid] = useState("");
  const mine = taken?.mine === true;

  async function run() {
    setSaid("");
    const answer = await send(() => (mine ? releaseClaim({ seen }) : takeClaim({ seen })));
    thenShow(() => {
      if (answer?.ok) setSaid(mine ? "Back in the queue." : "Yours for half an hour.");
      router.refresh();
    });
  }

  const why = off ?? (taken && !mine ? `${taken.by} is at work on it.` : null);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        kind="alternative"
        size="sm"
        pending={pending}
        off={why}
        onClick={() => void run()}
        aria-label={label && `${mine ? "Release" : "Take"} ${label}`}
      >
        {mine ? "Release" : "Take"}
      </Button>
      <span role="status" className={refusal ? "text-sm text-danger" : "sr-only"}>
        {refusal ? refusal.sentence : said}
      </span>
    </span>
  );
}
