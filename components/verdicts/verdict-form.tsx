"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Length } from "#components/claims/claim-fields";
import { Overtaken, WhatItDoes } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, ButtonLink } from "#components/ui/button";
import { Fields } from "#components/ui/fields";
import { TextArea, TextInput } from "#components/ui/text-input";
import type { SeenClaim } from "#lib/claims/schema";
import type { ClaimState } from "#lib/claims/states";
import { LIMITS, problemsOf } from "#lib/schema";
import { correctVerdict, recordVerdict } from "#lib/verdicts/actions";
import { scaleFrom, writtenVerdict } from "#lib/verdicts/schema";

type VerdictDraft = Record<"publisher" | "word" | "value" | "worst" | "best" | "address" | "title" | "publishedOn", string>;

type Props = {
  seen: SeenClaim;
  /** null: a new one. */
  verdictId: string | null;
  state: ClaimState;
  start: VerdictDraft;
};

/** Records what somebody else has said of the claim, or corrects it. */
export function VerdictForm({ seen, verdictId, state, start }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(start);
  const { forget } = useKept(`verdict ${verdictId ?? "new"} in ${seen.number}`, draft, (kept) =>
    setDraft((before) => ({ ...before, ...kept })),
  );
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^(verdict\.)?(scale\.)?/, {}, touched);
  const at = `/desk/claims/${seen.number}`;
  const field = (name: keyof VerdictDraft) => ({
    name,
    error: byName[name] ?? null,
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => {
      setDraft((before) => ({ ...before, [name]: target.value }));
      touch([name]);
    },
  });

  async function save() {
    const { value, worst, best, ...rest } = draft;
    const verdict = { ...rest, scale: scaleFrom({ value, worst, best }) };
    const parsed = writtenVerdict.safeParse(verdict);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const done = await send(() => (verdictId === null ? recordVerdict({ seen, verdict }) : correctVerdict({ seen, verdictId, verdict })));
    if (!done?.ok) return;
    forget();
    thenShow(() => {
      router.replace(`${at}#verdicts`);
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
      <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="The verdict was not saved yet" />
      <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} />
      <WhatItDoes state={state} published="It waits in the queue of rechecks; readers see it with the version of the next decision." />
      <Fields pending={pending}>
        <TextInput label="Publisher" optional hint="Who says so." {...field("publisher")} />
        <TextArea
          label="Their verdict"
          optional
          rows={2}
          hint={<Length text={draft.word} max={LIMITS.reason} usual="In their word, not in ours. Readers see it in quotation marks." />}
          {...field("word")}
        />
        <fieldset>
          <legend className="mb-2 font-semibold">Their scale, where they give a figure</legend>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
            <TextInput label="Figure" optional inputMode="decimal" autoComplete="off" dir="ltr" {...field("value")} />
            <TextInput label="Worst of the scale" optional inputMode="decimal" autoComplete="off" dir="ltr" {...field("worst")} />
            <TextInput label="Best of the scale" optional inputMode="decimal" autoComplete="off" dir="ltr" {...field("best")} />
          </div>
        </fieldset>
        <TextInput label="Address" optional type="url" inputMode="url" dir="ltr" placeholder="https://" {...field("address")} />
        <TextInput label="Title" optional {...field("title")} />
        <TextInput type="date" label="Published on" optional max="9999-12-31" {...field("publishedOn")} />
      </Fields>
      <div className="flex flex-wrap gap-3 border-t border-rule pt-5">
        <Button type="submit" pending={pending}>
          {state === "in_review" ? "Save and pull back to draft" : "Save the verdict"}
        </Button>
        <ButtonLink kind="quiet" href={at}>
          Back to C-{seen.number}
        </ButtonLink>
      </div>
    </form>
  );
}
