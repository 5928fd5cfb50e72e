"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";

/** A text to take along: it can be selected as a whole, and copied. `block`: of several lines, which are kept. */
export function CopyText({ text, label = "Copy", block = false }: { text: string; label?: string; block?: boolean }) {
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      {block ? (
        <pre
          translate="no"
          dir="ltr"
          className="m-0 max-h-60 w-full overflow-y-auto rounded border border-edge bg-raise px-3 py-2 font-mono text-sm break-all whitespace-pre-wrap select-all"
        >
          {text}
        </pre>
      ) : (
        <code translate="no" dir="ltr" className="rounded border border-edge bg-raise px-3 py-2 font-mono text-md break-all select-all">
          {text}
        </code>
      )}
      <Button kind="alternative" className="scripted" onClick={copy}>
        {label}
      </Button>
      <span role="status" className="text-sm text-soft">
        {copied === "yes" && "Copied."}
        {copied === "failed" && "This browser does not let us copy; please select it and copy it yourself."}
      </span>
    </div>
  );
}
