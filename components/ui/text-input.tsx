import type { ComponentProps } from "react";
import { cx } from "#components/ui/cx";
import { controlClass, Field, type FieldProps, fieldAria } from "#components/ui/field";

type Control<Tag extends "input" | "textarea" | "select"> = FieldProps & Omit<ComponentProps<Tag>, keyof FieldProps | "children">;

/** One line of text, a date (`type="date"`), an address. Text finds its own direction. */
export function TextInput({ name, label, id, hint, error, optional, className, ...rest }: Control<"input">) {
  const field = { name, label, id, hint, error, optional };
  return (
    <Field {...field} className={className}>
      <input dir="auto" {...rest} {...fieldAria(field)} name={name} className={controlClass} />
    </Field>
  );
}

/** Grows with what is typed, from `rows` to two thirds of the window. */
export function TextArea({
  name,
  label,
  id,
  hint,
  error,
  optional,
  className,
  serif,
  rows = 3,
  ...rest
}: Control<"textarea"> & { serif?: boolean }) {
  const field = { name, label, id, hint, error, optional };
  return (
    <Field {...field} className={className}>
      <textarea
        dir="auto"
        {...rest}
        {...fieldAria(field)}
        name={name}
        rows={rows}
        className={cx(
          controlClass,
          "field-sizing-content max-h-[66vh] resize-y",
          serif && "font-serif text-lg pointer-coarse:text-lg",
          MIN_ROWS[Math.min(rows, 8)],
        )}
      />
    </Field>
  );
}

const MIN_ROWS: Record<number, string> = {
  1: "min-h-9",
  2: "min-h-[3.9rem]",
  3: "min-h-[5.2rem]",
  4: "min-h-[6.5rem]",
  5: "min-h-[7.8rem]",
  6: "min-h-[9.1rem]",
  7: "min-h-[10.4rem]",
  8: "min-h-[11.7rem]",
};

export type Option = { value: string; label: string; disabled?: boolean };

/** The platform's own list. `blank` adds an empty first choice with that wording. */
export function Select({
  name,
  label,
  id,
  hint,
  error,
  optional,
  className,
  options,
  blank,
  ...rest
}: Control<"select"> & { options: readonly Option[]; blank?: string }) {
  const field = { name, label, id, hint, error, optional };
  return (
    <Field {...field} className={className}>
      <span className="relative block">
        <select {...rest} {...fieldAria(field)} name={name} className={cx(controlClass, "appearance-none truncate pe-8")}>
          {blank !== undefined && <option value="">{blank}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <svg
          viewBox="0 0 12 12"
          width="12"
          height="12"
          aria-hidden="true"
          className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 text-soft"
        >
          <path d="m2 4 4 4.5L10 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </span>
    </Field>
  );
}
