"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { TextArea } from "#components/ui/text-input";
import { quoteAt, type TextQuote } from "#lib/quotes/anchor";

type Props = { copy: { text: string; language: string | null }; onPick: (quote: TextQuote) => void };

/** The captured copy, in which a passage is selected like in any text, by mouse or keyboard, and taken as the quote. */
export function PassagePicker({ copy, onPick }: Props) {
  const [selected, setSelected] = useState<TextQuote | null>(null);
  return (
    <details className="border-t border-rule pt-5">
      <summary className="w-fit cursor-pointer py-1 font-semibold">Take the quote from the captured copy</summary>
      <div className="mt-2 grid justify-items-start gap-3 *:w-full">
        <TextArea
          name="captured"
          label="Text of the captured page"
          hint="Select the passage that you quote."
          serif
          rows={8}
          // Not `readOnly`: browsers give no caret to select with by keyboard then. What is typed is simply not taken.
          aria-readonly
          onChange={() => undefined}
          lang={copy.language ?? undefined}
          value={copy.text}
          onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => setSelected(quoteAt(copy.text, selectionStart, selectionEnd))}
        />
        <div>
          <Button
            kind="alternative"
            size="sm"
            off={selected === null ? "Select a passage in the text first." : null}
            onClick={() => selected && onPick(selected)}
          >
            Take the selected passage
          </Button>
        </div>
      </div>
    </details>
  );
}
