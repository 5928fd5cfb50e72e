"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Checkbox } from "#components/ui/choice";
import { Fields } from "#components/ui/fields";
import { Bidi } from "#components/ui/text";
import { acceptSuggestions } from "#lib/capture/actions";
import { SUGGESTED_WORDS, type SuggestedField } from "#lib/capture/schema";
import type { Suggestion } from "#lib/capture/suggestions";
import { formatDate } from "#lib/format";

type Props = { seen: { id: string; revision: number }; captureId: string; suggestions: Suggestion[] };

/** What the page says of itself and the record does not: taken over only where somebody says so. */
export function SuggestionsForm({ seen, captureId, suggestions }: Props) {
  const router = useRouter();
  const open = suggestions.filter((each) => each.value !== null);
  const [left, setLeft] = useState<readonly SuggestedField[]>([]);
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const { list } = problemsByField(refusal, /^/);
  const chosen = open.map((each) => each.field).filter((field) => !left.includes(field));
  return (
    <form
      method="post"
      noValidate
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault();
        const answer = await send(() => acceptSuggestions({ seen, captureId, fields: chosen }));
        if (answer?.ok) thenShow(() => router.refresh());
      }}
    >
      <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="Nothing was taken over" />
      <Fields pending={pending}>
        <ul className="grid gap-1">
          {suggestions.map(({ field, value, shown, but }) => (
            <li key={field}>
              {value === null ? (
                <p className="py-1 break-words">
                  {SUGGESTED_WORDS[field]}: <Bidi className="font-semibold">{shown}</Bidi>
                  <span className="block text-sm text-soft">{but}</span>
                </p>
              ) : (
                <Checkbox
                  name={`suggested.${field}`}
                  checked={!left.includes(field)}
                  onChange={({ target }) =>
                    setLeft((before) => (target.checked ? before.filter((each) => each !== field) : [...before, field]))
                  }
                  label={
                    <span className="break-words">
                      {SUGGESTED_WORDS[field]}: <Bidi className="font-semibold">{formatDate(shown)}</Bidi>
                    </span>
                  }
                />
              )}
            </li>
          ))}
        </ul>
      </Fields>
      {open.length > 0 && (
        <div>
          <Button type="submit" size="sm" pending={pending} off={chosen.length === 0 ? "Choose what to take over." : null}>
            Take over
          </Button>
        </div>
      )}
    </form>
  );
}
