"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { BLANK_SOURCE, type SourceDraft, sourceInputOf } from "#components/evidence/link-draft";
import { findParties, usePartyDialog } from "#components/parties/party-search";
import { type SourceFrom, TieSourceFields } from "#components/parties/tie-source-fields";
import { Button, ButtonLink } from "#components/ui/button";
import { Combobox } from "#components/ui/combobox";
import type { ComboboxItem } from "#components/ui/combobox-search";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { Select, TextInput } from "#components/ui/text-input";
import { editTie, tieParty } from "#lib/parties/actions";
import { AFFILIATION_KINDS, AFFILIATION_WORDS, aligns, editTieInput, tieInput } from "#lib/parties/schema";
import type { Tie } from "#lib/parties/ties";
import { problemsOf } from "#lib/schema";
import type { FoundSource } from "#lib/sources/queries";

type Props = {
  /** The page to go back to. */
  at: string;
  languages: Languages;
  from: ComboboxItem;
  /** A tie that is there already: its two parties stay. */
  tie: { tie: Tie; to: string } | null;
};

export type TieDraft = {
  who: ComboboxItem | null;
  to: ComboboxItem | null;
  kind: string;
  since: string;
  until: string;
  sourceFrom: SourceFrom;
  known: ComboboxItem | null;
  source: SourceDraft;
};

/** The fields of the draft by the names that they are refused under. */
const FIELD_OF: Record<string, string> = { who: "fromId", to: "toId", known: "sourceId" };

function draftOf(from: ComboboxItem, tie: Tie | null): TieDraft {
  const source = tie?.source ?? null;
  return {
    who: from,
    to: null,
    kind: tie?.kind ?? "",
    since: tie?.since ?? "",
    until: tie?.until ?? "",
    sourceFrom: source === null ? "none" : source === "withheld" ? "kept" : "known",
    known: source === null || source === "withheld" ? null : { id: source.id, label: source.title },
    source: BLANK_SOURCE,
  };
}

/** Ties two parties together, or changes what a tie says of them. */
export function TieForm({ at, languages, from, tie }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(from, tie?.tie ?? null));
  const [there, setThere] = useState<FoundSource | null>(null);
  const [times, setTimes] = useState(0);
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName: errors, list } = problemsByField(
    refusal,
    /^tie\./,
    { publisherId: "newSource.publisherId", publishedOn: "newSource.publishedOn" },
    touched,
  );
  const whoDialog = usePartyDialog();
  const publisher = usePartyDialog("medium");
  const { isBack, forget } = useKept(`tie ${tie?.tie.id ?? `of ${from.id}`}`, draft, (kept) => setDraft({ ...draft, ...kept }));

  function change(part: Partial<TieDraft>) {
    setDraft((before) => ({ ...before, ...part }));
    touch(Object.keys(part).map((field) => FIELD_OF[field] ?? field));
  }

  function sourcePart() {
    if (draft.sourceFrom === "kept") return {};
    if (draft.sourceFrom === "none") return { sourceId: null };
    if (draft.sourceFrom === "known") return { sourceId: draft.known?.id ?? "" };
    return there ? { sourceId: there.id } : { newSource: sourceInputOf(draft.source) };
  }

  async function save() {
    const { kind, since, until, who, to } = draft;
    const fields = { kind, since, until, ...sourcePart() };
    const input = tie
      ? { seen: { id: tie.tie.id, revision: tie.tie.revision }, tie: fields }
      : { fromId: who?.id ?? "", toId: to?.id ?? "", ...fields };
    const parsed = (tie ? editTieInput : tieInput).safeParse(input);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send(() => (tie ? editTie(input) : tieParty(input)));
    if (!answer?.ok) return;
    forget();
    thenShow(() => {
      router.replace(at);
      router.refresh();
    });
  }

  const party = (field: "who" | "to", label: string) => (
    <Combobox
      name={field === "who" ? "fromId" : "toId"}
      label={label}
      search={findParties}
      onCreate={whoDialog.create}
      createWord="Add the party"
      startHint="Type a name to search the parties."
      error={errors[field === "who" ? "fromId" : "toId"] ?? null}
      value={draft[field]}
      onChange={(chosen) => change({ [field]: chosen })}
    />
  );
  const day = (field: "since" | "until", label: string, hint: string) => (
    <TextInput
      name={field}
      label={label}
      optional
      type="date"
      max="9999-12-31"
      hint={hint}
      error={errors[field] ?? null}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.target.value })}
    />
  );

  return (
    <>
      <form
        method="post"
        noValidate
        className="grid max-w-[46rem] grid-cols-[minmax(0,1fr)] gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This tie was not saved yet" />
        {isBack && (
          <Notice
            title="What you had typed is here again"
            actions={
              <Button
                kind="alternative"
                size="sm"
                onClick={() => {
                  forget();
                  setDraft(draftOf(from, tie?.tie ?? null));
                  setTimes((count) => count + 1);
                }}
              >
                {tie ? "Take what is saved" : "Start afresh"}
              </Button>
            }
          >
            It was not saved yet.
          </Notice>
        )}
        <Fields pending={pending} key={times}>
          {tie ? (
            <p className="break-words">
              <Bidi className="font-semibold">{from.label}</Bidi> … <Bidi className="font-semibold">{tie.to}</Bidi>
            </p>
          ) : (
            party("who", "Who")
          )}
          <Select
            name="kind"
            label="Kind"
            blank="Choose"
            hint="Whoever speaks for, is part of, owned, controlled or employed by another is one side with it. The other kinds are recorded and make nobody one side."
            error={errors.kind ?? null}
            value={draft.kind}
            onChange={(event) => change({ kind: event.target.value })}
            options={AFFILIATION_KINDS.map((value) => ({
              value,
              label: `${AFFILIATION_WORDS[value]}${aligns(value) ? "" : " (not one side)"}`,
            }))}
          />
          {!tie && party("to", "To whom")}
          <div className="grid grid-cols-[repeat(auto-fit,minmax(12rem,1fr))] gap-x-5 gap-y-4">
            {day("since", "Since", "Its first day. Empty: as long as one can tell.")}
            {day("until", "Until", "Its last day. Empty: it still holds.")}
          </div>
          <TieSourceFields
            draft={draft}
            onChange={change}
            onSource={(part) => {
              setDraft((before) => ({ ...before, source: { ...before.source, ...part } }));
              touch(Object.keys(part).map((field) => `newSource.${field === "publisher" ? "publisherId" : field}`));
            }}
            keepable={tie?.tie.source === "withheld"}
            there={there}
            onThere={setThere}
            errors={errors}
            languages={languages}
            onCreateParty={publisher.create}
          />
        </Fields>
        <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            {tie ? "Save changes" : "Add the tie"}
          </Button>
          <ButtonLink kind="quiet" href={at}>
            Cancel
          </ButtonLink>
        </div>
      </form>
      {whoDialog.dialog}
      {publisher.dialog}
    </>
  );
}
