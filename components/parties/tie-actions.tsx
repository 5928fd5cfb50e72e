"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { TextInput } from "#components/ui/text-input";
import { endTie, removeTie } from "#lib/parties/actions";
import { AFFILIATION_WORDS } from "#lib/parties/schema";
import type { Tie } from "#lib/parties/ties";

type Props = { tie: Tie; at: string; from: string; to: string };

const link = "inline-flex min-h-6 items-center text-accent underline underline-offset-3";

/** Edit, end or remove one tie. Each names the tie, so that it can be told from the others without seeing where it stands. */
export function TieActions({ tie, at, from, to }: Props) {
  const [open, setOpen] = useState<"end" | "remove" | null>(null);
  const says = `${from} ${AFFILIATION_WORDS[tie.kind]} ${to}`;
  return (
    <span className="flex flex-wrap gap-x-3">
      <Link href={`${at}/ties/${tie.id}`} aria-label={`Edit: ${says}`} className={link}>
        Edit
      </Link>
      {tie.until === null && (
        <button type="button" aria-label={`End: ${says}`} className={`scripted ${link}`} onClick={() => setOpen("end")}>
          End
        </button>
      )}
      <button type="button" aria-label={`Remove: ${says}`} className={`scripted ${link}`} onClick={() => setOpen("remove")}>
        Remove
      </button>
      {open === "end" && <EndDialog tie={tie} says={says} onClose={() => setOpen(null)} />}
      {open === "remove" && <RemoveDialog tie={tie} says={says} onClose={() => setOpen(null)} />}
    </span>
  );
}

type DialogProps = { tie: Tie; says: string; onClose: () => void };

function EndDialog({ tie, says, onClose }: DialogProps) {
  const [until, setUntil] = useState("");
  const form = useTieForm(() => endTie({ seen: { id: tie.id, revision: tie.revision }, until }), onClose);
  return (
    <Dialog title="End this tie" description={<bdi>{says}</bdi>} open onOpenChange={(open) => !open && onClose()}>
      <TieForm form={form} title="The tie was not ended" button="End the tie">
        <TextInput
          name="until"
          id="tie-until"
          label="Until"
          type="date"
          max="9999-12-31"
          hint="The last day on which it held. It stays in the registry for claims of the days before."
          error={form.problem}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </TieForm>
    </Dialog>
  );
}

function RemoveDialog({ tie, says, onClose }: DialogProps) {
  const form = useTieForm(() => removeTie({ seen: { id: tie.id, revision: tie.revision } }), onClose);
  return (
    <Dialog title="Remove this tie" description={<bdi>{says}</bdi>} open onOpenChange={(open) => !open && onClose()}>
      <TieForm form={form} title="The tie was not removed" button="Remove the tie" danger>
        <p>Only if it was a mistake: as if it had never held. If it held once, end it instead. What it said stays in the history.</p>
      </TieForm>
    </Dialog>
  );
}

function useTieForm(work: () => ReturnType<typeof removeTie>, onDone: () => void) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  return {
    pending,
    refusal,
    attempt,
    problem: byName.until ?? null,
    list: list.map((error) => ({ ...error, id: error.name && "tie-until" })),
    async submit() {
      const answer = await send(work);
      if (!answer?.ok) return;
      thenShow(() => {
        onDone();
        router.refresh();
      });
    },
  };
}

function TieForm({
  form,
  title,
  button,
  danger,
  children,
}: {
  form: ReturnType<typeof useTieForm>;
  title: string;
  button: string;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <form
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void form.submit();
      }}
    >
      <RefusalNotice refusal={form.refusal} errors={form.list} attempt={form.attempt} title={title} />
      {children}
      <DialogActions>
        <DialogClose>
          <Button kind="quiet">Cancel</Button>
        </DialogClose>
        <Button type="submit" kind={danger ? "danger" : "primary"} pending={form.pending}>
          {button}
        </Button>
      </DialogActions>
    </form>
  );
}
