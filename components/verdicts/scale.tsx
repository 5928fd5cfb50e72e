import { shareOfScale, type VerdictInput } from "#lib/verdicts/schema";
import { scaleWords } from "#lib/verdicts/words";

const WIDTH = 64;

/** A figure on somebody's scale: in words, and drawn from its worst (left) to its best where both are known. */
export function Scale({ scale }: { scale: NonNullable<VerdictInput["scale"]> }) {
  const share = shareOfScale(scale);
  return (
    <span>
      {share !== null && (
        <svg width={WIDTH} height="8" viewBox={`0 0 ${WIDTH} 8`} aria-hidden="true" className="me-1.5 inline-block text-soft">
          <rect x="0.5" y="0.5" width={WIDTH - 1} height="7" rx="1" fill="none" stroke="currentColor" />
          <rect x="1" y="1" width={Math.round(share * (WIDTH - 2))} height="6" fill="currentColor" />
        </svg>
      )}
      {scaleWords(scale)}
    </span>
  );
}
