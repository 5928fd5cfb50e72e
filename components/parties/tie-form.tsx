"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { BLANK_SOURCE, type SourceDraft, sourceInputOf, sourceItem } from "#components/evidence/link-draft";
import { findParties, usePartyDialog } from "#components/parties/party-search";
import { type SourceFrom, TieSourceFields } from "#components/parties/tie-source-fields";
import { Button, ButtonLink } from "#components/ui/button";
import { Combobox } from "#components/ui/combobox";
import type { ComboboxItem } from "#components/ui/combobox-search";
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

const FIELD_OF: Record<string, string> = {
  sourceId: "known",
  publisherId: "source.publisherId",
  "newSource.publisherId": "source.publisherId",
};

/** Ties two parties together, or changes what a tie says of them. */
export function TieForm({ at, languages, from, tie }: Props) {
  const router = useRouter();
  const [who, setWho] = useState<ComboboxItem | null>(from);
  const [to, setTo] = useState<ComboboxItem | null>(null);
  const [kind, setKind] = useState<string>(tie?.tie.kind ?? "");
  const [since, setSince] = useState(tie?.tie.since ?? "");
  const [until, setUntil] = useState(tie?.tie.until ?? "");
  const given = tie?.tie.source ?? null;
  const [sourceFrom, setSourceFrom] = useState<SourceFrom>(given === null ? "none" : given === "withheld" ? "kept" : "known");
  const [known, setKnown] = useState<ComboboxItem | null>(
    given === null || given === "withheld" ? null : { id: given.id, label: given.title },
  );
  const [source, setSource] = useState<SourceDraft>(BLANK_SOURCE);
  const [there, setThere] = useState<FoundSource | null>(null);
  const [done, setDone] = useState(false);
  const { send, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^(tie\.)?/, FIELD_OF, touched);
  const errors = Object.fromEntries(Object.entries(byName).map(([name, error]) => [name.replace(/^newSource\./, "source."), error]));
  const summary = list.map((error) => (error.name ? { ...error, name: error.name.replace(/^newSource\./, "source.") } : error));
  const whoDialog = usePartyDialog();
  const publisher = usePartyDialog("medium");

  function sourcePart() {
    if (sourceFrom === "kept") return {};
    if (sourceFrom === "none") return { sourceId: null };
    if (sourceFrom === "known") return { sourceId: known?.id ?? "" };
    return there ? { sourceId: sourceItem(there).id } : { newSource: sourceInputOf(source) };
  }

  async function save() {
    const fields = { kind, since, until, ...sourcePart() };
    const input = tie
      ? { seen: { id: tie.tie.id, revision: tie.tie.revision }, tie: fields }
      : { fromId: who?.id ?? "", toId: to?.id ?? "", ...fields };
    const parsed = (tie ? editTieInput : tieInput).safeParse(input);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send(() => (tie ? editTie(input) : tieParty(input)));
    if (!answer?.ok) return;
    setDone(true);
    router.replace(at);
    router.refresh();
  }

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
        <RefusalNotice refusal={refusal} errors={summary} attempt={attempt} title="This tie was not saved yet" />
        {tie ? (
          <p className="break-words">
            <Bidi className="font-semibold">{from.label}</Bidi> … <Bidi className="font-semibold">{tie.to}</Bidi>
          </p>
        ) : (
          <Combobox
            name="fromId"
            label="Who"
            search={findParties}
            onCreate={whoDialog.create}
            createWord="Add the party"
            startHint="Type a name to search the parties."
            error={errors.fromId ?? null}
            value={who}
            onChange={(party) => {
              setWho(party);
              touch(["fromId"]);
            }}
          />
        )}
        <Select
          name="kind"
          label="Kind"
          blank="Choose"
          hint="Whoever speaks for, is part of, owned, controlled or employed by another is one side with it. The other kinds are recorded and make nobody one side."
          error={errors.kind ?? null}
          value={kind}
          onChange={(event) => {
            setKind(event.target.value);
            touch(["kind"]);
          }}
          options={AFFILIATION_KINDS.map((value) => ({
            value,
            label: `${AFFILIATION_WORDS[value]}${aligns(value) ? "" : " (not one side)"}`,
          }))}
        />
        {!tie && (
          <Combobox
            name="toId"
            label="To whom"
            search={findParties}
            onCreate={whoDialog.create}
            createWord="Add the party"
            startHint="Type a name to search the parties."
            error={errors.toId ?? null}
            value={to}
            onChange={(party) => {
              setTo(party);
              touch(["toId"]);
            }}
          />
        )}
        <div className="grid grid-cols-[repeat(auto-fit,minmax(12rem,1fr))] gap-x-5 gap-y-4">
          <TextInput
            name="since"
            label="Since"
            optional
            type="date"
            max="9999-12-31"
            hint="Its first day. Empty: as long as one can tell."
            error={errors.since ?? null}
            value={since}
            onChange={(event) => {
              setSince(event.target.value);
              touch(["since"]);
            }}
          />
          <TextInput
            name="until"
            label="Until"
            optional
            type="date"
            max="9999-12-31"
            hint="Its last day. Empty: it still holds."
            error={errors.until ?? null}
            value={until}
            onChange={(event) => {
              setUntil(event.target.value);
              touch(["until"]);
            }}
          />
        </div>
        <TieSourceFields
          from={sourceFrom}
          onFrom={setSourceFrom}
          keepable={given === "withheld"}
          known={known}
          onKnown={(one) => {
            setKnown(one);
            touch(["known"]);
          }}
          draft={source}
          onDraft={(part) => {
            setSource((before) => ({ ...before, ...part }));
            touch(
              Object.keys(part).flatMap((field) => {
                const name = field === "publisher" ? "publisherId" : field;
                return [`source.${name}`, `newSource.${name}`];
              }),
            );
          }}
          there={there}
          onThere={setThere}
          errors={errors}
          languages={languages}
          onCreateParty={publisher.create}
        />
        <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending || done}>
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
