import type { ReactNode } from "react";
import { cx } from "#components/ui/cx";

export type FieldProps = {
  name: string;
  label: ReactNode;
  /** The id of the control; give one when two forms on a page use the same name. */
  id?: string;
  hint?: ReactNode;
  error?: string | null;
  /** Most fields are needed, so the few that are not say so. */
  optional?: boolean;
};

export function fieldId({ name, id }: { name: string; id?: string }): string {
  return id ?? `field-${name}`;
}

/** What ties a control to its label, hint and error. */
export function fieldAria({ name, id, hint, error }: Pick<FieldProps, "name" | "id" | "hint" | "error">) {
  const control = fieldId({ name, id });
  return {
    id: control,
    "aria-describedby": cx(Boolean(hint) && `${control}-hint`, Boolean(error) && `${control}-error`) || undefined,
    "aria-invalid": error ? (true as const) : undefined,
  };
}

export const controlClass = cx(
  "block w-full min-w-0 min-h-9 rounded border border-edge bg-paper px-2.5 py-1.5 text-base text-ink",
  "hover:border-ink aria-invalid:border-danger aria-invalid:shadow-[inset_0_0_0_1px_var(--disputed)] disabled:bg-raise disabled:text-soft",
  "focus-visible:outline-offset-0 pointer-coarse:min-h-11 pointer-coarse:text-[1rem]",
);

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-sm text-soft">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex gap-1.5 text-sm font-medium text-danger">
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className="mt-[.22em] shrink-0">
        <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor" />
        <path d="M8 4v5M8 10.6v1.6" stroke="var(--paper)" strokeWidth="1.8" />
      </svg>
      <span>{children}</span>
    </p>
  );
}

/** Label above, then the hint, the control, and its error beside it. */
export function Field({ children, className, ...field }: FieldProps & { children: ReactNode; className?: string }) {
  const id = fieldId(field);
  return (
    <div className={cx("grid min-w-0 content-start gap-1.5", className)}>
      <label htmlFor={id} className="font-semibold">
        {field.label}
        {field.optional && <span className="font-normal text-soft"> (optional)</span>}
      </label>
      {field.hint && <Hint id={id}>{field.hint}</Hint>}
      {children}
      {field.error && <FieldError id={id}>{field.error}</FieldError>}
    </div>
  );
}

/** Several controls that answer one question. The first control carries the id, so that an error summary can lead to it. */
export function FieldGroup({ children, className, ...field }: FieldProps & { children: ReactNode; className?: string }) {
  const id = fieldId(field);
  return (
    <fieldset
      className={cx("min-w-0", className)}
      aria-describedby={fieldAria(field)["aria-describedby"]}
      aria-invalid={field.error ? true : undefined}
    >
      <legend className="mb-1.5 font-semibold">
        {field.label}
        {field.optional && <span className="font-normal text-soft"> (optional)</span>}
      </legend>
      <div className="grid gap-1.5">
        {field.hint && <Hint id={id}>{field.hint}</Hint>}
        {children}
        {field.error && <FieldError id={id}>{field.error}</FieldError>}
      </div>
    </fieldset>
  );
}
