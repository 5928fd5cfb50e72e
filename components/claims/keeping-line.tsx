"use client";

import { useEffect } from "react";
import type { Keeping } from "#components/claims/use-autosave";
import { formatDateTime } from "#lib/format";

/** Says quietly whether what was typed is kept. */
export function KeepingLine({ keeping, timeZone }: { keeping: Keeping; timeZone: string }) {
  return (
    <p
      role="status"
      aria-live="polite"
      className={keeping.state === "failed" ? "text-sm font-semibold text-danger" : "tabular text-sm text-soft"}
    >
      {words(keeping, timeZone)}
    </p>
  );
}

function words(keeping: Keeping, timeZone: string): string {
  switch (keeping.state) {
    case "idle":
    case "logged":
      return "";
    case "saving":
      return "Saving…";
    case "saved":
      return `Saved ${formatDateTime(keeping.at, timeZone).split(", ")[1]?.split(" ")[0] ?? ""}`;
    case "failed":
      return `Not saved: ${keeping.why}`;
    case "other":
      return "Not saved: another tab has saved another text.";
    case "gone":
      return "Not saved: this draft was discarded in another tab.";
  }
}

/** Both texts are the same by now, so that there is nothing to choose. */
export function Settled({ onSettled }: { onSettled: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => onSettled(), []);
  return null;
}
