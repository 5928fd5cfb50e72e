"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { type SourceDraft, sourceInputOf } from "#components/evidence/link-draft";
import { SourceFields } from "#components/evidence/source-fields";
import { usePartyDialog } from "#components/parties/party-search";
import { Button, ButtonLink } from "#components/ui/button";
import { Fields } from "#components/ui/fields";
import { editSource } from "#lib/sources/actions";

type Props = { seen: { id: string; revision: number }; start: SourceDraft; languages: Languages; back: string };

/** Corrects what is written of a source. */
export function SourceForm({ seen, start, languages, back }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(start);
  const { forget } = useKept(`source ${seen.id}`, draft, setDraft);
  const { send, thenShow, pending, refusal, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^/, {}, touched);
  const publisher = usePartyDialog("medium");
  return (
    <>
      <form
        method="post"
        noValidate
        className="grid max-w-[46rem] gap-6"
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = await send(() => editSource({ seen, source: sourceInputOf(draft) }));
          if (!answer?.ok) return;
          forget();
          thenShow(() => {
            router.push(back);
            router.refresh();
          });
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="The source was not saved yet" />
        <Fields pending={pending}>
          <SourceFields
            draft={draft}
            onChange={(part) => {
              setDraft((before) => ({ ...before, ...part }));
              touch(Object.keys(part).map((field) => (field === "publisher" ? "source.publisherId" : `source.${field}`)));
            }}
            errors={byName}
            languages={languages}
            onCreateParty={publisher.create}
          />
        </Fields>
        <div className="flex flex-wrap gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            Save the source
          </Button>
          <ButtonLink kind="quiet" href={back}>
            Back
          </ButtonLink>
        </div>
      </form>
      {publisher.dialog}
    </>
  );
}
