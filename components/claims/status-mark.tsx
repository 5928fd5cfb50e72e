import type { Status } from "#lib/claims/states";

export type Mark = Status | "retracted";

export const MARK_WORDS: Record<Mark, string> = {
  confirmed: "Confirmed",
  unilateral: "Unilateral",
  disputed: "Disputed",
  unreviewed: "Unreviewed",
  retracted: "Retracted",
};

const COLOURS: Record<Mark, string> = {
  confirmed: "text-confirmed",
  unilateral: "text-unilateral",
  disputed: "text-disputed",
  unreviewed: "text-unreviewed",
  retracted: "text-soft",
};

/** The shapes on a 20 × 20 field, in currentColor. The favicon, the embed and the share image draw the same ones. */
export function MarkShape({ of }: { of: Mark }) {
  switch (of) {
    case "confirmed":
      return <circle cx="10" cy="10" r="9" fill="currentColor" />;
    case "unilateral":
      return (
        <>
          <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor" />
        </>
      );
    case "disputed":
      return (
        <>
          <path d="M8.4 1a8.2 8.2 0 0 0 0 16z" fill="currentColor" />
          <path d="M11.6 3a8.2 8.2 0 0 1 0 16z" fill="currentColor" />
        </>
      );
    case "unreviewed":
      return <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2.2" strokeDasharray="2.2 2.827" />;
    case "retracted":
      return (
        <>
          <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M1 10h18" stroke="currentColor" strokeWidth="2.4" />
        </>
      );
  }
}

/** The mark alone. Silent to assistive technology: its word must stand next to it, so prefer StatusLabel. */
export function StatusMark({ status, size = "1em", className = "" }: { status: Mark; size?: number | string; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      className={`mark inline-block shrink-0 ${COLOURS[status]} ${className}`}
    >
      <MarkShape of={status} />
    </svg>
  );
}

const SIZES = {
  sm: { row: "gap-1.5 text-sm", mark: 14 },
  md: { row: "gap-[7px]", mark: 16 },
  lg: { row: "gap-2.5 font-serif text-xl font-semibold", mark: 24 },
  xl: { row: "gap-3.5 font-serif text-2xl font-semibold", mark: 34 },
};

/** The mark and its word, in the status colour. `word` replaces the word ("Was: Unilateral") but can never remove it. */
export function StatusLabel({
  status,
  size = "md",
  word,
  className = "",
}: {
  status: Mark;
  size?: "sm" | "md" | "lg" | "xl";
  word?: string;
  className?: string;
}) {
  const s = SIZES[size];
  return (
    <span className={`inline-flex items-center whitespace-nowrap ${s.row} ${COLOURS[status]} ${className}`}>
      <StatusMark status={status} size={s.mark} />
      <span>{word || MARK_WORDS[status]}</span>
    </span>
  );
}
