"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, buttonClass } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
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
      {offers.edit === null && <RemoveDialog seen={seen} id={id} party={party} />}
    </div>
  );
}

function RemoveDialog({ seen, id, party }: { seen: SeenClaim; id: string; party: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const removed = useRef(false);
  // What was removed goes, with its buttons: the focus goes to the ledger that it stood in.
  useEffect(() => () => (removed.current ? document.getElementById("responses")?.focus() : undefined), []);
  const { send, thenShow, pending, refusal, attempt } = useSend();
  return (
    <Dialog
      title="Remove this request?"
      description="For one that was entered by mistake. It leaves the ledger, and what it said stays in the claim’s history."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="quiet" size="sm">
          Remove<span className="sr-only"> the request to {party}</span>
        </Button>
      }
    >
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This was not done" />
      <p dir="auto" className="font-semibold break-words">
        {party}
      </p>
      <DialogActions>
        <DialogClose>
          <Button kind="quiet">Keep it</Button>
        </DialogClose>
        <Button
          kind="danger"
          pending={pending}
          onClick={async () => {
            const answer = await send(() => removeRequest({ seen, responseId: id }));
            if (!answer?.ok) return;
            removed.current = true;
            thenShow(() => {
              setOpen(false);
              router.refresh();
            });
          }}
        >
          Remove
        </Button>
      </DialogActions>
    </Dialog>
  );
}
