import type { ChangeEventHandler, ComponentProps, ReactNode } from "react";
import { cx } from "#components/ui/cx";
import { FieldError, FieldGroup, type FieldProps, fieldAria, fieldId, Hint } from "#components/ui/field";

export type Choice = {
  value: string;
  /** May hold a mark before its word. */
  label: ReactNode;
  /** At the far end of the row: "as suggested". */
  aside?: ReactNode;
  disabled?: boolean;
};

type RadioGroupProps = FieldProps & {
  options: readonly Choice[];
  value?: string;
  defaultValue?: string;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  inline?: boolean;
  required?: boolean;
  className?: string;
};

export function RadioGroup({ options, value, defaultValue, onChange, inline, required, className, ...field }: RadioGroupProps) {
  const id = fieldId(field);
  return (
    <FieldGroup {...field} className={className}>
      <div className={cx(inline ? "flex flex-wrap gap-x-6" : "grid")}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={cx("flex min-h-8 items-start gap-2.5 py-1 pointer-coarse:py-2.5", option.disabled && "text-soft")}
          >
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${option.value}`}
              name={field.name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              onChange={onChange}
              {...(value === undefined
                ? { defaultChecked: defaultValue === option.value }
                : { checked: value === option.value, readOnly: !onChange })}
              className="mt-[.2em] size-4 shrink-0"
            />
            <span className="min-w-0">{option.label}</span>
            {option.aside && <span className="ms-auto ps-3 text-end text-xs text-soft">{option.aside}</span>}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** A choice with what it means beside its name. */
export function Meant({ name, means }: { name: string; means: string }) {
  return (
    <>
      {name} <span className="text-soft">– {means}</span>
    </>
  );
}

type CheckboxProps = Omit<FieldProps, "optional"> & Omit<ComponentProps<"input">, keyof FieldProps | "type">;

export function Checkbox({ name, label, id, hint, error, className, ...rest }: CheckboxProps) {
  const field = { name, id, hint, error };
  return (
    <div className={cx("grid gap-1", className)}>
      <label className="flex min-h-8 items-start gap-2.5 py-1 pointer-coarse:min-h-11">
        <input {...rest} {...fieldAria(field)} type="checkbox" name={name} className="mt-[.2em] size-4 shrink-0" />
        <span className="min-w-0">{label}</span>
      </label>
      {hint && (
        <div className="ps-[1.625rem]">
          <Hint id={fieldId(field)}>{hint}</Hint>
        </div>
      )}
      {error && <FieldError id={fieldId(field)}>{error}</FieldError>}
    </div>
  );
}
