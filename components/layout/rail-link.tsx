"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** Marks itself as the current page, or as the place that the current page is in. */
export function RailLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const [at] = href.split("?");
  const current = path === at && !href.includes("?") ? "page" : path.startsWith(`${at}/`) && at !== "/desk" ? "true" : undefined;
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
