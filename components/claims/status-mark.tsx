import { MARK_PATHS, MARK_WORDS, type Mark } from "#lib/claims/mark";

const COLOURS: Record<Mark, string> = {
  confirmed: "text-confirmed",
  unilateral: "text-unilateral",
  disputed: "text-disputed",
  unreviewed: "text-unreviewed",
  retracted: "text-soft",
};

/** The shapes on a 20 × 20 field, in currentColor. */
export function MarkShape({ of }: { of: Mark }) {
  return MARK_PATHS[of].map(({ d, line }) =>
    line ? (
      <path key={d} d={d} fill="none" stroke="currentColor" strokeWidth={line.width} strokeDasharray={line.dashes?.join(" ")} />
    ) : (
      <path key={d} d={d} fill="currentColor" />
    ),
  );
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
  xl: { row: "gap-3.5 font-serif text-2xl leading-[34px] font-semibold", mark: 34 },
};

/** The mark and its word, in the status colour, on the baseline of its word. `word` replaces the word ("Was: Unilateral") but can never remove it. */
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
    <span className={`inline-flex items-baseline whitespace-nowrap ${s.row} ${COLOURS[status]} ${className}`}>
      <StatusMark status={status} size={s.mark} className="self-center" />
      <span>{word || MARK_WORDS[status]}</span>
    </span>
  );
}
