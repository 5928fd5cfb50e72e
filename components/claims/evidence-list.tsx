import { Bidi, InlineQuote } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { STANCES } from "#lib/evidence/schema";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { basisWords, linkable, STANCE_HEADINGS, withheldWords } from "#lib/publication/words";
import { SOURCE_KIND_WORDS } from "#lib/sources/schema";

type Evidence = Snapshot["evidence"][number];

/** What the newsroom goes by, grouped by what it says of the claim. */
export function EvidenceList({ snapshot }: { snapshot: Snapshot }) {
  const withheld = withheldWords(snapshot.withheld);
  return (
    <>
      {STANCES.map((stance) => {
        const group = snapshot.evidence.filter((one) => one.stance === stance);
        if (group.length === 0) return null;
        return (
          <section key={stance} aria-labelledby={`stance-${stance}`} className="mt-5 first-of-type:mt-0">
            <h3 id={`stance-${stance}`} className="mb-1.5 text-base font-semibold">
              {STANCE_HEADINGS[stance]} <span className="font-normal text-soft">({group.length})</span>
            </h3>
            <ul className="border-b border-rule">
              {group.map((evidence) => (
                <Item
                  key={`${evidence.source} ${evidence.basis.kind} ${evidence.basis.party} ${evidence.basis.from}`}
                  evidence={evidence}
                  snapshot={snapshot}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {snapshot.evidence.length === 0 && !withheld && <p className="text-soft">No evidence is shown with this claim.</p>}
      {withheld && <p className="mt-3 max-w-measure text-base text-soft">{withheld}.</p>}
    </>
  );
}

function Item({ evidence, snapshot }: { evidence: Evidence; snapshot: Snapshot }) {
  const source = snapshot.sources.find((one) => one.id === evidence.source);
  if (!source) return null;
  const basis = basisWords(evidence, snapshot);
  const href = linkable(source.address);
  const publisher = partyOf(snapshot, source.publisher)?.name;
  const facts = [
    source.author && <Bidi key="author">{source.author}</Bidi>,
    publisher && <Bidi key="publisher">{publisher}</Bidi>,
    <span key="date">{source.publishedOn ? <Day date={source.publishedOn} /> : "undated"}</span>,
    <span key="kind">{SOURCE_KIND_WORDS[source.kind].toLowerCase()}</span>,
    evidence.place && <Bidi key="place">{evidence.place}</Bidi>,
  ].filter(Boolean);
  const title = (
    <Bidi lang={source.language} className="break-words">
      {source.title}
    </Bidi>
  );
  return (
    <li className="grid gap-x-4.5 gap-y-1 border-t border-rule py-3.5 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <p className="text-sm break-words text-soft sm:pt-0.5">
        {basis.words} {basis.name && <Bidi>{basis.name}</Bidi>}
        {basis.after}
      </p>
      <div className="min-w-0">
        <p>
          {href ? (
            <a href={href} rel="noopener nofollow">
              {title}
            </a>
          ) : (
            title
          )}
        </p>
        {evidence.quote && (
          <div className="mt-1">
            <InlineQuote text={evidence.quote} lang={evidence.quoteLanguage ?? source.language} />
          </div>
        )}
        <p className="mt-1 text-sm break-words text-soft">
          {facts.map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one source keep their order
            <span key={index}>
              {index > 0 && " · "}
              {fact}
            </span>
          ))}
        </p>
        {!href && source.address && <p className="mt-1 text-sm break-all text-soft">{source.address}</p>}
        {evidence.withdrawnOn && (
          <p className="mt-1 text-sm font-semibold">
            Withdrawn on <Day date={evidence.withdrawnOn} />
          </p>
        )}
      </div>
    </li>
  );
}
