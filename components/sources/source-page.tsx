import type { ReactNode } from "react";
import { ClaimList } from "#components/claims/claim-list";
import { StandingCounts } from "#components/claims/standing-counts";
import { Headline, SectionHeading } from "#components/layout/page-heading";
import { Bidi } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { plural } from "#lib/format";
import { linkable, STANCE_HEADINGS } from "#lib/publication/words";
import { SOURCE_KIND_WORDS } from "#lib/sources/schema";
import type { NamedSource, PublicSource, Use } from "#lib/subjects/sources";
import { totalOf } from "#lib/subjects/tally";

/** What a source is, which claims rely on it and how, and what it repeats or is repeated by. */
export function SourcePage({ source }: { source: PublicSource }) {
  const { claims, tally, repeats, repeatedBy } = source;
  const total = totalOf(tally);
  return (
    <>
      <p className="mt-9 mb-1 text-sm text-soft">Source · {SOURCE_KIND_WORDS[source.kind].toLowerCase()}</p>
      <Headline text={source.title} lang={source.language} />
      <Origin source={source} />
      <div className="mt-9 grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-labelledby="counts" className="min-w-0 self-start lg:order-last">
          <h2 id="counts" className="mb-2.5 text-base font-semibold">
            How the claims that show it stand
          </h2>
          <StandingCounts caption="How many claims that show this source stand how" columns={[{ name: "Claims", tally }]} />
          <p className="mt-3 text-sm text-soft">That a source is shown with a claim says neither that it is right nor that the claim is.</p>
        </section>
        <div className="min-w-0 [&>section:first-child>h2]:mt-0">
          <Others id="repeats" title="Repeats" sources={repeats} />
          <Others id="repeated-by" title="Repeated by" sources={repeatedBy} />
          <section aria-labelledby="claims">
            <SectionHeading id="claims" aside={`(${plural("claim", total)})`}>
              Claims that rely on it
            </SectionHeading>
            <ClaimList
              claims={claims.map((one) => one.claim)}
              label="Claims that show this source"
              heading="h3"
              notes={new Map(claims.map(({ claim, uses }) => [claim.number, <Uses key={claim.number} uses={uses} />]))}
            />
            {total > claims.length && (
              <p className="mt-4 text-soft">These are the newest {claims.length}; older ones are not listed here.</p>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

/** Who published it, who wrote it, when, and where it is. */
function Origin({ source: { publisher, author, publishedOn, address } }: { source: PublicSource }) {
  const href = linkable(address);
  return (
    <>
      <p className="mt-4.5 break-words">
        {publisher && (
          <>
            {publisher.slug ? (
              <a href={`/parties/${publisher.slug}`}>
                <Bidi>{publisher.name}</Bidi>
              </a>
            ) : (
              <Bidi>{publisher.name}</Bidi>
            )}
            {", "}
          </>
        )}
        {author && (
          <>
            <Bidi>{author}</Bidi>
            {", "}
          </>
        )}
        <Day date={publishedOn} />
      </p>
      {address && (
        <p dir="ltr" className="mt-1.5 max-w-measure text-base break-all">
          {href ? (
            <a href={href} rel="noopener nofollow">
              {address}
            </a>
          ) : (
            address
          )}
        </p>
      )}
    </>
  );
}

/** "Says that it is so: on the word of Vladimir Putin", for each thing that it says. */
function Uses({ uses }: { uses: readonly Use[] }) {
  if (uses.length === 0) return <Line>Not evidence itself: others that are repeat it.</Line>;
  return uses.map(({ stance, basis, withdrawnOn }) => (
    <Line key={`${stance} ${basis.words} ${basis.name}`}>
      <span className="font-semibold">{STANCE_HEADINGS[stance]}</span>: {basis.words} {basis.name && <Bidi>{basis.name}</Bidi>}
      {basis.after}
      {withdrawnOn && (
        <>
          ; withdrawn on <Day date={withdrawnOn} />
        </>
      )}
    </Line>
  ));
}

function Line({ children }: { children: ReactNode }) {
  return <p className="mt-1.5 text-base break-words">{children}</p>;
}

function Others({ id, title, sources }: { id: string; title: string; sources: readonly NamedSource[] }) {
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} aside={`(${sources.length})`}>
        {title}
      </SectionHeading>
      <ul className="max-w-measure border-b border-rule">
        {sources.map((other) => (
          <li key={other.id} className="border-t border-rule py-2 break-words">
            <a href={`/sources/${other.id}`}>
              <Bidi lang={other.language}>{other.title}</Bidi>
            </a>
            {other.publisher && (
              <span className="text-base text-soft">
                , <Bidi>{other.publisher}</Bidi>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
