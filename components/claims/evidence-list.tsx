import { InlineQuote } from "#components/ui/text";
import { STANCES } from "#lib/evidence/schema";
import { formatDate } from "#lib/format";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { basisWords, linkable, STANCE_HEADINGS, withheldWords } from "#lib/publication/words";
import { addressOfQuote } from "#lib/quotes/fragment";
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
            <ul className={LIST}>
              {group.map((evidence, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a version does not change, and sixty long keys would be sent twice
                <Item key={place} evidence={evidence} snapshot={snapshot} />
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

/** The looks of all items stand once, at the list: with sixty of them that is half of the page. */
const LIST =
  "border-b border-rule break-words *:grid *:grid-cols-[minmax(0,1fr)] *:gap-x-4.5 *:gap-y-1 *:border-t *:border-rule *:py-3.5 sm:*:grid-cols-[8rem_minmax(0,1fr)] " +
  "[&>li>p]:text-sm [&>li>p]:text-soft sm:[&>li>p]:pt-0.5 [&>li>div]:min-w-0 [&>li>div>p~p]:mt-1 [&>li>div>p~p]:text-sm " +
  "[&>li>div>p~p]:text-soft [&>li>div>q]:mt-1 [&_time]:whitespace-nowrap";

function Item({ evidence, snapshot }: { evidence: Evidence; snapshot: Snapshot }) {
  const source = snapshot.sources.find((one) => one.id === evidence.source);
  if (!source) return null;
  const basis = basisWords(evidence, snapshot);
  const href = linkable(source.address);
  const { quote, quoteAround } = evidence;
  const publisher = partyOf(snapshot, source.publisher)?.name;
  // Not a <bdi>: its paragraph takes the direction from it.
  const title = <span lang={source.language ?? undefined}>{source.title}</span>;
  return (
    <li>
      <p>
        {`${basis.words} `}
        {basis.name && <bdi>{basis.name}</bdi>}
        {basis.after}
      </p>
      <div>
        <p dir="auto">
          {href ? (
            <a
              href={
                quote ? addressOfQuote(href, { exact: quote, prefix: quoteAround?.prefix ?? "", suffix: quoteAround?.suffix ?? "" }) : href
              }
              data-address={quote ? href : undefined}
              rel="noopener nofollow"
            >
              {title}
            </a>
          ) : (
            title
          )}
        </p>
        {quote && <InlineQuote text={quote} lang={evidence.quoteLanguage ?? source.language} />}
        <p>
          {source.author && <Fact>{source.author}</Fact>}
          {publisher && <Fact>{publisher}</Fact>}
          {source.publishedOn ? <time dateTime={source.publishedOn}>{formatDate(source.publishedOn)}</time> : "undated"}
          {` · ${SOURCE_KIND_WORDS[source.kind].toLowerCase()}${evidence.place ? " · " : ""}`}
          {evidence.place && <bdi>{evidence.place}</bdi>}
          <span className="print:hidden"> · </span>
          <a href={`/sources/${source.id}`} className="print:hidden">
            who relies on this source
          </a>
        </p>
        {!href && source.address && <p className="break-all">{source.address}</p>}
        {evidence.withdrawnOn && (
          <p>
            <b className="text-ink">
              Withdrawn on <time dateTime={evidence.withdrawnOn}>{formatDate(evidence.withdrawnOn)}</time>
            </b>
          </p>
        )}
      </div>
    </li>
  );
}

function Fact({ children }: { children: string }) {
  return (
    <>
      <bdi>{children}</bdi>
      {" · "}
    </>
  );
}
