import type { ReactNode } from "react";
import { cx } from "#components/ui/cx";
import { isRightToLeft } from "#lib/bidi";

/** A name or text that somebody typed, kept from turning its surroundings around. */
export function Bidi({ children, lang, className }: { children: ReactNode; lang?: string | null; className?: string }) {
  return (
    <bdi dir="auto" lang={lang || undefined} className={className}>
      {children}
    </bdi>
  );
}

/**
 * How somebody else's words are set: in quotation marks of their language, unless they were typed with some, and not slanted where their
 * letters have no italic. The names of languages with none are in globals.css; a text may be in no language that is known.
 */
function quotation(text: string): string {
  const marks = /^\s*["“”„«»‹‘「『]/u.test(text) ? "[quotes:none]" : "";
  return cx("quotation", marks, isRightToLeft(text) && "not-italic");
}

/** A verbatim quote as a block, in its language; `children` is the line under it that says who quotes. */
export function Quote({
  text,
  lang,
  children,
  size = "lg",
}: {
  text: string;
  lang?: string | null;
  children?: ReactNode;
  size?: "lg" | "md";
}) {
  return (
    <figure className="max-w-[33em]">
      <blockquote
        lang={lang || undefined}
        dir="auto"
        className={cx(
          quotation(text),
          "border-s-2 border-rule ps-5 before:content-[open-quote] after:content-[close-quote]",
          size === "lg" ? "text-xl leading-[1.42]" : "text-lg",
        )}
      >
        {text}
      </blockquote>
      {children && <figcaption className="mt-1.5 ps-[1.375rem] text-sm text-soft">{children}</figcaption>}
    </figure>
  );
}

/** A verbatim quote in a list, with quotation marks of its language. */
export function InlineQuote({ text, lang }: { text: string; lang?: string | null }) {
  return (
    <q lang={lang || undefined} dir="auto" className={cx(quotation(text), "block text-lg")}>
      {text}
    </q>
  );
}

const ONE_WORD = /(\d{1,2} (?:de )?\p{L}+ (?:de )?\d{4}|C-\d+)/u;

/** A sentence of ours in which no line ends within a date or a number of record. */
export function Unbroken({ children }: { children: string }) {
  return children.split(ONE_WORD).map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have nothing but their place
      <span key={place} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

/** A number of record: C-1042, a hash. */
export function NumberOfRecord({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <span className={`font-mono text-[.88em] tabular ${className}`}>{children}</span>;
}

export function SkipLink({ to = "main", children = "Skip to the content" }: { to?: string; children?: ReactNode }) {
  return (
    <a
      href={`#${to}`}
      className="sr-only rounded bg-ink px-4 py-2.5 font-semibold text-paper focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-50"
    >
      {children}
    </a>
  );
}
