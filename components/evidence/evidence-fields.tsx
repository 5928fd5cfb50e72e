"use client";

import { type Languages, Length, withCode } from "#components/claims/claim-fields";
import type { EvidenceDraft } from "#components/evidence/link-draft";
import { sourceItem } from "#components/evidence/link-draft";
import { TrailLine } from "#components/evidence/trail";
import { findParties } from "#components/parties/party-search";
import { Checkbox, Meant, RadioGroup } from "#components/ui/choice";
import { Combobox } from "#components/ui/combobox";
import { type ComboboxItem, type Create, firstOf, type Search } from "#components/ui/combobox-search";
import { Select, TextArea, TextInput } from "#components/ui/text-input";
import { BASIS_KINDS, BASIS_WORDS, type BasisKind, STANCE_WORDS, STANCES } from "#lib/evidence/schema";
import type { Trail } from "#lib/evidence/trail";
import { LIMITS } from "#lib/schema";
import { searchSources } from "#lib/sources/actions";

type Props = {
  draft: EvidenceDraft;
  onChange: (change: Partial<EvidenceDraft>) => void;
  errors: Record<string, string>;
  languages: Languages;
  onCreateParty: Create;
  onCreateSource: Create;
  /** Where it leads, as far as what was entered says. */
  trail: Trail | null;
  /** What the claim is linked to already: the likeliest to be repeated. */
  linked: readonly ComboboxItem[];
};

/** What a source says of the claim, and on whose word. */
export function EvidenceFields({ draft, onChange, errors, languages, onCreateParty, onCreateSource, trail, linked }: Props) {
  return (
    <div className="grid gap-6">
      <RadioGroup
        name="stance"
        label="Stance"
        error={errors.stance ?? null}
        value={draft.stance}
        onChange={(event) => onChange({ stance: event.target.value })}
        options={STANCES.map((value) => ({ value, label: <Meant {...STANCE_WORDS[value]} /> }))}
      />
      <div className="grid gap-4">
        <RadioGroup
          name="basis"
          label="Basis"
          hint="On whose word it rests."
          error={errors.basis ?? null}
          value={draft.basis}
          onChange={(event) => onChange({ basis: event.target.value as BasisKind })}
          options={BASIS_KINDS.map((value) => ({ value, label: <Meant {...BASIS_WORDS[value]} /> }))}
        />
        {draft.basis === "attributed" && (
          <div className="grid gap-1 border-s-2 border-rule ps-4">
            <Combobox
              name="basis.partyId"
              label="Whose word"
              search={findParties}
              onCreate={onCreateParty}
              createWord="Add the party"
              startHint="Type a name to search the parties."
              error={errors["basis.partyId"] ?? null}
              value={draft.party}
              onChange={(party) => onChange({ party })}
            />
            <Checkbox
              name="firstHand"
              label="First hand"
              hint="They saw, did or measured it themselves. Never for the future, or for a belief."
              checked={draft.firstHand}
              onChange={(event) => onChange({ firstHand: event.target.checked })}
            />
          </div>
        )}
        {draft.basis === "derived" && (
          <div className="border-s-2 border-rule ps-4">
            <Combobox
              name="basis.sourceId"
              label="Which source it repeats"
              hint={linked.length > 0 ? "Those of this claim come first." : undefined}
              search={firstOf(linked, findSources)}
              onCreate={onCreateSource}
              createWord="Add the source"
              startHint="Type a title or an address to search the sources."
              error={errors["basis.sourceId"] ?? null}
              value={draft.from}
              onChange={(from) => onChange({ from })}
            />
          </div>
        )}
        {trail && <TrailLine trail={trail} />}
      </div>
      <div className="grid gap-4 border-t border-rule pt-5 sm:grid-cols-2">
        <TextArea
          name="quote"
          label="Quote"
          serif
          rows={2}
          className="sm:col-span-2"
          lang={draft.quoteLanguage || undefined}
          hint={<Length text={draft.quote} max={LIMITS.quote} usual="Word for word from the source." />}
          error={errors.quote ?? null}
          value={draft.quote}
          onChange={(event) => onChange({ quote: event.target.value })}
        />
        <Select
          name="quoteLanguage"
          label="Language of the quote"
          blank="Not given"
          options={withCode(languages, draft.quoteLanguage)}
          error={errors.quoteLanguage ?? null}
          value={draft.quoteLanguage}
          onChange={(event) => onChange({ quoteLanguage: event.target.value })}
        />
        <TextInput
          name="place"
          label="Place in the source"
          placeholder="Page 4, paragraph 2, minute 12:30"
          error={errors.place ?? null}
          value={draft.place}
          onChange={(event) => onChange({ place: event.target.value })}
        />
      </div>
    </div>
  );
}

export const findSources: Search = async (query) => {
  const answer = await searchSources({ query });
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value.map(sourceItem);
};
