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
        sticky && "max-h-[max(28rem,calc(100dvh-14.5rem))]",
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
        "py-1.5 pe-3 font-semibold first:ps-2.5",
        end ? "text-end" : "text-start",
        scope === "col"
          ? "sticky top-0 z-10 border-b border-b-ink bg-paper align-middle text-xs whitespace-nowrap text-soft"
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
