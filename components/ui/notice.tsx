import type { ReactNode } from "react";
import { cx } from "#components/ui/cx";

export type Tone = "info" | "success" | "warning" | "danger";

const TONES: Record<Tone, { edge: string; text: string; word: string; shape: ReactNode }> = {
  info: {
    edge: "border-s-accent",
    text: "text-accent",
    word: "Note",
    shape: (
      <>
        <circle cx="8" cy="8" r="7" />
        <path d="M8 7v5M8 4v1.7" className="stroke-paper" />
      </>
    ),
  },
  success: {
    edge: "border-s-success",
    text: "text-success",
    word: "Done",
    shape: (
      <>
        <circle cx="8" cy="8" r="7" />
        <path d="m4.8 8.2 2.3 2.3 4.2-4.8" fill="none" className="stroke-paper" />
      </>
    ),
  },
  warning: {
    edge: "border-s-warning",
    text: "text-warning",
    word: "Warning",
    shape: (
      <>
        <path d="M8 .8 15.6 15H.4z" />
        <path d="M8 5.5v4.6M8 11.4v1.7" className="stroke-paper" />
      </>
    ),
  },
  danger: {
    edge: "border-s-danger",
    text: "text-danger",
    word: "Error",
    shape: (
      <>
        <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" />
        <path d="M8 4v5M8 10.6v1.6" className="stroke-paper" />
      </>
    ),
  },
};

/** Says one thing that matters here and now. `live` announces it when it appears after the page was drawn. */
export function Notice({
  tone = "info",
  title,
  children,
  actions,
  live,
  className,
  word: said,
}: {
  tone?: Tone;
  /** Read aloud before it, instead of the word of its tone. */
  word?: string;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
  className?: string;
}) {
  const { edge, text, word, shape } = TONES[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cx("flex gap-3 rounded border border-s-4 bg-raise px-4 py-3", edge, className)}
    >
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        aria-hidden="true"
        fill="currentColor"
        strokeWidth="1.8"
        className={cx("mt-[.2em] shrink-0", text)}
      >
        {shape}
      </svg>
      <div className="grid min-w-0 gap-1">
        <span className="sr-only">{said ?? word}: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="mt-1.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

/** An empty list: what is missing, and what to do first. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-2 border-t border-rule py-8">
      <p className="font-serif text-xl font-semibold">{title}</p>
      {children && <div className="max-w-measure text-soft">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
