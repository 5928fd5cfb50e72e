"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { CandidateCard } from "#components/articles/candidate-card";
import type { SimilarOf } from "#components/articles/use-similar-items";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/notice";
import { type Item, whatIsMade } from "#lib/articles/kept";
import type { Language } from "#lib/articles/words";
import type { SeenClaim } from "#lib/claims/schema";
import { TRANSITIONS } from "#lib/claims/states";
import type { SimilarClaim } from "#lib/matching/queries";

type Props = {
  items: readonly Item[];
  language: Language;
  pending: boolean;
  /** The article has just been read: the first one is what comes next. */
  isFresh: boolean;
  similarOf: SimilarOf;
  onChange: (id: string, part: Partial<Item>) => void;
  onCreate: () => void;
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input:not([type=checkbox]), textarea, select, [role=dialog], [role=listbox]") !== null;

/** What was found: each is kept, edited or dropped by one key or one button. The keys work while the focus is in the list, and nowhere else. */
export function CandidateList({ items, language, pending, isFresh, similarOf, onChange, onCreate }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const create = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const counts = { kept: 0, dropped: 0, open: 0 };
  for (const { state } of items) counts[state]++;

  const focusOn = useCallback((at: number) => {
    const card = list.current?.children[at];
    card?.scrollIntoView({ block: "nearest" });
    card?.querySelector<HTMLElement>("[data-keep]")?.focus();
  }, []);
  useEffect(() => {
    if (isFresh) focusOn(0);
  }, [focusOn, isFresh]);

  /** To the next one that is not decided yet, from here on and then from the beginning; after the last, to what creates the drafts. */
  function goOn(from: number) {
    const isOpen = (item: Item, at: number) => item.state === "open" && at !== from;
    const after = items.findIndex((item, at) => at > from && isOpen(item, at));
    const next = after === -1 ? items.findIndex(isOpen) : after;
    if (next === -1) create.current?.querySelector("button")?.focus();
    else focusOn(next);
  }

  /** @param repeats the claim that it repeats, where it is kept for that */
  function decide(at: number, state: "kept" | "dropped", repeats: SeenClaim | null = null) {
    const item = items[at];
    if (!item || pending) return;
    setEdited(null);
    const isTakenBack = item.state === state && item.repeats?.number === repeats?.number;
    onChange(item.id, isTakenBack ? { state: "open", repeats: null } : { state, repeats });
    if (!isTakenBack) goOn(at);
  }

  function repeat(at: number, claim: SimilarClaim | undefined) {
    if (claim && TRANSITIONS.addEvidence[claim.state]) decide(at, "kept", { number: claim.number, revision: claim.revision });
  }

  function stopEditing(at: number, part: Partial<Item>) {
    const item = items[at];
    if (item) onChange(item.id, part);
    setEdited(null);
    requestAnimationFrame(() => focusOn(at));
  }

  function onKey(event: KeyboardEvent) {
    const at = [...(list.current?.children ?? [])].findIndex((card) => card.contains(event.target as Node));
    if (at === -1 || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && edited !== null && edited === items[at]?.id) stopEditing(at, {});
    else if (isTyping(event.target)) return;
    else if (event.key === "k" || event.key === "K") decide(at, "kept");
    else if (event.key === "d" || event.key === "D") decide(at, "dropped");
    else if (event.key === "r" || event.key === "R") repeat(at, similarOf.get(items[at]?.id ?? "")?.[0]);
    else if (event.key === "e" || event.key === "E") setEdited(items[at]?.id ?? null);
    else if (event.key === "j" || event.key === "J" || event.key === "ArrowDown") focusOn(Math.min(at + 1, items.length - 1));
    else if (event.key === "ArrowUp") focusOn(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  }
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  if (items.length === 0)
    return (
      <EmptyState title="Nothing was found">
        Nowhere does the article say, in words that are understood here, that somebody says something. Log what you see in it as a claim by
        hand, or change the article and have it read again.
      </EmptyState>
    );
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <p role="status" className="tabular font-semibold">
          {`${counts.open} to decide, ${counts.kept} kept, ${counts.dropped} dropped`}
        </p>
        <p className="scripted text-sm text-soft max-sm:hidden">
          <kbd>k</kbd> keep · <kbd>e</kbd> edit · <kbd>d</kbd> drop · <kbd>r</kbd> repeats what you have · <kbd>j</kbd> <kbd>↓</kbd>{" "}
          <kbd>↑</kbd> move
        </p>
      </div>
      <ol ref={list} aria-label="Candidates" className="border-b border-rule">
        {items.map((item, at) => (
          <CandidateCard
            key={item.id}
            item={item}
            language={language}
            pending={pending}
            isEdited={edited === item.id}
            similar={similarOf.get(item.id) ?? []}
            onRepeat={(claim) => repeat(at, claim)}
            onChange={(part) => onChange(item.id, part)}
            onKeep={() => decide(at, "kept")}
            onDrop={() => decide(at, "dropped")}
            onEdit={() => setEdited(item.id)}
            onDone={() => stopEditing(at, { state: "kept" })}
            onCancel={() => stopEditing(at, {})}
          />
        ))}
      </ol>
      <div ref={create} className="flex flex-wrap gap-3">
        <Button pending={pending} onClick={onCreate} off={counts.kept === 0 ? "Keep at least one first." : null}>
          {whatIsMade(items)}
        </Button>
      </div>
    </>
  );
}
