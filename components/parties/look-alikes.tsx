import { Button } from "#components/ui/button";
import type { FoundParty } from "#lib/parties/queries";
import { PARTY_KIND_WORDS } from "#lib/parties/schema";

/** The parties that a name was refused for, each with what tells it from another. */
export function LookAlikes({
  parties,
  action,
}: {
  parties: readonly FoundParty[];
  action: { word: string; href: (party: FoundParty) => string } | { word: string; choose: (party: FoundParty) => void };
}) {
  if (parties.length === 0) return null;
  return (
    <ul className="grid gap-2" aria-label="In the registry already">
      {parties.map((party) => (
        <li key={party.id} className="flex flex-wrap items-center gap-3">
          <span className="me-auto min-w-0">
            <bdi className="font-semibold break-words">{party.name}</bdi>
            <span className="block text-sm text-soft">
              {PARTY_KIND_WORDS[party.kind]}
              {party.speaksFor && (
                <>
                  {" · "}
                  <bdi>{party.speaksFor}</bdi>
                </>
              )}
              {party.otherNames.length > 0 && (
                <>
                  {" · also "}
                  <bdi>{party.otherNames.slice(0, 5).join(", ")}</bdi>
                </>
              )}
            </span>
          </span>
          {"href" in action ? (
            <a href={action.href(party)} target="_blank" rel="noreferrer" className="inline-flex min-h-6 items-center">
              {action.word}
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
          ) : (
            <Button kind="alternative" size="sm" onClick={() => action.choose(party)}>
              {action.word}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
