"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Button } from "#components/ui/button";
import { Moment } from "#components/ui/time";
import type { SeenClaim } from "#lib/claims/schema";
import type { Refusal } from "#lib/faults";

const WORDS: Record<string, string> = {
  edited: "edited the claim",
  submitted: "submitted it again",
  returned: "returned it to its editor",
  decided: "decided it",
  reopened: "opened it again",
  retracted: "retracted it",
  discarded: "discarded it",
  "source linked": "linked a source",
  "sources linked": "linked sources",
  "evidence edited": "edited evidence",
  "repeats told": "said what repeats what",
  "source unlinked": "unlinked a source",
  "evidence withheld": "withheld evidence",
  "evidence shown again": "showed withheld evidence again",
  "comment asked for": "asked for comment",
  "answer recorded": "recorded an answer",
  "request removed": "removed a request for comment",
  "first signature given": "gave the first signature",
};

/** Somebody was faster: who did what, and the way to the claim as it is now. What was typed stays. */
export function Conflict({ refusal, seen, timeZone }: { refusal: Refusal; seen: SeenClaim; timeZone: string }) {
  const router = useRouter();
  const [reading, read] = useTransition();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="grid gap-2 rounded border border-s-4 border-warning bg-raise px-4 py-3">
      <p className="font-semibold">{refusal.changes ? `C-${seen.number} has changed since you opened it` : "This was not done"}</p>
      {refusal.changes && refusal.changes.length > 0 ? (
        <ul className="grid gap-1 text-sm">
          {refusal.changes.map((change) => (
            <li key={`${change.at} ${change.what}`}>
              <bdi className="font-semibold">{change.who}</bdi> {WORDS[change.what] ?? change.what},{" "}
              <Moment at={change.at} timeZone={timeZone} style="short" />
            </li>
          ))}
        </ul>
      ) : (
        <p>{refusal.sentence}</p>
      )}
      <p className="text-sm">Nothing of yours was published, and what you wrote stays here.</p>
      <div>
        <Button kind="alternative" size="sm" pending={reading} onClick={() => read(() => router.refresh())}>
          Show the claim as it is now
        </Button>
      </div>
    </div>
  );
}
