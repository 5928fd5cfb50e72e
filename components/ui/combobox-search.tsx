"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { useEffect, useRef, useState } from "react";
import { Spinner } from "#components/ui/progress";

export type ComboboxItem = { id: string; label: string; detail?: string };
export type Search = (query: string, signal: AbortSignal) => Promise<readonly ComboboxItem[]>;
/** Those of a list that fit come before what a search finds. */
export function firstOf(list: readonly ComboboxItem[], search: Search): Search {
  return async (query, signal) => {
    const words = query.toLowerCase();
    const near = list.filter((item) => `${item.label} ${item.detail ?? ""}`.toLowerCase().includes(words));
    const found = await search(query, signal);
    return [...near, ...found.filter((item) => !near.some((one) => one.id === item.id))];
  };
}

/** May answer with the item that it made, which is then chosen. */
export type Create = (text: string) => undefined | ComboboxItem | null | Promise<ComboboxItem | null | undefined>;

export const CREATE_ID = "\u0000create";
const PAUSE_MS = 150;

type Answer = { query: string; items: readonly ComboboxItem[]; failed: boolean };

/** Asks once the typing pauses; an answer to an older question is dropped. */
export function useSearch(search: Search, query: string, open: boolean) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const ask = useRef(search);
  useEffect(() => {
    ask.current = search;
  });
  useEffect(() => {
    if (!open) return;
    const controller = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const items = await ask.current(query, controller.signal);
          if (!controller.signal.aborted) setAnswer({ query, items, failed: false });
        } catch {
          if (!controller.signal.aborted) setAnswer({ query, items: [], failed: true });
        }
      },
      query ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query, open]);
  return { found: answer?.items ?? [], searching: open && answer?.query !== query, failed: answer?.query === query && answer.failed };
}

/** What the list shows: what was found, and the offer to create what was typed. Never before the search has answered: what is typed may be there already. */
export function listItems(
  found: readonly ComboboxItem[],
  chosen: readonly ComboboxItem[],
  query: string,
  creatable: boolean,
): ComboboxItem[] {
  const items = [...found];
  if (creatable && query && !found.some((item) => same(item.label, query)) && !chosen.some((item) => same(item.label, query))) {
    items.push({ id: CREATE_ID, label: query });
  }
  return items;
}

function same(a: string, b: string) {
  return a.localeCompare(b, undefined, { sensitivity: "base" }) === 0;
}

export const isSame = (a: ComboboxItem, b: ComboboxItem) => a.id === b.id;

type PopupProps = { query: string; searching: boolean; failed: boolean; empty: boolean; createWord: string; startHint: string };

export function ComboboxPopup({ query, searching, failed, empty, createWord, startHint }: PopupProps) {
  const status = searching ? <Spinner /> : null;
  const words = searching
    ? "Searching…"
    : failed
      ? "The search did not answer. Type again to try again."
      : empty
        ? query
          ? `Nothing found for “${query}”.`
          : startHint
        : null;
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50 outline-none">
        {/* Not Base.Popup: it hides the rest of the page, the label too, from assistive technology while the list is open. */}
        <div
          aria-busy={searching || undefined}
          className="max-h-[min(22rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width) overflow-y-auto overscroll-contain rounded border border-edge bg-paper text-base text-ink"
        >
          <Base.Status>
            {words && (
              <div className="flex items-center gap-2 px-3 py-2 text-sm text-soft">
                {status}
                <bdi>{words}</bdi>
              </div>
            )}
          </Base.Status>
          <Base.List aria-label="Choices" className="py-1 outline-none data-empty:p-0">
            {(item: ComboboxItem) => (
              <Base.Item
                key={item.id}
                value={item}
                className="flex min-h-8 cursor-default items-baseline gap-2 px-3 py-1.5 outline-none select-none data-highlighted:bg-raise data-highlighted:shadow-[inset_2px_0_0_var(--accent)] pointer-coarse:min-h-11"
              >
                {item.id === CREATE_ID ? (
                  <span className="min-w-0">
                    <span className="font-semibold">{createWord}</span> “<bdi>{item.label}</bdi>”
                  </span>
                ) : (
                  <>
                    <span className="min-w-0">
                      <bdi className="block">{item.label}</bdi>
                      {item.detail && <bdi className="block text-sm text-soft">{item.detail}</bdi>}
                    </span>
                    <Base.ItemIndicator className="ms-auto">
                      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                        <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.8" />
                      </svg>
                    </Base.ItemIndicator>
                  </>
                )}
              </Base.Item>
            )}
          </Base.List>
        </div>
      </Base.Positioner>
    </Base.Portal>
  );
}
