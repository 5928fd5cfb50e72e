"use client";

import { useEffect, useRef } from "react";
import { findParties, usePartyDialog } from "#components/parties/party-search";
import { Checkbox } from "#components/ui/choice";
import { Combobox } from "#components/ui/combobox";
import { TextArea, TextInput } from "#components/ui/text-input";
import type { Item } from "#lib/articles/kept";
import type { Language } from "#lib/articles/words";

type Props = { item: Item; language: Language; onChange: (part: Partial<Item>) => void };

/** What an editor makes of a candidate before it is a draft. */
export function CandidateFields({ item, language, onChange }: Props) {
  const top = useRef<HTMLDivElement>(null);
  const party = usePartyDialog();
  const named = (name: string) => ({ name: `${name}-${item.id}` });
  useEffect(() => top.current?.querySelector("textarea")?.focus(), []);
  return (
    <>
      <div ref={top} className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <TextArea
          {...named("text")}
          label="Claim"
          serif
          rows={2}
          className="sm:col-span-2"
          lang={language}
          value={item.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        <TextArea
          {...named("quote")}
          label="Quote"
          optional
          serif
          rows={2}
          className="sm:col-span-2"
          hint="Word for word; “…” stands where the article breaks it."
          lang={language}
          value={item.quote}
          onChange={(event) => onChange({ quote: event.target.value })}
        />
        <Combobox
          {...named("speaker")}
          label="Speaker"
          search={findParties}
          onCreate={party.create}
          createWord="Add the party"
          startHint="Type a name to search the parties."
          value={item.speaker}
          onChange={(speaker) => onChange({ speaker })}
        />
        <TextInput
          {...named("saidOn")}
          type="date"
          max="9999-12-31"
          label="Said on"
          value={item.saidOn}
          onChange={(event) => onChange({ saidOn: event.target.value })}
        />
        {item.candidate.cites !== null && (
          <Checkbox
            {...named("cited")}
            label={
              <>
                The article has it from <bdi>{item.candidate.cites}</bdi>
              </>
            }
            className="sm:col-span-2"
            checked={item.isCited}
            onChange={(event) => onChange({ isCited: event.target.checked })}
          />
        )}
      </div>
      {party.dialog}
    </>
  );
}
