"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Length } from "#components/claims/claim-fields";
import { Overtaken, WhatItDoes } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { findParties, usePartyDialog } from "#components/parties/party-search";
import { Button, ButtonLink } from "#components/ui/button";
import { Combobox } from "#components/ui/combobox";
import { type ComboboxItem, firstOf } from "#components/ui/combobox-search";
import { Fields } from "#components/ui/fields";
import { TextArea, TextInput } from "#components/ui/text-input";
import type { SeenClaim } from "#lib/claims/schema";
import type { ClaimState } from "#lib/claims/states";
import { askForComment } from "#lib/responses/actions";
import { CHANNELS, questionInput } from "#lib/responses/schema";
import { LIMITS, problemsOf } from "#lib/schema";

type Props = {
  seen: SeenClaim;
  state: ClaimState;
  /** Whose word could settle it and whom nobody has asked yet: offered first. */
  unasked: readonly ComboboxItem[];
  party: ComboboxItem | null;
  today: string;
};

/** Enters a request for comment. */
export function AskForm({ seen, state, unasked, party: first, today }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState({ party: first, question: "", channel: "", askedOn: today, deadline: "" });
  const { forget } = useKept(`request of ${first?.id ?? "anybody"} in ${seen.number}`, draft, (kept) =>
    setDraft((before) => ({ ...before, ...kept })),
  );
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^request\./, {}, touched);
  const party = usePartyDialog();
  const at = `/desk/claims/${seen.number}`;

  function change(part: Partial<typeof draft>) {
    setDraft((before) => ({ ...before, ...part }));
    touch(Object.keys(part).map((field) => (field === "party" ? "partyId" : field)));
  }

  async function ask() {
    const { party: asked, ...rest } = draft;
    const request = { ...rest, partyId: asked?.id ?? "" };
    const parsed = questionInput.safeParse(request);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send(() => askForComment({ seen, request }));
    if (!answer?.ok) return;
    forget();
    thenShow(() => {
      router.replace(`${at}#responses`);
      router.refresh();
    });
  }

  return (
    <>
      <form
        method="post"
        noValidate
        className="grid max-w-[46rem] gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="The request was not saved yet" />
        <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} />
        <WhatItDoes state={state} published="Readers see that you asked with the version of the next decision." />
        <Fields pending={pending}>
          <Combobox
            name="partyId"
            label="Who is asked"
            hint={unasked.length > 0 ? "Those whom the claim concerns and nobody has asked come first." : undefined}
            search={firstOf(unasked, findParties)}
            onCreate={party.create}
            createWord="Add the party"
            startHint="Type a name to search the parties."
            error={byName.partyId ?? null}
            value={draft.party}
            onChange={(chosen) => change({ party: chosen })}
          />
          <TextArea
            name="question"
            label="Question"
            rows={4}
            hint={<Length text={draft.question} max={LIMITS.quote} usual="As it was sent." />}
            error={byName.question ?? null}
            value={draft.question}
            onChange={(event) => change({ question: event.target.value })}
          />
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
            <TextInput
              name="channel"
              label="Channel"
              list="channels"
              autoComplete="off"
              error={byName.channel ?? null}
              value={draft.channel}
              onChange={(event) => change({ channel: event.target.value })}
            />
            <datalist id="channels">
              {CHANNELS.map((channel) => (
                <option key={channel} value={channel} />
              ))}
            </datalist>
            <TextInput
              type="date"
              name="askedOn"
              label="Sent"
              max="9999-12-31"
              error={byName.askedOn ?? null}
              value={draft.askedOn}
              onChange={(event) => change({ askedOn: event.target.value })}
            />
            <TextInput
              type="date"
              name="deadline"
              label="Deadline"
              optional
              max="9999-12-31"
              error={byName.deadline ?? null}
              value={draft.deadline}
              onChange={(event) => change({ deadline: event.target.value })}
            />
          </div>
        </Fields>
        <div className="flex flex-wrap gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            {state === "in_review" ? "Save and pull back to draft" : "Save the request"}
          </Button>
          <ButtonLink kind="quiet" href={at}>
            Back to C-{seen.number}
          </ButtonLink>
        </div>
      </form>
      {party.dialog}
    </>
  );
}
