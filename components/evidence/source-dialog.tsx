"use client";

import { type ReactNode, useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { BLANK_SOURCE, type SourceDraft, sourceInputOf, sourceItem } from "#components/evidence/link-draft";
import { SourceFields } from "#components/evidence/source-fields";
import { usePartyDialog } from "#components/parties/party-search";
import { Button } from "#components/ui/button";
import type { ComboboxItem, Create } from "#components/ui/combobox-search";
import { Dialog, DialogActions } from "#components/ui/dialog";
import { Notice } from "#components/ui/notice";
import { enterSource } from "#lib/sources/actions";
import type { FoundSource } from "#lib/sources/queries";

/** Entering the source that another one repeats, without leaving the form: `create` goes to a combobox, `dialog` is drawn outside any form. */
export function useSourceDialog(languages: Languages): { create: Create; dialog: ReactNode } {
  const [asked, setAsked] = useState<{ typed: string; answer: (source: ComboboxItem | null) => void } | null>(null);
  return {
    create: (typed) => new Promise<ComboboxItem | null>((answer) => setAsked({ typed, answer })),
    dialog: asked && (
      <SourceDialog
        typed={asked.typed}
        languages={languages}
        onDone={(source) => {
          asked.answer(source);
          setAsked(null);
        }}
      />
    ),
  };
}

type Props = { typed: string; languages: Languages; onDone: (source: ComboboxItem | null) => void };

function SourceDialog({ typed, languages, onDone }: Props) {
  const isAddress = /^https?:\/\//i.test(typed.trim());
  const [draft, setDraft] = useState<SourceDraft>({
    ...BLANK_SOURCE,
    kind: "article",
    ...(isAddress ? { address: typed.trim() } : { title: typed }),
  });
  const [there, setThere] = useState<FoundSource | null>(null);
  const { send, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  const publisher = usePartyDialog("medium");

  async function enter() {
    if (there) return onDone(sourceItem(there));
    const answer = await send(() => enterSource(sourceInputOf(draft)));
    if (answer?.ok) onDone({ id: answer.value.id, label: draft.title });
  }

  return (
    <Dialog title="Add the source that it repeats" wide open onOpenChange={(open) => !open && onDone(null)}>
      <form
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void enter();
        }}
      >
        <RefusalNotice
          refusal={refusal}
          errors={list.map((error) => (error.name ? { ...error, name: `repeated.${error.name}` } : error))}
          attempt={attempt}
          title="This source was not added"
        />
        <SourceFields
          prefix="repeated"
          draft={draft}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          errors={Object.fromEntries(Object.entries(byName).map(([name, error]) => [`repeated.${name}`, error]))}
          languages={languages}
          onCreateParty={publisher.create}
          there={there}
          onThere={setThere}
        />
        {there && (
          <Notice title="This address is in the record already">
            <bdi className="font-semibold">{there.title}</bdi> will be used.
          </Notice>
        )}
        <DialogActions>
          <Button type="submit" pending={pending}>
            {there ? "Use this source" : "Add the source"}
          </Button>
        </DialogActions>
      </form>
      {publisher.dialog}
    </Dialog>
  );
}
