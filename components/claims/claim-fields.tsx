"use client";

import type { ReactNode } from "react";
import { findParties } from "#components/parties/party-search";
import { Checkbox } from "#components/ui/choice";
import { Combobox, MultiCombobox } from "#components/ui/combobox";
import type { Create, Search } from "#components/ui/combobox-search";
import { Select, TextArea, TextInput } from "#components/ui/text-input";
import { suggestTopics } from "#lib/claims/actions";
import type { ClaimDraft } from "#lib/claims/draft";
import { codePoints, LIMITS } from "#lib/schema";

export type Languages = readonly { value: string; label: string }[];

type Props = {
  draft: ClaimDraft;
  onChange: (change: Partial<ClaimDraft>) => void;
  errors: Record<string, string>;
  languages: Languages;
  onCreateParty: Create;
  /** What is told of the claim's text as it is typed. */
  underText?: ReactNode;
};

/** What an editor writes of a claim. */
export function ClaimFields({ draft, onChange, errors, languages, onCreateParty, underText }: Props) {
  const set =
    <Field extends keyof ClaimDraft>(field: Field) =>
    (event: { target: { value: string } }) =>
      onChange({ [field]: event.target.value } as Partial<ClaimDraft>);
  return (
    <div className="grid gap-6">
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-[minmax(0,1fr)_13rem]">
        <TextArea
          name="text"
          label="Claim"
          serif
          rows={3}
          className="sm:col-span-2"
          lang={draft.language || undefined}
          hint={<Length text={draft.text} max={LIMITS.claim} usual="One checkable statement, in our words." />}
          error={errors.text ?? null}
          value={draft.text}
          onChange={set("text")}
        />
        {underText}
        <Select
          name="language"
          label="Language"
          className="sm:col-start-1 sm:max-w-[13rem]"
          options={withCode(languages, draft.language)}
          error={errors.language ?? null}
          value={draft.language}
          onChange={set("language")}
        />
      </div>
      <div className="grid gap-y-4">
        <TextArea
          name="quote"
          label="Quote"
          serif
          rows={2}
          lang={draft.quoteLanguage || draft.language || undefined}
          hint={<Length text={draft.quote} max={LIMITS.quote} usual="Word for word as it was said, if it is known." />}
          error={errors.quote ?? null}
          value={draft.quote}
          onChange={set("quote")}
        />
        <Select
          name="quoteLanguage"
          label="Language of the quote"
          className="sm:max-w-[13rem]"
          blank="As the claim"
          options={withCode(languages, draft.quoteLanguage)}
          error={errors.quoteLanguage ?? null}
          value={draft.quoteLanguage}
          onChange={set("quoteLanguage")}
        />
      </div>
      <div className="grid gap-x-6 gap-y-4 border-t border-rule pt-5 sm:grid-cols-2">
        <div>
          <Combobox
            key={draft.speakerUnknown ? "unknown" : "known"}
            name="speakerId"
            label="Speaker"
            search={findParties}
            onCreate={onCreateParty}
            createWord="Add the party"
            startHint="Type a name to search the parties."
            error={errors.speakerId ?? null}
            value={draft.speaker as { id: string; label: string } | null}
            onChange={(speaker) => onChange(speaker ? { speaker, speakerUnknown: false } : { speaker })}
          />
          <Checkbox
            name="speakerUnknown"
            label="Unknown speaker"
            className="mt-1"
            checked={draft.speakerUnknown}
            onChange={(event) => onChange(event.target.checked ? { speakerUnknown: true, speaker: null } : { speakerUnknown: false })}
          />
        </div>
        <div>
          <TextInput
            type="date"
            name="saidOn"
            label="Said on"
            max="9999-12-31"
            error={errors.saidOn ?? null}
            value={draft.saidOn}
            onChange={(event) => onChange(event.target.value ? { saidOn: event.target.value, undated: false } : { saidOn: "" })}
          />
          <Checkbox
            name="undated"
            label="Undated"
            className="mt-1"
            checked={draft.undated}
            onChange={(event) => onChange(event.target.checked ? { undated: true, saidOn: "" } : { undated: false })}
          />
        </div>
        <TextInput
          name="saidWhere"
          label="Where said"
          hint="Such as “at a business meeting”."
          className="sm:col-span-2"
          error={errors.saidWhere ?? null}
          value={draft.saidWhere}
          onChange={set("saidWhere")}
        />
      </div>
      <div className="grid gap-4 border-t border-rule pt-5">
        <MultiCombobox
          name="concernIds"
          label="Concerns"
          hint="The parties whose word could confirm or deny it."
          search={findParties}
          onCreate={onCreateParty}
          createWord="Add the party"
          startHint="Type a name to search the parties."
          error={errors.concernIds ?? null}
          value={draft.concerns as { id: string; label: string }[]}
          onChange={(concerns) => onChange({ concerns })}
        />
        <MultiCombobox
          name="topics"
          label="Topics"
          search={findTopics}
          onCreate={(text) => ({ id: text, label: text })}
          createWord="New topic"
          startHint="Type a topic."
          error={errors.topics ?? null}
          value={draft.topics.map((topic) => ({ id: topic, label: topic }))}
          onChange={(topics) => onChange({ topics: topics.map((topic) => topic.label) })}
        />
      </div>
    </div>
  );
}

const findTopics: Search = async (query) => {
  const answer = await suggestTopics({ query });
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value.map((topic) => ({ id: topic, label: topic }));
};

/** A draft may be in a language that is not in the list. */
export function withCode(languages: Languages, code: string): Languages {
  return code === "" || languages.some((language) => language.value === code) ? languages : [{ value: code, label: code }, ...languages];
}

/** How much room is left, once that matters. Counted in code points, as the limit is. */
export function Length({ text, max, usual }: { text: string; max: number; usual: string }) {
  const left = max - codePoints(text);
  return (
    <>
      {usual}
      <span aria-live="polite">
        {left < max / 10 && (
          <span className={left < 0 ? "font-semibold text-danger" : "font-semibold text-ink"}>
            {" "}
            {left < 0 ? `${-left} characters too many.` : `${left} characters left.`}
          </span>
        )}
      </span>
    </>
  );
}
