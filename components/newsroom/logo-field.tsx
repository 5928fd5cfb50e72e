"use client";

import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { Field, fieldAria } from "#components/ui/field";
import { MAX_LOGO_BYTES } from "#lib/newsroom/schema";

const TYPES = ["image/png", "image/jpeg", "image/webp"];

/** Bytes in base64 that were chosen; null: taken away; undefined: as it was. */
export type ChosenLogo = string | null | undefined;

export function LogoField({
  saved,
  onChange,
  error,
}: {
  saved: string | null;
  onChange: (logo: ChosenLogo) => void;
  error: string | null;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(saved);
  const [problem, setProblem] = useState<string | null>(null);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (!file) return;
    const why = !TYPES.includes(file.type)
      ? "The logo must be a PNG, JPEG or WebP image."
      : file.size > MAX_LOGO_BYTES
        ? `This file has ${Math.ceil(file.size / 1_000)} KB; a logo has at most 200 KB.`
        : null;
    setProblem(why);
    if (why) {
      event.target.value = "";
      return;
    }
    const address = await asDataAddress(file).catch(() => null);
    if (address === null) return setProblem("This file could not be read.");
    setShown(address);
    onChange(address.slice(address.indexOf(",") + 1));
  }

  function remove() {
    if (input.current) input.current.value = "";
    setProblem(null);
    setShown(null);
    onChange(saved === null ? undefined : null);
    input.current?.focus();
  }

  const field = {
    name: "logo",
    label: "Logo",
    hint: "PNG, JPEG or WebP, at most 200 KB. It stands at the top of every public page, 28 pixels high.",
    error: problem ?? error,
    optional: true,
  };
  return (
    <Field {...field}>
      {shown && (
        <div className="flex flex-wrap items-center gap-4">
          <span className="rounded border border-rule p-3">
            {/* biome-ignore lint/performance/noImgElement: a file that is in this page already */}
            <img src={shown} alt="The logo as it will stand on the page" className="h-7 w-auto max-w-56 object-contain" />
          </span>
          <Button kind="quiet" size="sm" onClick={remove}>
            Remove the logo
          </Button>
        </div>
      )}
      <input
        {...fieldAria(field)}
        ref={input}
        type="file"
        accept={TYPES.join(",")}
        onChange={choose}
        className="min-h-9 text-sm file:me-3 file:min-h-9 file:cursor-pointer file:rounded file:border file:border-edge file:bg-transparent file:px-3 file:font-semibold file:text-ink"
      />
    </Field>
  );
}

function asDataAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
