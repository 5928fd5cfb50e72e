"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { useState } from "react";
import { Cross } from "#components/ui/chip";
import {
  type ComboboxItem,
  ComboboxPopup,
  CREATE_ID,
  type Create,
  isSame,
  listItems,
  type Search,
  useSearch,
} from "#components/ui/combobox-search";
import { cx } from "#components/ui/cx";
import { controlClass, Field, type FieldProps, fieldAria } from "#components/ui/field";

type Shared = FieldProps & {
  /** Called with "" when the list opens empty: answer with likely choices, or with none. */
  search: Search;
  onCreate?: Create;
  /** "Add the party": stands before the text that was typed. */
  createWord?: string;
  startHint?: string;
  placeholder?: string;
  className?: string;
};

/** Search as you type, choose one. What was typed and not chosen stays, and says that nothing is chosen. */
export function Combobox({
  value,
  onChange,
  search,
  onCreate,
  createWord = "Add",
  startHint = "Type to search.",
  placeholder,
  className,
  ...field
}: Shared & { value: ComboboxItem | null; onChange: (value: ComboboxItem | null) => void }) {
  const [text, setText] = useState(value?.label ?? "");
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState(false);
  const [shown, setShown] = useState(value?.id);
  if (shown !== value?.id) {
    setShown(value?.id);
    if (value) setText(value.label);
  }
  const query = value && text === value.label ? "" : text.trim();
  const { found, searching, failed } = useSearch(search, query, open);
  const items = listItems(found, value ? [value] : [], query, Boolean(onCreate) && !searching);
  const loose = left && !open && !value && text.trim() !== "";
  const shownField = { ...field, error: field.error ?? (loose ? "Nothing is chosen yet: pick one from the list." : null) };

  async function choose(next: ComboboxItem | null) {
    if (next?.id !== CREATE_ID) return onChange(next);
    const made = await onCreate?.(next.label);
    if (made) onChange(made);
  }

  return (
    <Field {...shownField} className={className}>
      <input type="hidden" name={field.name} value={value?.id ?? ""} />
      <Base.Root
        items={items}
        filter={null}
        value={value}
        inputValue={text}
        open={open}
        onOpenChange={setOpen}
        onValueChange={(next, details) => {
          // Escape closes the list; it does not take away what was chosen.
          if (details.reason !== "escape-key") choose(next);
        }}
        onInputValueChange={(next, { reason }) => {
          if (reason === "input-change" || reason === "clear-press") setText(next);
        }}
        itemToStringLabel={(item: ComboboxItem) => item.label}
        isItemEqualToValue={isSame}
        autoHighlight
      >
        <Base.InputGroup className="relative">
          <Base.Input
            {...fieldAria(shownField)}
            dir="auto"
            placeholder={placeholder}
            onFocus={() => setLeft(false)}
            onBlur={() => {
              setLeft(true);
              setOpen(false);
              if (value) setText(value.label);
            }}
            className={cx(controlClass, "pr-9")}
          />
          {value ? (
            <Base.Clear aria-label="Clear" className="absolute end-0 top-0 grid h-full w-9 place-items-center text-soft hover:text-ink">
              <Cross />
            </Base.Clear>
          ) : (
            <Base.Trigger
              aria-label="Show the list"
              tabIndex={-1}
              className="absolute end-0 top-0 grid h-full w-9 place-items-center text-soft hover:text-ink"
            >
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d="m2 4 4 4.5L10 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
              </svg>
            </Base.Trigger>
          )}
        </Base.InputGroup>
        {open && (
          <ComboboxPopup
            query={query}
            searching={searching}
            failed={failed}
            empty={items.length === 0}
            createWord={createWord}
            startHint={startHint}
          />
        )}
      </Base.Root>
    </Field>
  );
}

/** The same for several: each choice is a chip, Backspace in the empty input takes the last one away. Sends one hidden input for each. */
export function MultiCombobox({
  value,
  onChange,
  search,
  onCreate,
  createWord = "Add",
  startHint = "Type to search.",
  placeholder,
  className,
  ...field
}: Shared & { value: readonly ComboboxItem[]; onChange: (value: ComboboxItem[]) => void }) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState(false);
  const query = text.trim();
  const { found, searching, failed } = useSearch(search, query, open);
  const items = listItems(found, value, query, Boolean(onCreate) && !searching);
  const loose = left && !open && query !== "";
  const shownField = { ...field, error: field.error ?? (loose ? "The last one is not chosen yet: pick it from the list." : null) };

  async function choose(next: ComboboxItem[]) {
    const asked = next.find((item) => item.id === CREATE_ID);
    const chosen = next.filter((item) => item.id !== CREATE_ID);
    if (next.length > value.length) setText("");
    if (!asked) return onChange(chosen);
    const made = await onCreate?.(asked.label);
    if (made) onChange([...chosen.filter((item) => item.id !== made.id), made]);
  }

  return (
    <Field {...shownField} className={className}>
      {value.map((item) => (
        <input key={item.id} type="hidden" name={field.name} value={item.id} />
      ))}
      <Base.Root
        multiple
        items={items}
        filter={null}
        value={value}
        inputValue={text}
        open={open}
        onOpenChange={setOpen}
        onValueChange={(next, details) => {
          // Escape closes the list; it does not take away what was chosen.
          if (details.reason !== "escape-key") choose(next);
        }}
        onInputValueChange={(next, { reason }) => {
          if (reason === "input-change") setText(next);
        }}
        itemToStringLabel={(item: ComboboxItem) => item.label}
        isItemEqualToValue={isSame}
        autoHighlight
      >
        <Base.InputGroup
          className={cx(
            controlClass,
            "flex flex-wrap items-center gap-1.5 px-1.5! py-1! focus-within:outline-2 focus-within:outline-accent",
            shownField.error && "border-danger",
          )}
        >
          <Base.Chips className="contents">
            {value.map((item) => (
              <Base.Chip
                key={item.id}
                className="inline-flex min-h-6.5 max-w-full items-stretch rounded-sm border border-edge bg-raise ps-2 text-sm data-highlighted:border-ink"
              >
                <bdi className="min-w-0 truncate py-0.5">{item.label}</bdi>
                <Base.ChipRemove aria-label={`Remove ${item.label}`} className="grid min-w-6.5 place-items-center text-soft hover:text-ink">
                  <Cross />
                </Base.ChipRemove>
              </Base.Chip>
            ))}
            <Base.Input
              {...fieldAria(shownField)}
              dir="auto"
              placeholder={value.length === 0 ? placeholder : undefined}
              onFocus={() => setLeft(false)}
              onBlur={() => {
                setLeft(true);
                setOpen(false);
              }}
              className="min-h-6.5 min-w-24 flex-1 bg-transparent px-1 text-base outline-none pointer-coarse:text-[1rem]"
            />
          </Base.Chips>
        </Base.InputGroup>
        {open && (
          <ComboboxPopup
            query={query}
            searching={searching}
            failed={failed}
            empty={items.length === 0}
            createWord={createWord}
            startHint={startHint}
          />
        )}
      </Base.Root>
    </Field>
  );
}
