"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { cancelImport } from "#lib/imports/actions";

type Props = { id: string; isBegun: boolean; off: string | null };

/** Asks before an import ends, and says what stays. */
export function CancelDialog({ id, isBegun, off }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const word = isBegun ? "Cancel the import" : "Put this file away";
  if (off !== null)
    return (
      <Button kind="alternative" off={off}>
        {word}
      </Button>
    );
  return (
    <Dialog
      title={`${word}?`}
      description={
        isBegun
          ? "It ends with the rows that it is at. What has come in until then stays, and is counted; what has not is not entered. An admin can undo that as one act, and the same file can be brought in again."
          : "Nothing of it has been entered. The file is deleted here; you can upload it again."
      }
      open={open}
      onOpenChange={setOpen}
      trigger={<Button kind="alternative">{word}…</Button>}
    >
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This was not done" />
      <DialogActions>
        <DialogClose>
          <Button kind="quiet">{isBegun ? "Let it go on" : "Keep it"}</Button>
        </DialogClose>
        <Button
          kind="danger"
          pending={pending}
          onClick={async () => {
            const answer = await send(() => cancelImport({ id }));
            if (!answer?.ok) return;
            thenShow(() => {
              setOpen(false);
              router.refresh();
            });
          }}
        >
          {word}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
