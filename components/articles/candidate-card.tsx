"use client";

import { type ReactNode, useId } from "react";
import { CandidateFields } from "#components/articles/candidate-fields";
import { RepeatChoice } from "#components/articles/repeat-choice";
import { Button } from "#components/ui/button";
import { cx } from "#components/ui/cx";
import { Day } from "#components/ui/time";
import { type Item, NEW_PARTY } from "#lib/articles/kept";
import type { Language } from "#lib/articles/words";
import type { SimilarClaim } from "#lib/matching/queries";

type Props = {
  item: Item;
  language: Language;
  pending: boolean;
  isEdited: boolean;
  /** What the desk has already and may say the same. */
  similar: readonly SimilarClaim[];
  onRepeat: (claim: SimilarClaim) => void;
  onChange: (part: Partial<Item>) => void;
  onKeep: () => void;
  onDrop: () => void;
  onEdit: () => void;
  onDone: () => void;
  onCancel: () => void;
};

const STATES = { open: "To decide", kept: "Kept", dropped: "Dropped" };

/** A candidate: the claim, who says it, on whose word it rests, and the sentence that it is from. */
export function CandidateCard({
  item,
  language,
  pending,
  isEdited,
  similar,
  onRepeat,
  onChange,
  onKeep,
  onDrop,
  onEdit,
  onDone,
  onCancel,
}: Props) {
  const id = useId();
  const { candidate, state } = item;
  return (
    <li className={cx("border-t border-rule", state === "kept" && "bg-raise")}>
      <fieldset aria-labelledby={id} className="grid min-w-0 gap-2.5 px-3 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:gap-x-5">
        <div className={cx("grid min-w-0 content-start gap-1.5", state === "dropped" && "text-soft")}>
          <p
            id={id}
            dir="auto"
            lang={language}
            className={cx("font-serif text-lg font-medium break-words", state === "dropped" && "line-through")}
          >
            {item.text}
          </p>
          <Attribution item={item} />
          <p className="text-sm break-words text-soft" dir="auto" lang={language}>
            <Marked item={item} />
          </p>
        </div>
        <div className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
          <span
            className={cx("min-h-7 self-start pt-1 text-sm sm:min-w-[5rem] sm:text-end", state === "kept" ? "font-semibold" : "text-soft")}
          >
            {item.repeats ? `Repeats C-${item.repeats.number}` : STATES[state]}
          </span>
          <Button
            kind="alternative"
            size="sm"
            data-keep=""
            aria-keyshortcuts="k"
            aria-pressed={state === "kept" && !item.repeats}
            pending={pending}
            onClick={onKeep}
          >
            Keep
          </Button>
          <Button
            kind="alternative"
            size="sm"
            aria-keyshortcuts="e"
            aria-expanded={isEdited}
            pending={pending}
            onClick={isEdited ? onCancel : onEdit}
          >
            Edit
          </Button>
          <Button kind="alternative" size="sm" aria-keyshortcuts="d" aria-pressed={state === "dropped"} pending={pending} onClick={onDrop}>
            Drop
          </Button>
        </div>
        <RepeatChoice item={item} similar={similar} pending={pending} onRepeat={onRepeat} />
        {isEdited && (
          <div className="border-s-2 border-rule ps-4 sm:col-span-2">
            <CandidateFields item={item} language={language} onChange={onChange} />
            <div className="mt-4 flex flex-wrap gap-2">
              <Button size="sm" onClick={onDone}>
                Keep it like this
              </Button>
              <Button kind="quiet" size="sm" onClick={onCancel}>
                Close
              </Button>
            </div>
          </div>
        )}
      </fieldset>
      {candidate.cites !== null && item.isCited && item.speaker === null && (
        <p className="px-3 pb-3 text-sm text-soft">Without a speaker, nobody knows on whose word the cited paper has it.</p>
      )}
    </li>
  );
}

const DAY_FROM = { sentence: "", elsewhere: ", the day that the article names elsewhere", article: ", the day of the article" };

function Attribution({ item }: { item: Item }) {
  const { candidate, speaker } = item;
  const isNew = speaker?.id === NEW_PARTY;
  const from = item.saidOn === candidate.saidOn && candidate.dayFrom ? DAY_FROM[candidate.dayFrom] : "";
  return (
    <p className="text-base break-words">
      {speaker ? <bdi className="font-semibold">{speaker.label}</bdi> : <span className="font-semibold">No speaker</span>}
      {isNew && speaker.detail && <span className="text-soft"> ({speaker.detail})</span>}
      {", "}
      <Day date={item.saidOn || null} />
      <span className="text-soft">{from}</span>
      {candidate.cites !== null && item.isCited && (
        <span>
          {"; the article repeats "}
          <bdi>{candidate.cites}</bdi>
        </span>
      )}
    </p>
  );
}

/** The sentence as it stands in the article, with what was said in it and the word that says so. */
function Marked({ item: { candidate } }: { item: Item }): ReactNode {
  const { sentence, cue, quote } = candidate;
  const marks = [...(quote?.parts ?? []).map((part) => ({ ...part, isCue: false })), { ...cue, isCue: true }]
    .filter((mark) => mark.start >= sentence.start && mark.end <= sentence.end)
    .sort((a, b) => a.start - b.start);
  const pieces: ReactNode[] = [];
  let at = sentence.start;
  const words = (start: number, end: number) => sentence.text.slice(start - sentence.start, end - sentence.start);
  for (const { start, end, isCue } of marks) {
    if (start < at) continue;
    pieces.push(words(at, start));
    pieces.push(
      isCue ? (
        <strong key={start} className="font-semibold">
          {words(start, end)}
        </strong>
      ) : (
        <q key={start} className="text-ink italic before:content-none after:content-none">
          {words(start, end)}
        </q>
      ),
    );
    at = end;
  }
  pieces.push(words(at, sentence.end));
  return pieces;
}
