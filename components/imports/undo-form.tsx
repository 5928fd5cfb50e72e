"use client";

import { useRouter } from "next/navigation";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, ButtonLink } from "#components/ui/button";
import { undoImport } from "#lib/imports/actions";

/** The confirmation: what it does stands above it. */
export function UndoForm({ id }: { id: string }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const at = `/desk/import/${id}`;
  return (
    <form
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const answer = await send(() => undoImport({ id }));
        if (!answer?.ok) return;
        thenShow(() => {
          router.replace(at);
          router.refresh();
        });
      }}
    >
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="It was not undone" />
      <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
        <Button type="submit" kind="danger" pending={pending}>
          Undo this import
        </Button>
        <ButtonLink kind="quiet" href={at}>
          Keep it
        </ButtonLink>
      </div>
    </form>
  );
}
