"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept, useKeptElsewhere } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { decisionName } from "#components/review/kept-words";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { Fields } from "#components/ui/fields";
import { TextArea } from "#components/ui/text-input";
import type { SeenClaim } from "#lib/claims/schema";
import { returnToEditor } from "#lib/review/actions";

/** Gives a claim back to its editor with a reason. */
export function ReturnDialog({ seen }: { seen: SeenClaim }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const kept = useKept(`return ${seen.number}`, { reason }, (back) => setReason(back.reason));
  const decision = useKeptElsewhere(decisionName(seen.number));
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);

  async function giveBack(event: FormEvent) {
    event.preventDefault();
    // The dialog stands inside the decision's form in React's tree, though not on the page.
    event.stopPropagation();
    const answer = await send(() => returnToEditor({ seen, reason }));
    if (!answer?.ok) return;
    decision.forget();
    kept.forget();
    thenShow(() => {
      setOpen(false);
      router.push(`/desk/review?returned=${seen.number}`);
      router.refresh();
    });
  }

  return (
    <Dialog
      title={`Return C-${seen.number} to its editor`}
      description="It leaves the queue. Its editor sees your reason, can change the claim, and submit it again."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button kind="alternative">Return to editor…</Button>}
    >
      <form method="post" noValidate className="grid gap-4" onSubmit={giveBack}>
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This was not done" />
        <Fields pending={pending}>
          <TextArea
            name="reason"
            label="Reason"
            rows={4}
            error={byName.reason ?? null}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Fields>
        <DialogActions>
          <DialogClose>
            <Button kind="quiet">Cancel</Button>
          </DialogClose>
          <Button type="submit" pending={pending}>
            Return to editor
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
