import { setImmediate } from "node:timers/promises";
import { type TextQuote, textWith } from "#lib/quotes/anchor";

/** How a passage that was quoted stands in a copy: as it was, in other words, or not any more. */
export type Passage = "exact" | "approximate" | "lost";

export type Quoted = TextQuote & { was: Passage | null };

/**
 * How each passage stands in a text now; null: it was never found, so that it cannot have been lost. Other work of the process goes on
 * between one and the next.
 * @param before the text in which it may have stood, where nobody has looked for it yet
 */
export async function passagesIn(text: string, before: string | null, quotes: readonly Quoted[]): Promise<(Passage | null)[]> {
  const [now, then] = [textWith(text), before === null ? null : textWith(before)];
  const known = new Map<string, Passage | null>();
  const passages: (Passage | null)[] = [];
  for (const { was, ...quote } of quotes) {
    const key = JSON.stringify([quote.exact, quote.prefix, quote.suffix, was === null]);
    if (!known.has(key)) {
      await setImmediate();
      const stood = () => was !== null || (then?.find(quote) ?? null) !== null;
      known.set(key, now.find(quote)?.how ?? (stood() ? "lost" : null));
    }
    passages.push(known.get(key) ?? null);
  }
  return passages;
}
