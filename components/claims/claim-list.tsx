import type { ReactNode } from "react";
import { Attribution } from "#components/claims/attribution";
import { Marked } from "#components/claims/marked";
import { StatusLabel } from "#components/claims/status-mark";
import { cx } from "#components/ui/cx";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { AsOf } from "#components/ui/time";
import type { FoundClaim } from "#lib/publication/found";
import { claimPath, type ListedClaim } from "#lib/publication/listed";
import type { Where } from "#lib/publication/searched";

/** Claims for readers, each with its mark, its words and who said them; of a search with the words that it was found by. */
export function ClaimList({
  claims,
  label,
  heading: Heading = "h2",
  notes,
}: {
  claims: readonly (ListedClaim | FoundClaim)[];
  label: string;
  heading?: "h2" | "h3";
  /** What else is said of a claim, by its number. */
  notes?: ReadonlyMap<number, ReactNode>;
}) {
  return (
    <ol aria-label={label} className="border-b border-rule">
      {claims.map((claim) => {
        const found = "found" in claim ? claim.found : null;
        return (
          <li key={claim.number} className="border-t border-rule py-4.5">
            <Standing claim={claim} />
            <Heading
              className={cx(
                "mt-1.5 max-w-[34em] font-serif font-medium text-pretty break-words hyphens-auto",
                claim.text.length > 160 ? "text-lg" : "text-xl",
              )}
            >
              <a href={claimPath(claim)} lang={claim.language} dir="auto" className="block text-ink no-underline hover:underline">
                {found ? <Marked pieces={found.text} /> : claim.text}
              </a>
            </Heading>
            <p className="mt-1.5 text-sm text-soft">
              <Attribution claim={claim} name={found && <Marked pieces={found.speaker} />} />
              <span aria-hidden="true"> · </span>
              <NumberOfRecord className="whitespace-nowrap">C-{claim.number}</NumberOfRecord>
            </p>
            {found?.elsewhere.map(({ where, writtenIn, pieces }) => (
              <p key={where + pieces[0]?.text} className="mt-1.5 max-w-measure text-sm text-soft">
                {WHERE[where]}:{" "}
                <Bidi lang={writtenIn} className="text-ink">
                  <Marked pieces={pieces} />
                </Bidi>
              </p>
            ))}
            {notes?.get(claim.number)}
          </li>
        );
      })}
    </ol>
  );
}

const WHERE: Record<Where, string> = {
  claim: "Claim",
  speaker: "Speaker",
  quote: "In the quote",
  source: "In a source",
  publisher: "Published by",
};

/** The mark, its word, what it says in a line, and as of when. */
function Standing({ claim: { status, line, asOf } }: { claim: ListedClaim }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm text-soft">
      <StatusLabel status={status ?? "retracted"} size="sm" className="font-semibold" />
      {status && (
        <span className="min-w-0 break-words">
          {line}
          {asOf && (
            <>
              , <AsOf date={asOf} />
            </>
          )}
        </span>
      )}
    </p>
  );
}

/** The newest claim on the first page. */
export function LeadClaim({ claim }: { claim: ListedClaim }) {
  return (
    <article>
      <Standing claim={claim} />
      <h2
        className={cx(
          "mt-2.5 max-w-[26em] font-serif font-medium break-words hyphens-auto",
          claim.text.length > 160 ? "text-xl text-pretty" : "text-3xl text-balance",
        )}
      >
        <a href={claimPath(claim)} lang={claim.language} dir="auto" className="block text-ink no-underline hover:underline">
          {claim.text}
        </a>
      </h2>
      <p className="mt-2.5 text-soft">
        <Attribution claim={claim} />
      </p>
    </article>
  );
}
