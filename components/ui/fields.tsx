"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * The controls of a form. While what they hold is on its way they are off: what is typed then would be lost. What was typed before the
 * page's scripts had come is taken over.
 */
export function Fields({ pending, children }: { pending: boolean; children: ReactNode }) {
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const typedBefore = [...(fields.current?.elements ?? [])].flatMap((control) => typedInto(control) ?? []);
    // Not now: React may be hydrating within an event of the same control, and would put its own value back between the two.
    queueMicrotask(() => {
      for (const tell of typedBefore) tell();
    });
  }, []);
  return (
    <fieldset ref={fields} disabled={pending} className="contents">
      {children}
    </fieldset>
  );
}

/**
 * React has not heard of what a control was given before it was hydrated, and would put its own value back at the next drawing.
 * @returns what tells it; null where the control holds what the server sent. React hears of a value only where that differs from what was
 *   set by the property that it watches.
 */
function typedInto(control: Element): (() => void) | null {
  if (control instanceof HTMLSelectElement) {
    const { value, selectedIndex } = control;
    const atFirst = [...control.options].findIndex((option) => option.defaultSelected);
    if (selectedIndex === Math.max(0, atFirst)) return null;
    return () => {
      control.value = value;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    };
  }
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    const { checked } = control;
    if (checked === control.defaultChecked || (control.type === "radio" && !checked)) return null;
    return () => {
      control.checked = !checked;
      control.click();
    };
  }
  if (control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type !== "file")) {
    const { value, defaultValue } = control;
    if (value === defaultValue) return null;
    return () => {
      control.value = defaultValue;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
      control.dispatchEvent(new Event("input", { bubbles: true }));
    };
  }
  return null;
}
