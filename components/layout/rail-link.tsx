"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** Marks itself as the current page, or as the place that the current page is in. */
export function RailLink({ href, alone = false, children }: { href: string; alone?: boolean; children: ReactNode }) {
  const path = usePathname();
  // A link with a query is a choice within a place, not the place.
  const place = !href.includes("?");
  const current = place && path === href ? "page" : place && !alone && href !== "/desk" && path.startsWith(`${href}/`) ? "true" : undefined;
  return (
    <Link
      href={href}
      aria-current={current}
      className="flex min-h-8 items-center justify-between rounded px-2.5 py-1 text-ink no-underline hover:bg-raise aria-[current]:bg-raise aria-[current]:font-semibold max-lg:min-h-11"
    >
      {children}
    </Link>
  );
}
