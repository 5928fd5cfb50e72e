import { Button } from "#components/ui/button";
import { TRANSITIONS } from "#lib/claims/states";
import type { SimilarClaim } from "#lib/matching/queries";

/** Makes the page a source of a claim that says the same, where sources can still be added to it. */
export function AddPage({ claim, pending, onAdd }: { claim: SimilarClaim; pending: boolean; onAdd: () => void }) {
  if (TRANSITIONS.addEvidence[claim.state] === undefined) return null;
  return (
    <div className="mt-1.5 grid justify-items-start gap-1">
      <Button kind="alternative" size="sm" pending={pending} onClick={onAdd}>
        Add the page to C-{claim.number}
      </Button>
      {claim.state === "in_review" && <p className="text-sm text-soft">It is in review: this pulls it back to draft.</p>}
      {claim.state === "published" && <p className="text-sm text-soft">Readers see it after a new decision.</p>}
    </div>
  );
}
