"use client";

import { useEffect, useRef, useState } from "react";
import type { Item } from "#lib/articles/kept";
import { findRepeatedByEach } from "#lib/matching/actions";
import type { SimilarClaim } from "#lib/matching/queries";
import { comparedOf, MOST_AT_ONCE } from "#lib/matching/schema";

export type SimilarOf = ReadonlyMap<string, readonly SimilarClaim[]>;

const NOTHING: SimilarOf = new Map();

/** What each candidate may well repeat of the desk, looked for a few at a time, from the first on; `again` looks anew. Where it fails, nothing is shown. */
export function useSimilarItems(items: readonly Item[]): { similarOf: SimilarOf; again: () => void } {
  const [similarOf, setSimilarOf] = useState(NOTHING);
  const [turn, setTurn] = useState(0);
  const failed = useRef(false);
  const next = items.filter((item) => !similarOf.has(item.id)).slice(0, MOST_AT_ONCE);
  const wanted = next.map((item) => item.id).join(" ");

  // biome-ignore lint/correctness/useExhaustiveDependencies: which are wanted says all; an item's words are those that were read
  useEffect(() => {
    if (wanted === "" || failed.current) return;
    let isOutdated = false;
    void (async () => {
      const answer = await findRepeatedByEach({
        texts: next.map(({ candidate }) => comparedOf(candidate.text, candidate.quote?.text ?? "")),
      }).catch(() => null);
      if (isOutdated) return;
      if (!answer?.ok) {
        failed.current = true;
        return;
      }
      setSimilarOf((before) => new Map([...before, ...next.map(({ id }, at) => [id, answer.value[at] ?? []] as const)]));
    })();
    return () => {
      isOutdated = true;
    };
  }, [wanted, turn]);

  return {
    similarOf,
    again: () => {
      failed.current = false;
      setSimilarOf(NOTHING);
      setTurn((before) => before + 1);
    },
  };
}
