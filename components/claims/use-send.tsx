"use client";

import { useRef, useState, useTransition } from "react";
import type { FormError } from "#components/ui/error-summary";
import type { Answer } from "#lib/action";
import type { Refusal } from "#lib/faults";

const AWAY: Refusal = {
  code: 503,
  sentence: "Claimdesk could not be reached. What you typed is still here; check your connection and try again.",
};

/** Sends one thing at a time: a second press while the first is on its way does nothing. */
export function useSend() {
  const busy = useRef(false);
  const [sending, setSending] = useState(false);
  /**
   * Shows what a change has led to, by what it is given to run: the page read again, another page, and whatever is to stand there
   * together with it. Until that is drawn the change is still pending, so that the old state is never shown as if nothing had happened.
   */
  const [drawing, thenShow] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [touched, setTouched] = useState<readonly string[]>([]);

  async function send<T>(work: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
    if (busy.current || drawing) return null;
    busy.current = true;
    setSending(true);
    try {
      const answer = await work();
      refuse(answer.ok ? null : answer.refusal);
      return answer;
    } catch {
      refuse(AWAY);
      return { ok: false, refusal: AWAY };
    } finally {
      busy.current = false;
      setSending(false);
    }
  }

  function refuse(next: Refusal | null) {
    setRefusal(next);
    setTouched([]);
    setAttempt((before) => before + 1);
  }

  /** These are being put right: what was wrong with them is no longer shown beside them. The summary stays, and stays still. */
  const touch = (names: readonly string[]) => refusal && setTouched((before) => [...new Set([...before, ...names])]);

  return { send, thenShow, pending: sending || drawing, refusal, refuse, attempt, touched, touch };
}

/** Problems by the name of their field. `content.concernIds[2]` is the field `concernIds`. */
export function problemsByField(
  refusal: Refusal | null,
  prefix: RegExp,
  aliases: Record<string, string> = {},
  touched: readonly string[] = [],
) {
  const byName: Record<string, string> = {};
  const list: FormError[] = [];
  for (const { path, message } of refusal?.problems ?? []) {
    const short = path.replace(prefix, "").replace(/\[\d+\].*$/, "");
    const name = aliases[short] ?? short;
    if (name === "") list.push({ message });
    else {
      if (!touched.includes(name)) byName[name] ??= message;
      list.push({ message, name });
    }
  }
  if (refusal && list.length === 0) list.push({ message: refusal.sentence });
  return {
    byName,
    list: list.filter((each, index) => list.findIndex((one) => one.message === each.message && one.name === each.name) === index),
  };
}
