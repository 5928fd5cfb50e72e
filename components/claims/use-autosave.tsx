"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { keepDraft } from "#lib/claims/actions";
import type { KeptBuffer } from "#lib/claims/buffer";
import { type ClaimDraft, isSameDraft } from "#lib/claims/draft";

const PAUSE_MS = 1_000;
const RETRY_MS = 10_000;

export type Keeping =
  | { state: "idle" }
  | { state: "saving" }
  | { state: "saved"; at: string }
  | { state: "failed"; why: string }
  /** Another tab has saved another text of the same draft. */
  | { state: "other"; other: KeptBuffer }
  | { state: "gone" }
  | { state: "logged"; number: number };

type Options = {
  draft: ClaimDraft;
  base: ClaimDraft;
  claimNumber: number | null;
  baseRevision: number | null;
  /** What the form began with, and the buffer that it came from. */
  start: { draft: ClaimDraft; id: string | null; revision: number; savedAt: string | null };
  /** Told once, when the first text is kept. */
  onFirstKept?: (id: string) => void;
};

/** Keeps what is being typed a second after the typing pauses, one request at a time. Stops where a choice is needed. */
export function useAutosave({ draft, base, claimNumber, baseRevision, start, onFirstKept }: Options) {
  const [keeping, setKeeping] = useState<Keeping>(start.savedAt ? { state: "saved", at: start.savedAt } : { state: "idle" });
  const latest = useRef({ draft, base, baseRevision, onFirstKept });
  const kept = useRef(start.draft);
  const id = useRef(start.id);
  const revision = useRef(start.revision);
  const running = useRef<Promise<void> | null>(null);
  const stopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const idOfBuffer = useCallback(() => {
    id.current ??= newId();
    return id.current;
  }, []);

  const keep = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) return running.current;
    if (stopped.current || isSameDraft(latest.current.draft, kept.current)) return;
    const sent = latest.current;
    setKeeping({ state: "saving" });
    running.current = (async () => {
      const again = (pause: number) => {
        if (!stopped.current) timer.current = setTimeout(() => void keep(), pause);
      };
      try {
        const answer = await keepDraft({
          id: idOfBuffer(),
          claimNumber,
          baseRevision: sent.baseRevision,
          revision: revision.current,
          content: { draft: sent.draft, base: sent.base },
        });
        if (!answer.ok) {
          setKeeping({ state: "failed", why: answer.refusal.code === 401 ? "please sign in again." : answer.refusal.sentence });
          if (answer.refusal.code >= 500) again(RETRY_MS);
        } else if (answer.value.outcome === "saved") {
          const first = revision.current === 0;
          kept.current = sent.draft;
          revision.current = answer.value.revision;
          id.current = answer.value.id;
          setKeeping({ state: "saved", at: answer.value.savedAt });
          if (first) sent.onFirstKept?.(answer.value.id);
          if (!isSameDraft(latest.current.draft, sent.draft)) again(PAUSE_MS);
        } else {
          stopped.current = true;
          const { outcome, ...rest } = answer.value;
          setKeeping({ state: outcome, ...rest } as Keeping);
        }
      } catch {
        setKeeping({ state: "failed", why: "Claimdesk could not be reached; trying again." });
        again(RETRY_MS);
      } finally {
        running.current = null;
      }
    })();
    return running.current;
  }, [claimNumber, idOfBuffer]);

  const keepSoon = useCallback(() => {
    if (stopped.current || isSameDraft(latest.current.draft, kept.current)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), PAUSE_MS);
  }, [keep]);

  useEffect(() => {
    latest.current = { draft, base, baseRevision, onFirstKept };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed sets it going; a refusal must not
  useEffect(keepSoon, [draft]);

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === "hidden") void keep();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (!stopped.current && !isSameDraft(latest.current.draft, kept.current)) event.preventDefault();
    };
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onLeave);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onLeave);
      clearTimeout(timer.current);
    };
  }, [keep]);

  return {
    keeping,
    idOfBuffer,
    revisionOfBuffer: () => revision.current,
    /** The text that this tab last knew to be kept. */
    keptDraft: () => kept.current,
    /** Keeps nothing more, once what is under way has ended: the form is being saved for good. */
    async stop() {
      stopped.current = true;
      clearTimeout(timer.current);
      await running.current;
    },
    goOn() {
      stopped.current = false;
      keepSoon();
    },
    /** The choice is made: from here on this tab has seen what the other one kept. */
    adopt(other: { id?: string; revision: number; draft: ClaimDraft }) {
      kept.current = other.draft;
      revision.current = other.revision;
      if (other.id) id.current = other.id;
      stopped.current = false;
      setKeeping({ state: "idle" });
      keepSoon();
    },
  };
}

/** A UUID also where the page is not served securely, and `crypto.randomUUID` is missing. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
