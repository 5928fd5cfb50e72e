"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ReasonDialog } from "#components/claims/reason-dialog";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, ButtonLink } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { discardClaim, reopenClaim, retractClaim, submitClaim } from "#lib/claims/actions";
import type { SeenClaim } from "#lib/claims/schema";
import { REOPEN_KINDS } from "#lib/claims/states";

/** Why each thing cannot be done now; null where it can. Undefined: not offered at all. */
export type Offers = Partial<Record<"edit" | "addEvidence" | "submit" | "discard" | "reopen" | "retract", string | null>>;

type Props = { seen: SeenClaim; offers: Offers; missing: readonly string[]; review: ReactNode };

/** What can be done with a claim now. What cannot says why. */
export function ClaimActions({ seen, offers, missing, review }: Props) {
  const router = useRouter();
  const [said, setSaid] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const at = `/desk/claims/${seen.number}`;

  useEffect(() => {
    if (said) status.current?.focus();
  }, [said]);

  /** The sentence comes with the claim as it is now. */
  function show(sentence: string) {
    setSaid(sentence);
    router.refresh();
  }

  async function submit() {
    const answer = await send(() => submitClaim({ seen }));
    if (answer?.ok) thenShow(() => show(`C-${seen.number} is submitted for review.`));
  }

  return (
    <div className="grid gap-3">
      <p
        ref={status}
        tabIndex={-1}
        role="status"
        className={said ? "border-s-4 border-success bg-raise px-3 py-2 outline-none" : "sr-only"}
      >
        {said}
      </p>
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This was not done" />
      {review}
      {offers.submit !== undefined &&
        (missing.length > 0 ? (
          <div>
            <Button off={`Before it can be reviewed, it needs:`} className="w-full">
              Submit for review
            </Button>
            <ul className="mt-1 list-disc ps-5 text-sm text-soft">
              {missing.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        ) : (
          <Button off={offers.submit} className="w-full" pending={pending} onClick={() => void submit()}>
            Submit for review
          </Button>
        ))}
      {offers.addEvidence !== undefined && (
        <LinkOrReason href={`${at}/sources/new`} off={offers.addEvidence}>
          Link a source
        </LinkOrReason>
      )}
      {offers.addEvidence === null && (
        <LinkOrReason href={`${at}/sources/repeats`} off={null}>
          Add reprints
        </LinkOrReason>
      )}
      {offers.edit !== undefined && (
        <LinkOrReason href={`${at}/edit`} off={offers.edit}>
          Edit
        </LinkOrReason>
      )}
      {offers.reopen !== undefined && (
        <ReasonDialog
          word="Reopen"
          title={`Reopen C-${seen.number}`}
          off={offers.reopen}
          description="The public version stays up while you work; readers see a change after a new decision."
          hint="Shown to readers with the new version."
          kinds={REOPEN_KINDS}
          button="Reopen the claim"
          onSend={(kind, reason) => reopenClaim({ seen, kind, reason })}
          onDone={() => show(`C-${seen.number} is open again.`)}
        />
      )}
      {offers.retract !== undefined && (
        <ReasonDialog
          word="Retract"
          title={`Retract C-${seen.number}`}
          danger
          off={offers.retract}
          description="Its page stays and says that the newsroom no longer stands behind it, with your reason. This cannot be taken back."
          hint="Shown to readers."
          button="Retract the claim"
          onSend={(_, reason) => retractClaim({ seen, reason })}
          onDone={() => show(`C-${seen.number} is retracted.`)}
        />
      )}
      {offers.discard !== undefined && <DiscardDialog seen={seen} off={offers.discard} />}
    </div>
  );
}

function LinkOrReason({ href, off, children }: { href: string; off: string | null; children: ReactNode }) {
  if (off !== null)
    return (
      <Button kind="alternative" off={off} className="w-full">
        {children}
      </Button>
    );
  return (
    <ButtonLink kind="alternative" href={href}>
      {children}
    </ButtonLink>
  );
}

function DiscardDialog({ seen, off }: { seen: SeenClaim; off: string | null }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, attempt } = useSend();
  if (off !== null)
    return (
      <Button kind="quiet" off={off} className="w-full">
        Discard
      </Button>
    );
  return (
    <Dialog
      title={`Discard C-${seen.number}?`}
      description="The draft leaves the desk. What happened to it stays in the record."
      trigger={<Button kind="quiet">Discard…</Button>}
    >
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This was not done" />
      <DialogActions>
        <DialogClose>
          <Button kind="quiet">Keep it</Button>
        </DialogClose>
        <Button
          kind="danger"
          pending={pending}
          onClick={async () => {
            const answer = await send(() => discardClaim({ seen }));
            if (!answer?.ok) return;
            thenShow(() => {
              router.replace("/desk/claims");
              router.refresh();
            });
          }}
        >
          Discard the claim
        </Button>
      </DialogActions>
    </Dialog>
  );
}
