"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { Checkbox } from "#components/ui/choice";
import { Dialog } from "#components/ui/dialog";

const STORED = "claimdesk:keys";
const CHANGED = "claimdesk:keys-changed";

function subscribe(notify: () => void) {
  window.addEventListener(CHANGED, notify);
  return () => window.removeEventListener(CHANGED, notify);
}

function areOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function set(on: boolean) {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // Without storage they stay as they are.
  }
  window.dispatchEvent(new Event(CHANGED));
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [role=menu], [role=dialog]") !== null);

/** The links of a list that carry `data-row`, those that are shown. */
function move(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.offsetParent !== null);
  const at = rows.findIndex((row) => row === document.activeElement || row.closest("tr, li")?.contains(document.activeElement));
  const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: "nearest" });
}

/** j and k through the rows, / to the search, ? for help. Single keys can be turned off, since speech input may type them. */
export function ListKeys({ search = true }: { search?: boolean }) {
  const on = useSyncExternalStore(subscribe, areOn, () => true);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (event.key === "j") move(1);
      else if (event.key === "k") move(-1);
      else if (event.key === "/") document.querySelector<HTMLInputElement>("[data-search]")?.focus();
      else if (event.key === "?") setShown(true);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
  return (
    <div className="scripted flex flex-wrap items-center gap-x-2 text-sm text-soft max-sm:hidden">
      {on && (
        <span>
          <kbd>j</kbd> <kbd>k</kbd> move · <kbd>enter</kbd> open
          {search && (
            <>
              {" "}
              · <kbd>/</kbd> search
            </>
          )}{" "}
          ·
        </span>
      )}
      <button type="button" onClick={() => setShown(true)} className="min-h-6 underline hover:text-ink">
        {on && <kbd className="me-1">?</kbd>}
        {on ? "all keys" : "Keys are off"}
      </button>
      <Dialog title="Keys" open={shown} onOpenChange={setShown}>
        <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
          {KEYS.filter(([key]) => search || key !== "/").map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          name="keys"
          label="Single keys do this"
          checked={on}
          onChange={(event) => set(event.target.checked)}
          hint="Turn them off if you speak to your computer, so that no word moves the list."
        />
      </Dialog>
    </div>
  );
}

const KEYS = [
  ["j", "to the next row"],
  ["k", "to the row before"],
  ["Enter", "opens the row"],
  ["/", "to the search"],
  ["?", "shows these keys"],
  ["Tab", "to the next link or button, as everywhere"],
  ["Esc", "closes a menu or a window"],
] as const;
