"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Meant, RadioGroup } from "#components/ui/choice";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { Fields } from "#components/ui/fields";
import { TextArea } from "#components/ui/text-input";
import { closeReport } from "#lib/reports/actions";
import { REPORT_OUTCOMES, REPORT_WORDS } from "#lib/reports/schema";

/** Says what came of a report. It leaves the queue, and what was none leaves the desk. */
export function CloseReport({ report: { id, about } }: { report: { id: string; about: string } }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState("");
  const [note, setNote] = useState("");
  const { forget } = useKept(`close report ${id}`, { outcome, note }, (kept) => {
    setOutcome(kept.outcome);
    setNote(kept.note);
  });
  const { send, thenShow, pending, refusal, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^/, {}, touched);
  return (
    <Dialog
      title="Close the report"
      description={`About ${about}.`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="alternative" size="sm">
          Close…<span className="sr-only"> the report about {about}</span>
        </Button>
      }
    >
      <form
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = await send(() => closeReport({ id, outcome, note }));
          if (!answer?.ok) return;
          forget();
          thenShow(() => {
            setOpen(false);
            router.refresh();
          });
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="The report was not closed" />
        <Fields pending={pending}>
          <RadioGroup
            name="outcome"
            label="What came of it"
            error={byName.outcome ?? null}
            value={outcome}
            onChange={(event) => {
              setOutcome(event.target.value);
              touch(["outcome"]);
            }}
            options={REPORT_OUTCOMES.map((value) => ({ value, label: <Meant {...REPORT_WORDS[value]} /> }))}
          />
          <TextArea
            name="note"
            label="Note"
            optional
            hint="For the newsroom. Readers do not see it."
            error={byName.note ?? null}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
              touch(["note"]);
            }}
          />
        </Fields>
        <DialogActions>
          <DialogClose>
            <Button kind="quiet">Cancel</Button>
          </DialogClose>
          <Button type="submit" pending={pending}>
            Close the report
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
