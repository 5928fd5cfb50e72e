"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Button } from "#components/ui/button";
import { Moment } from "#components/ui/time";
import { didIt } from "#lib/claims/change-words";
import type { SeenClaim } from "#lib/claims/schema";
import type { Refusal } from "#lib/faults";

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
              <bdi className="font-semibold">{change.who}</bdi>
              {didIt(change.what)}, <Moment at={change.at} timeZone={timeZone} style="short" />
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
