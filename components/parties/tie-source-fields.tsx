"use client";

import type { Languages } from "#components/claims/claim-fields";
import { findSources } from "#components/evidence/evidence-fields";
import { type SourceDraft, sourceItem } from "#components/evidence/link-draft";
import { SourceFields } from "#components/evidence/source-fields";
import type { TieDraft } from "#components/parties/tie-form";
import { RadioGroup } from "#components/ui/choice";
import { Combobox } from "#components/ui/combobox";
import type { Create } from "#components/ui/combobox-search";
import { Notice } from "#components/ui/notice";
import type { FoundSource } from "#lib/sources/queries";

/** `kept`: the one that is there and that whoever edits may not see. */
export type SourceFrom = "none" | "known" | "new" | "kept";

type Props = {
  draft: Pick<TieDraft, "sourceFrom" | "known" | "source">;
  onChange: (change: Partial<Pick<TieDraft, "sourceFrom" | "known">>) => void;
  onSource: (change: Partial<SourceDraft>) => void;
  keepable: boolean;
  there: FoundSource | null;
  onThere: (source: FoundSource | null) => void;
  errors: Record<string, string>;
  languages: Languages;
  onCreateParty: Create;
};

/** Where it can be read that a tie holds: a source of the record, a new one, or none yet. */
export function TieSourceFields({ draft, onChange, onSource, keepable, there, onThere, errors, languages, onCreateParty }: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <RadioGroup
        name="from"
        label="Source"
        hint="Where it can be read that this is so."
        inline
        value={draft.sourceFrom}
        onChange={(event) => onChange({ sourceFrom: event.target.value as SourceFrom })}
        options={[
          ...(keepable ? [{ value: "kept", label: "Keep the one that is withheld from you" }] : []),
          { value: "none", label: "None yet" },
          { value: "known", label: "One that is in the record" },
          { value: "new", label: "A new one" },
        ]}
      />
      {draft.sourceFrom === "known" && (
        <Combobox
          name="sourceId"
          label="Search the sources"
          search={findSources}
          startHint="Type a title, a publisher or an address."
          error={errors.sourceId ?? null}
          value={draft.known}
          onChange={(known) => onChange({ known })}
        />
      )}
      {draft.sourceFrom === "new" && (
        <>
          <SourceFields
            prefix="newSource"
            draft={draft.source}
            onChange={onSource}
            errors={errors}
            languages={languages}
            onCreateParty={onCreateParty}
            there={there}
            onThere={onThere}
          />
          <div aria-live="polite">
            {there && (
              <Notice title="This address is in the record already">
                <bdi className="font-semibold">{there.title}</bdi>
                <span className="block text-sm text-soft">{sourceItem(there).detail}</span>
                It will be used: the same address is the same source.
              </Notice>
            )}
          </div>
        </>
      )}
    </div>
  );
}
