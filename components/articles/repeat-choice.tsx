import { Button } from "#components/ui/button";
import { Bidi } from "#components/ui/text";
import { Day } from "#components/ui/time";
import type { Item } from "#lib/articles/kept";
import { TRANSITIONS } from "#lib/claims/states";
import type { SimilarClaim } from "#lib/matching/queries";

const SHOWN = 2;
/** Of the first one's score: what is less similar is not worth a second look beside a whole list. */
const NEARLY = 0.6;

type Props = { item: Item; similar: readonly SimilarClaim[]; pending: boolean; onRepeat: (claim: SimilarClaim) => void };

/** What the desk has already that may say the same: to be given the article as a source, instead of a new draft. */
export function RepeatChoice({ item, similar, pending, onRepeat }: Props) {
  const shown = similar.slice(0, SHOWN).filter((claim) => claim.score >= NEARLY * (similar[0]?.score ?? 0));
  if (shown.length === 0) return null;
  return (
    <div className="min-w-0 border-s-2 border-rule ps-4 sm:col-span-2">
      <p className="text-sm font-semibold">You have this already?</p>
      <ul className="grid gap-2">
        {shown.map((claim, place) => {
          const isChosen = item.repeats?.number === claim.number;
          return (
            <li key={claim.number} className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <p className="min-w-0 grow basis-72 text-sm break-words">
                <a href={`/desk/claims/${claim.number}`} target="_blank" rel="noopener">
                  C-{claim.number}
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>{" "}
                <Bidi lang={claim.language} className="font-serif text-base">
                  {claim.text}
                </Bidi>{" "}
                <span className="text-soft">
                  {claim.speaker ? <Bidi>{claim.speaker}</Bidi> : claim.speakerUnknown ? "Unknown speaker" : "No speaker yet"},{" "}
                  <Day date={claim.saidOn} style="short" none={claim.undated ? "undated" : "no date yet"} />
                  {claim.state === "in_review" && "; in review, which this takes back to draft"}
                </span>
              </p>
              {TRANSITIONS.addEvidence[claim.state] !== undefined && (
                <Button
                  kind="alternative"
                  size="sm"
                  aria-pressed={isChosen}
                  aria-keyshortcuts={place === 0 ? "r" : undefined}
                  pending={pending}
                  onClick={() => onRepeat(claim)}
                >
                  It repeats C-{claim.number}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
