"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Languages, Length, withCode } from "#components/claims/claim-fields";
import { Overtaken, WhatItDoes } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, ButtonLink } from "#components/ui/button";
import { Meant, RadioGroup } from "#components/ui/choice";
import { Fields } from "#components/ui/fields";
import { Select, TextArea, TextInput } from "#components/ui/text-input";
import type { SeenClaim } from "#lib/claims/schema";
import type { ClaimState } from "#lib/claims/states";
import { recordAnswer } from "#lib/responses/actions";
import { answerInput, OUTCOME_WORDS, RESPONSE_OUTCOMES, type ResponseOutcome, WITHOUT_ANSWER } from "#lib/responses/schema";
import { LIMITS, problemsOf } from "#lib/schema";

type AnswerDraft = {
  outcome: ResponseOutcome | "";
  repliedOn: string;
  answer: string;
  answerLanguage: string;
  withdrawnOn: string;
};

type Props = { seen: SeenClaim; responseId: string; state: ClaimState; start: AnswerDraft; languages: Languages };

/** Records what came of a request, or corrects it. */
export function AnswerForm({ seen, responseId, state, start, languages }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(start);
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^answer\./, {}, touched);
  const at = `/desk/claims/${seen.number}`;
  const answered = draft.outcome !== "" && !WITHOUT_ANSWER.includes(draft.outcome);

  function change(part: Partial<AnswerDraft>) {
    setDraft((before) => ({ ...before, ...part }));
    touch(Object.keys(part));
  }

  async function save() {
    // What was typed stays in the form, should another outcome be chosen.
    const answer = answered ? draft : { outcome: draft.outcome };
    const parsed = answerInput.safeParse(answer);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const done = await send(() => recordAnswer({ seen, responseId, answer }));
    if (!done?.ok) return;
    thenShow(() => {
      router.replace(`${at}#responses`);
      router.refresh();
    });
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-[46rem] gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This was not saved yet" />
      <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} />
      <WhatItDoes
        state={state}
        published="An answer waits in the queue of rechecks; readers see it with the version of the next decision."
      />
      <Fields pending={pending}>
        <RadioGroup
          name="outcome"
          label="What came of it"
          error={byName.outcome ?? null}
          value={draft.outcome}
          onChange={(event) => change({ outcome: event.target.value as ResponseOutcome })}
          options={RESPONSE_OUTCOMES.map((value) => ({ value, label: <Meant {...OUTCOME_WORDS[value]} /> }))}
        />
        {answered && (
          <div className="grid gap-x-6 gap-y-4 border-t border-rule pt-5 sm:grid-cols-3">
            <TextInput
              type="date"
              name="repliedOn"
              label="Replied on"
              optional
              max="9999-12-31"
              error={byName.repliedOn ?? null}
              value={draft.repliedOn}
              onChange={(event) => change({ repliedOn: event.target.value })}
            />
            <TextArea
              name="answer"
              label="Answer"
              optional
              serif
              rows={3}
              className="sm:col-span-3"
              lang={draft.answerLanguage || undefined}
              hint={<Length text={draft.answer} max={LIMITS.quote} usual="Word for word. Readers see it with the next version." />}
              error={byName.answer ?? null}
              value={draft.answer}
              onChange={(event) => change({ answer: event.target.value })}
            />
            <Select
              name="answerLanguage"
              label="Language of the answer"
              blank="Not given"
              options={withCode(languages, draft.answerLanguage)}
              error={byName.answerLanguage ?? null}
              value={draft.answerLanguage}
              onChange={(event) => change({ answerLanguage: event.target.value })}
            />
            <TextInput
              type="date"
              name="withdrawnOn"
              label="Took it back on"
              optional
              max="9999-12-31"
              error={byName.withdrawnOn ?? null}
              value={draft.withdrawnOn}
              onChange={(event) => change({ withdrawnOn: event.target.value })}
            />
          </div>
        )}
      </Fields>
      <div className="flex flex-wrap gap-3 border-t border-rule pt-5">
        <Button type="submit" pending={pending}>
          {state === "in_review" ? "Save and pull back to draft" : "Save"}
        </Button>
        <ButtonLink kind="quiet" href={at}>
          Back to C-{seen.number}
        </ButtonLink>
      </div>
    </form>
  );
}
