import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "#components/ui/cx";

const BADGES = {
  plain: "border-rule text-soft",
  strong: "border-ink text-ink",
  warning: "border-warning text-warning",
  danger: "border-danger text-danger",
  success: "border-success text-success",
};

/** A word about a thing: its state, a role. Not to be pressed. */
export function Badge({ children, tone = "plain" }: { children: ReactNode; tone?: keyof typeof BADGES }) {
  return (
    <span className={cx("inline-block rounded-sm border px-1.5 py-px text-xs font-medium whitespace-nowrap", BADGES[tone])}>
      {children}
    </span>
  );
}

const chip = "inline-flex min-h-7 max-w-full rounded border text-sm pointer-coarse:min-h-9";

/**
 * A filter that is on; `removeHref` leads to the list without it. `name` says what the cross removes. `plain`: on a page that reads nothing
 * ahead.
 */
export function FilterChip({
  children,
  name,
  removeHref,
  plain = false,
}: {
  children: ReactNode;
  name: string;
  removeHref: string;
  plain?: boolean;
}) {
  const Anchor = plain ? "a" : Link;
  return (
    <span className={cx(chip, "items-stretch border-ink")}>
      <span className="min-w-0 truncate py-1 ps-2.5">{children}</span>
      <Anchor
        href={removeHref}
        aria-label={`Remove filter: ${name}`}
        className="grid min-w-7 shrink-0 place-items-center text-soft no-underline hover:text-ink pointer-coarse:min-w-9"
      >
        <Cross />
      </Anchor>
    </span>
  );
}

/** A topic or the like that leads somewhere. */
export function LinkChip({ href, children, current }: { href: string; children: ReactNode; current?: boolean }) {
  return (
    <Link
      href={href}
      aria-current={current ? "true" : undefined}
      className={cx(
        chip,
        "items-center px-2.5 text-ink no-underline hover:border-ink print:min-h-0 print:border-0 print:px-0",
        current ? "border-ink font-semibold" : "border-rule",
      )}
    >
      <bdi className="truncate">{children}</bdi>
    </Link>
  );
}

export function Cross() {
  return (
    <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
      <path d="m2 2 8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}
