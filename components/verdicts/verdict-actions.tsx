"use client";

import Link from "next/link";
import { RemovalDialog } from "#components/claims/removal-dialog";
import { buttonClass } from "#components/ui/button";
import type { SeenClaim } from "#lib/claims/schema";
import { removeVerdict } from "#lib/verdicts/actions";

/** What can be done with one verdict. @param of whose it is */
export function VerdictActions({ seen, id, of }: { seen: SeenClaim; id: string; of: string }) {
  return (
    <div className="-ms-2.5 mt-1 flex flex-wrap items-center gap-x-1">
      <Link href={`/desk/claims/${seen.number}/verdicts/${id}`} className={buttonClass("quiet", "sm")}>
        Correct<span className="sr-only"> the verdict of {of}</span>
      </Link>
      <RemovalDialog
        title="Remove this verdict?"
        description="It leaves the claim, and what it said stays in the claim’s history."
        word="Remove"
        about={`the verdict of ${of}`}
        what={of}
        list="verdicts"
        onSend={() => removeVerdict({ seen, verdictId: id })}
      />
    </div>
  );
}
