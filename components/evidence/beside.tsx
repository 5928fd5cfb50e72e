import { BasisLine } from "#components/evidence/evidence-list";
import { Panel } from "#components/layout/page-heading";
import { Bidi } from "#components/ui/text";
import type { DeskClaim, DeskEvidence } from "#lib/claims/queries";
import { STANCE_WORDS } from "#lib/evidence/schema";

/** The claim that is being worked on, beside a form about its evidence. */
export function ClaimBeside({ claim }: { claim: DeskClaim }) {
  return (
    <aside aria-label={`C-${claim.number}`} className="min-w-0 lg:sticky lg:top-5 lg:self-start">
      <Panel>
        <p className="font-mono text-sm text-soft">C-{claim.number}</p>
        <p dir="auto" lang={claim.draft.language} className="mt-1 font-serif text-lg">
          {claim.draft.text}
        </p>
        <p className="mt-3 border-t border-rule pt-3 font-semibold">
          {claim.evidence.length === 0 ? "No source is linked yet" : "Linked so far"}
        </p>
        <ul className="mt-1 space-y-2 text-sm">
          {claim.evidence.map((one) => (
            <li key={one.id}>
              <Line one={one} />
            </li>
          ))}
        </ul>
      </Panel>
    </aside>
  );
}

function Line({ one }: { one: DeskEvidence }) {
  if (!one.source) return <span className="text-soft">Withheld: {one.withheld}</span>;
  return (
    <>
      <Bidi className="block">{one.source.title}</Bidi>
      <span className="text-soft">
        {STANCE_WORDS[one.stance].name}
        {one.basis && (
          <>
            , <BasisLine basis={one.basis} />
          </>
        )}
      </span>
    </>
  );
}

/** A source as a choice, for those that repeat it. */
export function linkedItems(claim: DeskClaim, except?: string): { id: string; label: string; detail: string }[] {
  const items = claim.evidence.flatMap(({ source }) =>
    source && source.id !== except
      ? [{ id: source.id, label: source.title, detail: [source.publisher?.name, "linked to this claim"].filter(Boolean).join(" · ") }]
      : [],
  );
  return items.filter((item, index) => items.findIndex((one) => one.id === item.id) === index);
}
