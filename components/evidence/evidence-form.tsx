"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { Overtaken, PullsBack } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { EvidenceFields } from "#components/evidence/evidence-fields";
import { type EvidenceDraft, evidenceInputOf, evidenceNames, trailOfDraft } from "#components/evidence/link-draft";
import { PassagePicker } from "#components/evidence/passage-picker";
import { useSourceDialog } from "#components/evidence/source-dialog";
import { usePartyDialog } from "#components/parties/party-search";
import { Button, ButtonLink } from "#components/ui/button";
import type { ComboboxItem } from "#components/ui/combobox-search";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { TextInput } from "#components/ui/text-input";
import { editEvidence } from "#lib/evidence/actions";
import type { Dossier } from "#lib/evidence/dossier";
import { evidenceInput } from "#lib/evidence/schema";
import { problemsOf } from "#lib/schema";

type Props = {
  seen: { number: number; revision: number };
  evidenceId: string;
  start: EvidenceDraft;
  inReview: boolean;
  linked: readonly ComboboxItem[];
  source: { id: string; title: string };
  dossier: Dossier;
  languages: Languages;
  /** The text of the page as it was captured, where it was. */
  copy: { text: string; language: string | null } | null;
};

/** Changes what a linked source says of the claim. */
export function EvidenceForm({ seen, evidenceId, start, inReview, linked, source, dossier, languages, copy }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(start);
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^evidence\./, { "basis.kind": "basis" }, touched);
  const party = usePartyDialog();
  const repeated = useSourceDialog(languages);
  const [before, setBefore] = useState(start);
  const { isBack, forget } = useKept(`evidence ${evidenceId}`, { draft, start: before }, (kept) => {
    setDraft({ ...start, ...kept.draft });
    setBefore(kept.start);
  });
  const [times, setTimes] = useState(0);
  const overtaken = JSON.stringify(before) !== JSON.stringify(start);
  const at = `/desk/claims/${seen.number}`;

  function change(part: Partial<EvidenceDraft>) {
    setDraft((before) => ({ ...before, ...part }));
    touch(evidenceNames(part));
  }

  async function save() {
    const evidence = evidenceInputOf(draft);
    const parsed = evidenceInput.safeParse(evidence);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send(() => editEvidence({ seen, evidenceId, evidence }));
    if (!answer?.ok) return;
    forget();
    thenShow(() => {
      router.replace(at);
      router.refresh();
    });
  }

  return (
    <>
      <form
        method="post"
        noValidate
        className="grid max-w-[46rem] content-start gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="The evidence was not saved yet" />
        <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} />
        {isBack && (
          <Notice
            tone={overtaken ? "warning" : "info"}
            title="What you had typed is here again"
            actions={
              <Button
                kind="alternative"
                size="sm"
                onClick={() => {
                  forget();
                  setDraft(start);
                  setBefore(start);
                  setTimes((count) => count + 1);
                }}
              >
                Take what is saved
              </Button>
            }
          >
            {overtaken ? "It was not saved, and somebody has changed this evidence since." : "It was not saved yet."}
          </Notice>
        )}
        {inReview && <PullsBack />}
        <Fields pending={pending}>
          <EvidenceFields
            key={times}
            draft={draft}
            onChange={change}
            errors={byName}
            languages={languages}
            onCreateParty={party.create}
            onCreateSource={repeated.create}
            trail={trailOfDraft(dossier, draft, source)}
            linked={linked}
          />
          {copy && copy.text !== "" && (
            <PassagePicker
              copy={copy}
              onPick={(selected) =>
                change({ quote: selected.exact, selected, quoteLanguage: draft.quoteLanguage || (copy.language ?? "") })
              }
            />
          )}
          <TextInput
            type="date"
            name="withdrawnOn"
            label="Withdrawn on"
            hint="If the publisher has taken it back since."
            className="sm:max-w-[13rem]"
            max="9999-12-31"
            error={byName.withdrawnOn ?? null}
            value={draft.withdrawnOn}
            onChange={(event) => setDraft((before) => ({ ...before, withdrawnOn: event.target.value }))}
          />
        </Fields>
        <div className="flex flex-wrap gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            {inReview ? "Save and pull back to draft" : "Save changes"}
          </Button>
          <ButtonLink kind="quiet" href={at}>
            Back to C-{seen.number}
          </ButtonLink>
        </div>
      </form>
      {party.dialog}
      {repeated.dialog}
    </>
  );
}
