"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";

/** Throws away what was typed and not saved, after asking. */
export function DiscardTyped({ isNew, onDiscard }: { isNew: boolean; onDiscard: () => Promise<boolean> }) {
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  async function discard() {
    setPending(true);
    if (!(await onDiscard())) {
      setPending(false);
      setOpen(false);
    }
  }
  return (
    <Dialog
      title={isNew ? "Discard this draft?" : "Discard your changes?"}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button kind="quiet">{isNew ? "Discard draft" : "Discard changes"}</Button>}
    >
      <p className="text-soft">
        {isNew ? "It was never saved as a claim, so nothing of it remains." : "The claim stays as it was last saved."}
      </p>
      <DialogActions>
        <DialogClose>
          <Button kind="quiet">Go on writing</Button>
        </DialogClose>
        <Button kind="danger" pending={pending} onClick={() => void discard()}>
          Discard
        </Button>
      </DialogActions>
    </Dialog>
  );
}
