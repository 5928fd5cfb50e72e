import Link from "next/link";
import { EvidenceActions } from "#components/evidence/evidence-actions";
import { Badge } from "#components/ui/chip";
import { Bidi, InlineQuote } from "#components/ui/text";
import { Day } from "#components/ui/time";
import type { DeskEvidence } from "#lib/claims/queries";
import type { SeenClaim } from "#lib/claims/schema";
import { BASIS_WORDS, STANCE_WORDS } from "#lib/evidence/schema";
import { type Trail, trailKey } from "#lib/evidence/trail";
import { SOURCE_KIND_WORDS } from "#lib/sources/schema";

type Props = {
  evidence: readonly DeskEvidence[];
  seen: SeenClaim;
  /** Why evidence cannot be changed or withheld now; null where it can. Undefined: nothing is offered. */
  offers?: { edit: string | null; withhold: string | null };
  /** Where each leads, by `trailKey`. */
  trails?: ReadonlyMap<string, Trail>;
};

/** What a claim rests on, as somebody of the desk may see it. */
export function EvidenceList({ evidence, seen, offers, trails }: Props) {
  return (
    <ul className="border-t border-rule">
      {evidence.map((one) => (
        <li
          key={one.id}
          id={`evidence-${one.id}`}
          className="grid gap-x-6 gap-y-1 border-b border-rule py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]"
        >
          <p className="text-sm text-soft">
            <span className="font-semibold text-ink">{STANCE_WORDS[one.stance].name}</span>
            <span className="sm:block">
              {one.basis && (
                <>
                  {" "}
                  <BasisLine basis={one.basis} />
                </>
              )}
            </span>
          </p>
          <div className="grid min-w-0 content-start gap-1">
            {one.source ? <Shown one={one} /> : <Hidden one={one} />}
            {one.source && one.withdrawnOn === null && (
              <Untraced one={one} trail={trails?.get(trailKey(one.source.id, one.stance))} seen={seen} canEdit={offers?.edit === null} />
            )}
            {offers && one.source && (
              <EvidenceActions
                seen={seen}
                id={one.id}
                sourceId={one.source.id}
                title={one.source.title}
                withheld={one.withheld}
                offers={offers}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The same as text alone. */
export function basisInWords(basis: NonNullable<DeskEvidence["basis"]>): string {
  if (basis.kind === "attributed") return `on the word of ${basis.party?.name}${basis.firstHand ? ", at first hand" : ""}`;
  if (basis.kind === "derived") return `repeats ${basis.fromHidden ? "a withheld source" : basis.from?.title}`;
  return BASIS_WORDS[basis.kind].name.toLowerCase();
}

/** On whose word it rests, in a line. */
export function BasisLine({ basis }: { basis: NonNullable<DeskEvidence["basis"]> }) {
  if (basis.kind === "attributed")
    return (
      <>
        on the word of <Bidi>{basis.party?.name}</Bidi>
        {basis.firstHand && ", at first hand"}
      </>
    );
  if (basis.kind === "derived")
    return (
      <>
        repeats <Bidi>{basis.fromHidden ? "a withheld source" : basis.from?.title}</Bidi>
      </>
    );
  return <>{BASIS_WORDS[basis.kind].name.toLowerCase()}</>;
}

function Shown({ one }: { one: DeskEvidence }) {
  const { source } = one;
  if (!source) return null;
  return (
    <>
      <p dir="auto" className="min-w-0">
        {source.address ? (
          <a href={source.address} rel="noreferrer" target="_blank">
            <span lang={source.language ?? undefined}>{source.title}</span>
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
        ) : (
          <span lang={source.language ?? undefined} className="font-semibold">
            {source.title}
          </span>
        )}
        {one.withheld && (
          <bdi dir="ltr">
            {" "}
            <Badge tone="warning">Withheld: {one.withheld}</Badge>
          </bdi>
        )}
      </p>
      {one.quote && <InlineQuote text={one.quote} lang={one.quoteLanguage} />}
      <p className="text-sm break-words text-soft">
        <Joined
          parts={[
            source.publisher && <Bidi key="publisher">{source.publisher.name}</Bidi>,
            source.author && <Bidi key="author">{source.author}</Bidi>,
            source.publishedOn && <Day key="day" date={source.publishedOn} />,
            SOURCE_KIND_WORDS[source.kind].toLowerCase(),
            one.place && <Bidi key="place">{one.place}</Bidi>,
            one.withdrawnOn && (
              <span key="withdrawn">
                withdrawn <Day date={one.withdrawnOn} />
              </span>
            ),
          ]}
        />
      </p>
      {(one.pageGone || one.passageLost) && (
        <p className="text-sm">
          <Badge tone="warning">{one.pageGone ? "The page is gone" : "The quoted passage is gone"}</Badge>{" "}
          <Link href={`/desk/sources/${source.id}`}>
            Captured copies<span className="sr-only"> of {source.title}</span>
          </Link>
        </p>
      )}
    </>
  );
}

/** Of unknown origin: it counts for nothing, and asks to be traced. */
function Untraced({ one, trail, seen, canEdit }: { one: DeskEvidence; trail: Trail | undefined; seen: SeenClaim; canEdit: boolean }) {
  if (!trail || trail.origins.length > 0 || !one.source || one.basis?.fromHidden) return null;
  if (one.stance !== "asserts" && one.stance !== "contradicts") return null;
  const { ring, stops } = trail;
  const at = `/desk/claims/${seen.number}/sources`;
  return (
    <p className="text-sm">
      <Badge tone="warning">{ring ? "Repeats in a ring" : "Unknown origin"}</Badge>{" "}
      {stops ? (
        <>
          <Bidi className="break-words">{stops.title}</Bidi> does not say here on whose word it rests.{" "}
          {canEdit && <Link href={`${at}/new?source=${stops.id}`}>Link it too</Link>}
        </>
      ) : (
        <>
          {ring ? "Who said it first?" : "It counts for nothing until it is traced."}{" "}
          {canEdit && (
            <Link href={`${at}/${one.id}`}>
              Trace it<span className="sr-only">: {one.source.title}</span>
            </Link>
          )}
        </>
      )}
    </p>
  );
}

function Joined({ parts }: { parts: readonly React.ReactNode[] }) {
  return parts.filter(Boolean).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they do not move
    <span key={index}>
      {index > 0 && " · "}
      {part}
    </span>
  ));
}

function Hidden({ one }: { one: DeskEvidence }) {
  return (
    <p className="text-soft">
      Withheld: {one.withheld}. Added by <Bidi>{one.addedBy.name}</Bidi>; reviewers and admins can read it.
    </p>
  );
}

/** A claim that rests on nothing yet. */
export function NoEvidence({ href, off }: { href: string; off: string | null }) {
  return (
    <p className="border-t border-rule py-4 text-soft">
      Nothing is linked yet. {off === null && <Link href={href}>Link the first source</Link>}
    </p>
  );
}
