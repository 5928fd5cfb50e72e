"use client";

import { useState } from "react";
import type { Answer } from "#lib/action";
import type { Refusal } from "#lib/faults";

const AWAY: Refusal = {
  code: 503,
  sentence: "The server cannot be reached at the moment. What you typed is still here; please try again.",
};

/** Sends one change at a time, and keeps the reason when the answer is no. */
export function useAnswer<T>(action: (raw: unknown) => Promise<Answer<T>>) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sent, setSent] = useState(0);

  /** @returns what came back in a box, or null when refused */
  async function send(input: unknown): Promise<{ value: T } | null> {
    if (pending) return null;
    setPending(true);
    setRefusal(null);
    try {
      const answer = await action(input);
      if (answer.ok) return { value: answer.value };
      setRefusal(answer.refusal);
    } catch {
      setRefusal(AWAY);
    } finally {
      setSent((count) => count + 1);
      setPending(false);
    }
    return null;
  }

  /** The message beside a field. */
  const problemAt = (path: string) => refusal?.problems?.find((problem) => problem.path === path)?.message ?? null;
  return { send, pending, refusal, setRefusal, problemAt, sent };
}
