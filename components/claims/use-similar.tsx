"use client";

import { useEffect, useState } from "react";
import { findSimilarClaims } from "#lib/matching/actions";
import type { SimilarClaim } from "#lib/matching/queries";
import { comparedOf } from "#lib/matching/schema";
import { wordsIn } from "#lib/search/words";

const PAUSE_MS = 500;
/** One word says too little. */
const FEWEST_WORDS = 2;

/** The claims of the desk that are similar to what is typed, looked for whenever the typing pauses. Where that fails, what was found stays. */
export function useSimilar({ text, quote }: { text: string; quote: string }, number: number | null): readonly SimilarClaim[] {
  const [found, setFound] = useState<readonly SimilarClaim[]>([]);
  const typed = comparedOf(text, quote).trim();
  useEffect(() => {
    let isOutdated = false;
    const timer = setTimeout(async () => {
      const answer = wordsIn(typed).length >= FEWEST_WORDS ? await findSimilarClaims({ text: typed, number }).catch(() => null) : NOTHING;
      if (answer?.ok && !isOutdated) setFound(answer.value);
    }, PAUSE_MS);
    return () => {
      isOutdated = true;
      clearTimeout(timer);
    };
  }, [typed, number]);
  return found;
}

const NOTHING = { ok: true, value: [] } as const;
