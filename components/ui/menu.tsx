"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { buttonClass } from "#components/ui/button";
import { cx } from "#components/ui/cx";

export type MenuItem = {
  label: ReactNode;
  href?: string;
  onSelect?: () => void;
  danger?: boolean;
  /** Why it cannot be chosen; shown under it. */
  off?: string | null;
  /** A rule above it. */
  apart?: boolean;
};

const look = cx(
  "flex min-h-8 w-full cursor-default flex-col justify-center px-3 py-1.5 text-base text-ink no-underline outline-none select-none",
  "data-highlighted:bg-raise data-highlighted:shadow-[inset_2px_0_0_var(--accent)] data-disabled:text-soft pointer-coarse:min-h-11",
);

/** What can be done with one thing. `trigger` is a button element; without it, `label` makes a small alternative button. */
export function Menu({
  label,
  items,
  trigger,
  align = "end",
}: {
  label: string;
  items: readonly MenuItem[];
  trigger?: ReactElement<Record<string, unknown>>;
  align?: "start" | "end";
}) {
  return (
    <Base.Root>
      {trigger ? (
        <Base.Trigger render={trigger} aria-label={label} />
      ) : (
        <Base.Trigger className={buttonClass("alternative", "sm")}>
          {label}
          <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
            <path d="m2 4 4 4.5L10 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </Base.Trigger>
      )}
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) max-w-[min(22rem,calc(100vw-1rem))] min-w-44 overflow-y-auto rounded border border-edge bg-paper py-1 outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a menu's items do not move
              <Fragment key={index}>
                {item.apart && <Base.Separator className="my-1 border-t border-rule" />}
                {item.href && !item.off ? (
                  <Base.LinkItem render={<Link href={item.href} />} closeOnClick className={look}>
                    {item.label}
                  </Base.LinkItem>
                ) : (
                  <Base.Item onClick={item.onSelect} disabled={Boolean(item.off)} className={cx(look, item.danger && "text-danger")}>
                    {item.label}
                    {item.off && <span className="text-xs">{item.off}</span>}
                  </Base.Item>
                )}
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The three dots of a table row, as a trigger. */
export function MoreTrigger(props: React.ComponentProps<"button">) {
  return (
    <button
      {...props}
      type="button"
      className="grid size-7 place-items-center rounded text-soft hover:bg-raise hover:text-ink pointer-coarse:size-11"
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
        <circle cx="3" cy="8" r="1.4" />
        <circle cx="8" cy="8" r="1.4" />
        <circle cx="13" cy="8" r="1.4" />
      </svg>
    </button>
  );
}
