"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * The controls of a form. While what they hold is on its way they are off: what is typed then would be lost. What was typed before the
 * page's scripts had come is taken over.
 */
export function Fields({ pending, children }: { pending: boolean; children: ReactNode }) {
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    for (const control of fields.current?.elements ?? []) takeOver(control);
  }, []);
  return (
    <fieldset ref={fields} disabled={pending} className="contents">
      {children}
    </fieldset>
  );
}

/**
 * React has not heard of what a control was given before it was hydrated, and would put its own value back at the next drawing. It hears
 * of a value only where that differs from what was set by the property that it watches.
 */
function takeOver(control: Element): void {
  if (control instanceof HTMLSelectElement) {
    const atFirst = Math.max(
      0,
      [...control.options].findIndex((option) => option.defaultSelected),
    );
    if (control.selectedIndex !== atFirst) control.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    if (control.checked === control.defaultChecked || (control.type === "radio" && !control.checked)) return;
    control.checked = control.defaultChecked;
    control.click();
  } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    const typed = control.value;
    if (typed === control.defaultValue || control.type === "file") return;
    control.value = control.defaultValue;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, typed);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
