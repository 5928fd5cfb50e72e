"use client";

import { useSend } from "#components/claims/use-send";
import type { Answer } from "#lib/action";

/** Sends the changes of one kind, and keeps the reason when the answer is no. */
export function useAnswer<T>(action: (raw: unknown) => Promise<Answer<T>>) {
  const { send, refusal, attempt, ...rest } = useSend();
  return {
    ...rest,
    refusal,
    sent: attempt,
    /** @returns what came back in a box, or null when refused */
    async send(input: unknown): Promise<{ value: T } | null> {
      const answer = await send(() => action(input));
      return answer?.ok ? { value: answer.value } : null;
    },
    /** The message beside a field. */
    problemAt: (path: string) => refusal?.problems?.find((problem) => problem.path === path)?.message ?? null,
  };
}
