"use client";

import { useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { ClaimForm } from "#components/claims/claim-form";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { TwoTexts } from "#components/claims/two-texts";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Moment } from "#components/ui/time";
import { discardDraft } from "#lib/claims/actions";
import type { KeptBuffer } from "#lib/claims/buffer";
import type { ClaimDraft } from "#lib/claims/draft";

type Props = {
  claim: { number: number; revision: number; inReview: boolean };
  present: ClaimDraft;
  buffer: KeptBuffer;
  languages: Languages;
  timeZone: string;
};

/** Typed earlier and not saved: to be continued or discarded before anything else is typed. */
export function KeptChanges({ claim, present, buffer, languages, timeZone }: Props) {
  const [chosen, setChosen] = useState<"continue" | "discarded" | null>(null);
  const { send, pending, refusal, attempt } = useSend();
  const { draft, base } = buffer.content;
  const moved = buffer.baseRevision !== claim.revision;

  if (chosen === "continue")
    return (
      <ClaimForm
        claim={{ ...claim, revision: buffer.baseRevision ?? claim.revision }}
        start={{ draft, base, id: buffer.id, revision: buffer.revision, savedAt: buffer.savedAt }}
        languages={languages}
        timeZone={timeZone}
      />
    );
  if (chosen === "discarded")
    return (
      <ClaimForm
        claim={claim}
        start={{ draft: present, base: present, id: null, revision: 0, savedAt: null }}
        languages={languages}
        timeZone={timeZone}
      />
    );
  return (
    <section className="grid max-w-[46rem] gap-5" aria-labelledby="kept-changes">
      <div>
        <h2 id="kept-changes" className="font-serif text-xl font-semibold">
          You began to change this claim
        </h2>
        <p className="text-soft">
          Kept <Moment at={buffer.savedAt} timeZone={timeZone} />, and never saved.
          {moved && " The claim itself has been changed since; when you save, you will be shown both."}
        </p>
      </div>
      <RefusalNotice
        refusal={refusal}
        errors={problemsByField(refusal, /^/).list}
        attempt={attempt}
        title="Your changes were not discarded"
      />
      <TwoTexts mine={draft} other={present} mineName="Your changes" otherName="The claim now" />
      <div className="flex flex-wrap gap-2.5 border-t border-rule pt-5">
        <Button onClick={() => setChosen("continue")}>Continue with my changes</Button>
        <Button
          kind="alternative"
          pending={pending}
          onClick={async () => {
            const answer = await send(() => discardDraft({ id: buffer.id, revision: buffer.revision }));
            if (answer?.ok) setChosen("discarded");
          }}
        >
          Discard my changes
        </Button>
      </div>
    </section>
  );
}
