import type { ReactNode } from "react";
import { StatusLabel } from "#components/claims/status-mark";
import { RelateDialog, type RelateOffers } from "#components/relations/relate-dialog";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Day } from "#components/ui/time";
import type { SeenClaim } from "#lib/claims/schema";
import { STATE_WORDS } from "#lib/claims/states";
import type { SimilarClaim } from "#lib/matching/queries";

/** Claims that may be the one that is being written. They open in a tab of their own, so that nothing that is typed is left. */
export function SimilarClaims({
  claims,
  id,
  title = "Similar claims",
  actionOf,
  link,
}: {
  claims: readonly SimilarClaim[];
  id?: string;
  title?: string;
  /** What can be done with each. */
  actionOf?: (claim: SimilarClaim) => ReactNode;
  /** Where what is written can be linked to them, but for those that it is linked to. */
  link?: { seen: SeenClaim; offers: RelateOffers; linked: readonly number[] };
}) {
  return (
    <section aria-labelledby="similar-claims" id={id} className="min-w-0">
      <h2 id="similar-claims" className="border-t-2 border-ink pt-3 font-serif text-lg font-semibold">
        {title}
      </h2>
      <p className="mb-2 text-sm text-soft">Here already, the most similar first. Is it one of these?</p>
      <ul>
        {claims.map((claim) => (
          <li key={claim.number} className="border-t border-rule py-2">
            <a
              href={`/desk/claims/${claim.number}`}
              target="_blank"
              rel="noopener"
              lang={claim.language}
              dir="auto"
              className="line-clamp-4 font-serif break-words text-ink"
            >
              {claim.text}
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
            <p className="text-sm break-words text-soft">
              <Who claim={claim} />, <Day date={claim.saidOn} style="short" none={claim.undated ? "undated" : "no date yet"} />
            </p>
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
              <StatusLabel status={claim.status ?? "retracted"} size="sm" />
              <span>
                <NumberOfRecord>C-{claim.number}</NumberOfRecord>, {STATE_WORDS[claim.state].toLowerCase()}
              </span>
            </p>
            {actionOf?.(claim)}
            {link && !link.linked.includes(claim.number) && (
              <div className="mt-1">
                <RelateDialog seen={link.seen} offers={link.offers} other={{ number: claim.number, text: claim.text }} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ claim: { speaker, speakerUnknown } }: { claim: SimilarClaim }) {
  return speaker === null ? speakerUnknown ? "Unknown speaker" : "No speaker yet" : <Bidi>{speaker}</Bidi>;
}
