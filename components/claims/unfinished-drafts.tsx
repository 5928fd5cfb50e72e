"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { Moment } from "#components/ui/time";
import { discardDraft } from "#lib/claims/actions";
import type { UnfinishedDraft } from "#lib/claims/buffer";

/** What one has begun to write and not saved as a claim. */
export function UnfinishedDrafts({
  drafts,
  open,
  timeZone,
}: {
  drafts: readonly UnfinishedDraft[];
  open: string | null;
  timeZone: string;
}) {
  return (
    <section aria-labelledby="unfinished" className="min-w-0">
      <h2 id="unfinished" className="border-t-2 border-ink pt-3 font-serif text-lg font-semibold">
        Your unfinished drafts
      </h2>
      <p className="mb-2 text-sm text-soft">Kept by themselves. Each gets its number when you save it.</p>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 border-t border-rule py-2">
            <div className="min-w-0">
              <Link
                href={`/desk/claims/new?draft=${draft.id}`}
                aria-current={draft.id === open ? "page" : undefined}
                lang={draft.language || undefined}
                dir="auto"
                className="line-clamp-2 font-serif text-ink aria-[current]:no-underline"
              >
                {draft.name || "Untitled draft"}
              </Link>
              <p className="text-sm text-soft">
                {draft.id === open ? "Open here; saved " : "Saved "}
                <Moment at={draft.savedAt} timeZone={timeZone} style="short" />
              </p>
            </div>
            {draft.id !== open && <Discard draft={draft} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Discard({ draft }: { draft: UnfinishedDraft }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, attempt } = useSend();
  async function discard() {
    const answer = await send(() => discardDraft({ id: draft.id, revision: draft.revision }));
    if (answer?.ok) thenShow(() => router.refresh());
  }
  return (
    <Dialog
      title="Discard this draft?"
      trigger={
        <Button kind="quiet" size="sm">
          Discard
          <span className="sr-only"> the draft “{draft.name || "Untitled draft"}”</span>
        </Button>
      }
    >
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This draft was not discarded" />
      <p dir="auto" className="font-serif text-lg">
        {draft.name || "Untitled draft"}
      </p>
      <p className="mt-2 text-soft">It was never saved as a claim, so nothing of it remains.</p>
      <DialogActions>
        <DialogClose>
          <Button kind="quiet">Keep it</Button>
        </DialogClose>
        <Button kind="danger" pending={pending} onClick={() => void discard()}>
          Discard the draft
        </Button>
      </DialogActions>
    </Dialog>
  );
}
