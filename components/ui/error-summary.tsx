"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "#components/ui/field";

export type FormError = { message: string; name?: string; id?: string };

/** Names every error at the top of a form and takes the focus when they change. Renders nothing without errors. */
export function ErrorSummary({ errors, title = "This could not be saved yet" }: { errors: readonly FormError[]; title?: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const said = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    if (said) ref.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="rounded border border-danger border-s-4 bg-raise px-4 py-3">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1 list-disc ps-5">
        {errors.map((error) => {
          const target = error.id ?? (error.name && fieldId({ name: error.name }));
          return (
            <li key={`${target}:${error.message}`}>
              {target ? (
                <a href={`#${target}`} className="text-danger" onClick={(event) => leadTo(event, target)}>
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function leadTo(event: React.MouseEvent, id: string) {
  const control = document.getElementById(id);
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.closest("div, fieldset")?.scrollIntoView({ block: "center" });
}
