"use client";

import Link from "next/link";
import { RemovalDialog } from "#components/claims/removal-dialog";
import { buttonClass } from "#components/ui/button";
import type { SeenClaim } from "#lib/claims/schema";
import { removeRequest } from "#lib/responses/actions";

type Props = {
  seen: SeenClaim;
  id: string;
  party: string;
  answered: boolean;
  offers: { addEvidence: string | null; edit: string | null };
};

/** What can be done with one request. Nothing is drawn where nothing can be done: the claim's own buttons say why. */
export function RequestActions({ seen, id, party, answered, offers }: Props) {
  if (offers.addEvidence !== null && offers.edit !== null) return null;
  return (
    <div className="-ms-2.5 flex flex-wrap items-center gap-x-1">
      {offers.addEvidence === null && (
        <Link href={`/desk/claims/${seen.number}/requests/${id}`} className={buttonClass("quiet", "sm")}>
          {answered ? "Correct" : "Record the answer"}
          <span className="sr-only">
            {answered ? " what came of the request to " : " of "}
            {party}
          </span>
        </Link>
      )}
      {offers.edit === null && (
        <RemovalDialog
          title="Remove this request?"
          description="For one that was entered by mistake. It leaves the ledger, and what it said stays in the claim’s history."
          word="Remove"
          about={`the request to ${party}`}
          what={party}
          list="responses"
          onSend={() => removeRequest({ seen, responseId: id })}
        />
      )}
    </div>
  );
}
