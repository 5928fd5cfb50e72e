import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "#components/ui/cx";

/** A table scrolls in its own box, which can be focused and is named, so that a narrow page never scrolls sideways. */
export function TableRegion({
  label,
  children,
  sticky = true,
  className,
}: {
  label: string;
  children: ReactNode;
  sticky?: boolean;
  className?: string;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className={cx(
        "relative overflow-auto overscroll-x-contain print:max-h-none print:overflow-visible",
        sticky && "max-h-[max(28rem,calc(100dvh-13rem))]",
        className,
      )}
    >
      {children}
    </section>
  );
}

export function Table({ density = "comfortable", className, ...rest }: ComponentProps<"table"> & { density?: "comfortable" | "compact" }) {
  return <table {...rest} data-density={density} className={cx("group/table w-full border-separate border-spacing-0", className)} />;
}

export function Tr({ selected, className, ...rest }: ComponentProps<"tr"> & { selected?: boolean }) {
  return <tr {...rest} aria-selected={selected} className={cx("group/row", selected && "bg-raise", className)} />;
}

type ThProps = ComponentProps<"th"> & {
  /** How the column is sorted now; null if it could be but is not. */
  sorted?: "ascending" | "descending" | null;
  /** Leads to the list sorted by this column. */
  sortHref?: string;
  end?: boolean;
};

export function Th({ sorted, sortHref, end, className, children, scope = "col", ...rest }: ThProps) {
  const head = sortHref ? (
    <Link href={sortHref} className="-my-1 inline-flex min-h-6 items-center gap-1 text-inherit no-underline hover:text-ink hover:underline">
      {children}
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className={sorted ? "" : "opacity-0"}>
        <path
          d={sorted === "ascending" ? "M5 9V1M2 4l3-3 3 3" : "M5 1v8M2 6l3 3 3-3"}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      </svg>
    </Link>
  ) : (
    children
  );
  return (
    <th
      {...rest}
      scope={scope}
      aria-sort={sorted ?? undefined}
      className={cx(
        "py-1.5 pe-3 text-xs font-semibold whitespace-nowrap first:ps-2.5",
        end ? "text-end" : "text-start",
        scope === "col"
          ? "sticky top-0 z-10 border-b border-b-ink bg-paper align-middle text-soft"
          : "border-b border-b-rule align-top text-base whitespace-normal text-ink",
        className,
      )}
    >
      {head}
    </th>
  );
}

export function Td({ end, nowrap, className, ...rest }: ComponentProps<"td"> & { end?: boolean; nowrap?: boolean }) {
  return (
    <td
      {...rest}
      className={cx(
        "border-b border-b-rule py-2.5 pe-3 align-top first:ps-2.5 group-data-[density=compact]/table:py-1",
        end && "text-end",
        nowrap && "whitespace-nowrap",
        className,
      )}
    />
  );
}

/** Back and on through a list that is read page by page. */
export function Pager({
  label,
  back,
  next,
  children,
  backWord = "Back",
  nextWord = "Next",
}: {
  label: string;
  back: string | null;
  next: string | null;
  children?: ReactNode;
  backWord?: string;
  nextWord?: string;
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 text-sm">
      <span className="tabular me-auto text-soft">{children}</span>
      <PagerLink href={back} rel="prev">
        <Arrow back /> {backWord}
      </PagerLink>
      <PagerLink href={next} rel="next">
        {nextWord} <Arrow />
      </PagerLink>
    </nav>
  );
}

function PagerLink({ href, rel, children }: { href: string | null; rel: string; children: ReactNode }) {
  const look = "inline-flex min-h-8 items-center gap-1.5 rounded border px-2.5 pointer-coarse:min-h-11";
  if (!href) return <span className={cx(look, "border-rule text-soft")}>{children}</span>;
  return (
    <Link href={href} rel={rel} className={cx(look, "border-edge text-ink no-underline hover:border-ink")}>
      {children}
    </Link>
  );
}

function Arrow({ back }: { back?: boolean }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
      className={cx("rtl:-scale-x-100", back && "-scale-x-100 rtl:scale-x-100")}
    >
      <path d="M1 6h10M7 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}
