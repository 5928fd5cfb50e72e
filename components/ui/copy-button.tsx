"use client";

import { useId, useState } from "react";
import { Button } from "#components/ui/button";

/** Copies the text of the element with this id; where the browser does not let it, selects the text. Not shown without scripts. */
export function CopyButton({ of, children }: { of: string; children: string }) {
  const [said, setSaid] = useState("");
  const id = useId();
  const copy = async () => {
    const element = document.getElementById(of);
    if (!element) return;
    try {
      await navigator.clipboard.writeText(element.textContent);
      setSaid("Copied.");
    } catch {
      getSelection()?.selectAllChildren(element);
      setSaid("Selected; copy it with your browser.");
    }
  };
  return (
    <span className="no-print inline-flex flex-wrap items-center gap-x-3 gap-y-1 noscript:hidden">
      <Button kind="alternative" size="sm" onClick={copy} aria-describedby={id}>
        {children}
      </Button>
      <span id={id} role="status" className="text-sm text-soft">
        {said}
      </span>
    </span>
  );
}
