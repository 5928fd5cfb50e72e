"use client";

import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Meant, RadioGroup } from "#components/ui/choice";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { Fields } from "#components/ui/fields";
import { TextArea } from "#components/ui/text-input";
import type { Answer } from "#lib/action";
import { REOPEN_MEANS, REOPEN_WORDS, type ReopenKind } from "#lib/claims/states";

type ReasonProps = {
  word: string;
  title: string;
  description: string;
  button: string;
  off: string | null;
  /** The look of the button that opens it, where it stands in a list. */
  size?: "sm";
  /** What it is done to, where several stand in a list. */
  about?: string;
  hint?: string;
  /** Of which one is to be chosen, and the likeliest. */
  kinds?: readonly ReopenKind[];
  kind?: ReopenKind;
  /** What gave rise to it, shown above: private, and so never where the reason begins. */
  occasion?: { label: string; text: string };
  /** Under what name it is kept where several dialogs have one title. */
  keptAs?: string;
  danger?: boolean;
  onSend: (kind: string, reason: string) => Promise<Answer<void>>;
  onDone: () => void;
};

/** A question that needs a reason. The button that opens it says why it is off. */
export function ReasonDialog(props: ReasonProps) {
  const { word, title, description, button, off, size, about, hint, kinds, kind: usual, occasion, keptAs, danger, onSend, onDone } = props;
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<string>(usual ?? "");
  const [reason, setReason] = useState("");
  const { forget } = useKept(keptAs ?? title, { kind, reason }, (kept) => {
    setKind(kept.kind);
    setReason(kept.reason);
  });
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  const look = danger ? "danger" : "alternative";
  if (off !== null)
    return (
      <Button kind={look} size={size} off={off} className={size ? undefined : "w-full"}>
        {word}
      </Button>
    );
  return (
    <Dialog
      title={title}
      description={description}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind={look} size={size}>
          {word}…{about && <span className="sr-only"> {about}</span>}
        </Button>
      }
    >
      <form
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = await send(() => onSend(kind, reason));
          if (!answer?.ok) return;
          forget();
          thenShow(() => {
            setOpen(false);
            onDone();
          });
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This was not done" />
        {occasion && (
          <figure className="m-0">
            <figcaption className="text-sm text-soft">{occasion.label}</figcaption>
            <blockquote
              dir="auto"
              className="m-0 mt-1 max-h-48 overflow-y-auto border-s-2 border-rule ps-3 break-words whitespace-pre-line"
            >
              {occasion.text}
            </blockquote>
          </figure>
        )}
        <Fields pending={pending}>
          {kinds && (
            <RadioGroup
              name="kind"
              label="Why it is opened again"
              error={byName.kind ?? null}
              value={kind}
              onChange={(event) => setKind(event.target.value)}
              hint="Where the next version changes what was said, readers are told of it as a correction of this kind."
              options={kinds.map((value) => ({ value, label: <Meant name={REOPEN_WORDS[value]} means={REOPEN_MEANS[value]} /> }))}
            />
          )}
          <TextArea
            name="reason"
            label="Reason"
            hint={hint}
            error={byName.reason ?? null}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Fields>
        <DialogActions>
          <DialogClose>
            <Button kind="quiet">Cancel</Button>
          </DialogClose>
          <Button type="submit" kind={danger ? "danger" : "primary"} pending={pending}>
            {button}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
