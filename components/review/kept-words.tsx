"use client";

import { useKeptElsewhere } from "#components/claims/use-kept";
import { Notice } from "#components/ui/notice";

/** Under which a reviewer's decision is kept in its tab until it is made, whatever becomes of the page. */
export const decisionName = (number: number) => `decision on ${number}`;

/** Where the claim can no longer be decided, what was typed is still there to copy. */
export function KeptRationale({ number }: { number: number }) {
  const rationale = useKeptElsewhere<{ rationale?: string }>(decisionName(number)).kept?.rationale ?? "";
  if (rationale === "") return null;
  return (
    <Notice title="What you had written" className="mt-4 max-w-[46rem]">
      <p dir="auto" className="whitespace-pre-line">
        {rationale}
      </p>
    </Notice>
  );
}
