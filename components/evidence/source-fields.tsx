"use client";

import { useEffect, useRef } from "react";
import { type Languages, withCode } from "#components/claims/claim-fields";
import type { SourceDraft } from "#components/evidence/link-draft";
import { findParties } from "#components/parties/party-search";
import { Combobox } from "#components/ui/combobox";
import type { Create } from "#components/ui/combobox-search";
import { Select, TextInput } from "#components/ui/text-input";
import { sourceAt } from "#lib/sources/actions";
import type { FoundSource } from "#lib/sources/queries";
import { SOURCE_KIND_WORDS, SOURCE_KINDS } from "#lib/sources/schema";

type Props = {
  /** Before the names of its fields: two such forms may stand on one page. */
  prefix?: string;
  draft: SourceDraft;
  onChange: (change: Partial<SourceDraft>) => void;
  errors: Record<string, string>;
  languages: Languages;
  onCreateParty: Create;
  /** The source that has the typed address already: the rest need not be typed. */
  there?: FoundSource | null;
  /** Without it nobody asks whether the address is there. */
  onThere?: (source: FoundSource | null) => void;
};

/** A source that is not in the record yet. Its address comes first, for it may be there after all. */
export function SourceFields({ prefix = "source", draft, onChange, errors, languages, onCreateParty, there = null, onThere }: Props) {
  useSourceAt(draft.address, onThere);
  const field = (name: "title" | "author" | "publishedOn") => ({
    name: `${prefix}.${name}`,
    error: errors[`${prefix}.${name}`] ?? null,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      <TextInput
        type="url"
        name={`${prefix}.address`}
        label="Address"
        hint="Where it can be read, if it has one. It may be in the record already."
        className="sm:col-span-2"
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        error={errors[`${prefix}.address`] ?? null}
        value={draft.address}
        onChange={(event) => onChange({ address: event.target.value })}
      />
      {there === null && (
        <>
          <Select
            name={`${prefix}.kind`}
            label="Kind"
            blank="Choose"
            options={SOURCE_KINDS.map((value) => ({ value, label: SOURCE_KIND_WORDS[value] }))}
            error={errors[`${prefix}.kind`] ?? null}
            value={draft.kind}
            onChange={(event) => onChange({ kind: event.target.value })}
          />
          <Select
            name={`${prefix}.language`}
            label="Language"
            blank="Not given"
            options={withCode(languages, draft.language)}
            error={errors[`${prefix}.language`] ?? null}
            value={draft.language}
            onChange={(event) => onChange({ language: event.target.value })}
          />
          <TextInput {...field("title")} label="Title" className="sm:col-span-2" lang={draft.language || undefined} />
          <Combobox
            name={`${prefix}.publisherId`}
            label="Publisher"
            search={findParties}
            onCreate={onCreateParty}
            createWord="Add the publisher"
            startHint="Type a name to search the parties."
            error={errors[`${prefix}.publisherId`] ?? null}
            value={draft.publisher}
            onChange={(publisher) => onChange({ publisher })}
          />
          <TextInput {...field("author")} label="Author" />
          <TextInput {...field("publishedOn")} type="date" max="9999-12-31" label="Published on" />
        </>
      )}
    </div>
  );
}

const PAUSE_MS = 300;

function useSourceAt(address: string, onThere: Props["onThere"]) {
  const tell = useRef(onThere);
  const wanted = onThere !== undefined;
  useEffect(() => {
    tell.current = onThere;
  });
  useEffect(() => {
    if (!wanted) return;
    let late = false;
    if (!/^https?:\/\/[^\s/]+/i.test(address.trim())) return tell.current?.(null);
    const timer = setTimeout(async () => {
      const answer = await sourceAt({ query: address.trim() }).catch(() => null);
      if (!late) tell.current?.(answer?.ok ? answer.value : null);
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [address, wanted]);
}
