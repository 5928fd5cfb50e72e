import type { Piece } from "#lib/search/highlight";

/** A text with the words that were searched for. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
    marked ? <mark key={at}>{text}</mark> : text,
  );
}
