type Piece = { withdrawnOn: string | null; basis: { kind: string; firstHand?: boolean } };

/**
 * Two pieces of evidence that turn out to be one: what stands outweighs what was withdrawn, and of two that were, the one that stood
 * longer; first-hand outweighs what is not.
 */
export function together<T extends Piece>(one: T, other: T): T {
  const until = (piece: Piece) => piece.withdrawnOn ?? "~"; // behind every day
  if (until(one) !== until(other)) return until(one) > until(other) ? one : other;
  return other.basis.firstHand && !one.basis.firstHand ? { ...one, basis: { ...one.basis, firstHand: true } } : one;
}
