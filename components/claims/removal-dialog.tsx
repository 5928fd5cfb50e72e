"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import type { Answer } from "#lib/action";

type Props = {
  title: string;
  description: string;
  /** What is done, on both buttons. */
  word: string;
  /** To what, where several stand in a list. */
  about: string;
  /** What goes, as it is called in the list. */
  what: string;
  /** The id of that list. */
  list: string;
  onSend: () => Promise<Answer<unknown>>;
};

/** Asks before something leaves a list of the claim's page. */
export function RemovalDialog({ title, description, word, about, what, list, onSend }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const gone = useRef(false);
  // What is removed goes, with its buttons: the focus goes to the list that it stood in.
  useEffect(() => () => (gone.current ? document.getElementById(list)?.focus() : undefined), [list]);
  const { send, thenShow, pending, refusal, attempt } = useSend();
  return (
    <Dialog
      title={title}
      description={description}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="quiet" size="sm">
          {word}
          <span className="sr-only"> {about}</span>
        </Button>
      }
    >
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This was not done" />
      <p dir="auto" className="font-semibold break-words">
        {what}
      </p>
      <DialogActions>
        <DialogClose>
          <Button kind="quiet">Keep it</Button>
        </DialogClose>
        <Button
          kind="danger"
          pending={pending}
          onClick={async () => {
            const answer = await send(onSend);
            if (!answer?.ok) return;
            gone.current = true;
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
