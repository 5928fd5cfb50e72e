"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";

/** A password that is shown once. It can be read out, and copied. */
export function OneTimePassword({ email, password }: { email: string; password: string }) {
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");

  async function copy() {
    try {
      await navigator.clipboard.writeText(password);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  return (
    <div className="grid gap-4">
      <div className="grid gap-1.5">
        <p className="text-soft">
          For <bdi className="font-semibold break-all text-ink">{email}</bdi>
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <code translate="no" className="rounded border border-edge bg-raise px-3 py-2 font-mono text-md break-all select-all">
            {password}
          </code>
          <Button kind="alternative" onClick={copy}>
            Copy
          </Button>
          <span role="status" className="text-sm text-soft">
            {copied === "yes" && "Copied."}
            {copied === "failed" && "This browser does not let us copy; please select it and copy it yourself."}
          </span>
        </div>
      </div>
      <Notice tone="warning" title="This password is not shown again.">
        Hand it over in person or by telephone. It is good for signing in once: the first thing to do then is to choose another.
      </Notice>
    </div>
  );
}
