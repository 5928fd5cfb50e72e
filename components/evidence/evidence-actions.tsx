"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { RemovalDialog } from "#components/claims/removal-dialog";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, buttonClass } from "#components/ui/button";
import { RadioGroup } from "#components/ui/choice";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { Fields } from "#components/ui/fields";
import type { SeenClaim } from "#lib/claims/schema";
import { unlinkSource, withholdEvidence } from "#lib/evidence/actions";
import { WITHHELD_REASONS, type WithheldReason } from "#lib/evidence/schema";

type Props = {
  seen: SeenClaim;
  id: string;
  sourceId: string;
  title: string;
  withheld: WithheldReason | null;
  offers: { edit: string | null; withhold: string | null };
};

export const WITHHOLD_WORDS: Record<WithheldReason, string> = {
  safety: "Safety: somebody could come to harm",
  confidentiality: "Confidentiality: it was promised",
  privacy: "Privacy: it tells of a private life",
  legal: "Legal: it may not be published",
};

/** What can be done with one piece of evidence. Nothing is drawn where nothing can be done: the claim's own buttons say why. */
export function EvidenceActions({ seen, id, sourceId, title, withheld, offers }: Props) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, attempt } = useSend();
  async function showAgain() {
    const answer = await send(() => withholdEvidence({ seen, evidenceId: id, reason: null }));
    if (answer?.ok) thenShow(() => router.refresh());
  }
  if (offers.edit !== null && offers.withhold !== null) return null;
  return (
    <div className="-ms-2.5 flex flex-wrap items-center gap-x-1">
      {offers.edit === null && (
        <>
          <Link href={`/desk/claims/${seen.number}/sources/${id}`} className={buttonClass("quiet", "sm")}>
            Edit<span className="sr-only"> the evidence from {title}</span>
          </Link>
          <Link href={`/desk/sources/${sourceId}?claim=${seen.number}`} className={buttonClass("quiet", "sm")}>
            Edit source<span className="sr-only"> {title}</span>
          </Link>
          <RemovalDialog
            title="Unlink this source?"
            description="The source stays in the record, and so does what was linked here, in the claim’s history."
            word="Unlink"
            about={title}
            what={title}
            list="evidence"
            onSend={() => unlinkSource({ seen, evidenceId: id })}
          />
        </>
      )}
      {offers.withhold === null &&
        (withheld ? (
          <Button kind="quiet" size="sm" pending={pending} onClick={() => void showAgain()}>
            Show again<span className="sr-only">: {title}</span>
          </Button>
        ) : (
          <WithholdDialog seen={seen} id={id} title={title} />
        ))}
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This was not done" />
    </div>
  );
}

function WithholdDialog({ seen, id, title }: { seen: SeenClaim; id: string; title: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  return (
    <Dialog
      title="Withhold this evidence?"
      description="It is kept out of everything public. Readers see that something is withheld, and the word below. On the desk only you, reviewers and admins can read it."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="quiet" size="sm">
          Withhold<span className="sr-only"> {title}</span>
        </Button>
      }
    >
      <form
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = await send(() => withholdEvidence({ seen, evidenceId: id, reason }));
          if (!answer?.ok) return;
          thenShow(() => {
            setOpen(false);
            router.refresh();
          });
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This was not done" />
        <Fields pending={pending}>
          <RadioGroup
            name="reason"
            label="Why"
            error={byName.reason ?? null}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            options={WITHHELD_REASONS.map((value) => ({ value, label: WITHHOLD_WORDS[value] }))}
          />
        </Fields>
        <DialogActions>
          <DialogClose>
            <Button kind="quiet">Cancel</Button>
          </DialogClose>
          <Button type="submit" pending={pending}>
            Withhold
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
