"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const LOOK_MS = 2_000;

/** Reads the page again while something goes on by itself, and somebody looks. Without scripts there is a link that does so. */
export function LookAgain({ at }: { at: string }) {
  const router = useRouter();
  useEffect(() => {
    const looking = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, LOOK_MS);
    return () => clearInterval(looking);
  }, [router]);
  return (
    <noscript>
      <a href={at}>See how far it is now</a>
    </noscript>
  );
}
