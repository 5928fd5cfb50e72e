import { ClaimList } from "#components/claims/claim-list";
import { FeedLinks } from "#components/claims/feed-links";
import { type CountColumn, StandingCounts } from "#components/claims/standing-counts";
import { Timeline } from "#components/claims/timeline";
import { SectionHeading } from "#components/layout/page-heading";
import { TieTree } from "#components/parties/tie-tree";
import { Bidi } from "#components/ui/text";
import { PARTY_KIND_WORDS, type PartyKind } from "#lib/parties/schema";
import type { Branch, Direction } from "#lib/parties/ties";
import type { ListedClaim } from "#lib/publication/listed";
import { type Tally, totalOf } from "#lib/subjects/tally";
import type { Timeline as Told } from "#lib/subjects/timeline";

type Claims = { claims: ListedClaim[]; more: boolean };

type Party = {
  name: string;
  slug: string;
  kind: PartyKind;
  answersTo: Branch[];
  answerToIt: Branch[];
  withPage: string[];
  counts: { said: Tally; concerned: Tally; either: Tally; saidOverTime: Told | null };
  said: Claims;
  concerns: Claims;
};

/** How what a party said stands, whom it answers to, what it said, and what was said that concerns it. */
export function PartyPage({ party }: { party: Party }) {
  return (
    <>
      <p className="mt-9 text-sm text-soft">{PARTY_KIND_WORDS[party.kind]}</p>
      <h1 className="mt-1 max-w-[23em] font-serif text-4xl font-medium text-balance break-words">
        <Bidi>{party.name}</Bidi>
      </h1>
      <Overview party={party} />
      <Ties id="answers-to" title="Answers to" direction="up" party={party} branches={party.answersTo} />
      <Ties id="answer-to-it" title="Answer to it" direction="down" party={party} branches={party.answerToIt} />
      <Section id="said" title="Said" label="What this party said" claims={party.said} />
      <Section id="concerned" title="Concerned by" label="Claims that concern this party" claims={party.concerns} />
      {(party.said.more || party.concerns.more) && (
        <p className="mt-6">
          <a href={`/claims?party=${encodeURIComponent(party.slug)}`}>All claims by or about this party</a>
        </p>
      )}
    </>
  );
}

/** How many claims stand how, and when they were said. */
function Overview({ party: { name, slug, counts } }: { party: Party }) {
  const { said, concerned, either, saidOverTime } = counts;
  const columns: CountColumn[] = [
    { name: "Said", tally: said },
    { name: "Concerned by", tally: concerned },
  ].filter(({ tally }) => totalOf(tally) > 0);
  const filter = { party: slug };
  return (
    <div className="mt-8 grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <aside aria-labelledby="counts" className="min-w-0 self-start lg:order-last">
        <h2 id="counts" className="mb-2.5 text-base font-semibold">
          How it stands
        </h2>
        <StandingCounts
          caption="How many claims stand how"
          columns={
            columns.length === 1 ? columns.map((one) => ({ ...one, filter })) : [...columns, { name: "In all", tally: either, filter }]
          }
        />
        <p className="mt-3 text-sm text-soft">
          Counted is what this newsroom has logged and published, not everything that <Bidi>{name}</Bidi> said.
        </p>
        <FeedLinks feed={`party-${slug}`} />
      </aside>
      {saidOverTime && (
        <section aria-labelledby="over-time" className="min-w-0">
          <h2 id="over-time" className="mb-2.5 text-base font-semibold">
            Said, over time
          </h2>
          <Timeline timeline={saidOverTime} what="What this party said" />
        </section>
      )}
    </div>
  );
}

/** Ties that hold today. Only the names of parties that readers have a page about are links. */
function Ties({
  id,
  title,
  direction,
  party,
  branches,
}: {
  id: string;
  title: string;
  direction: Direction;
  party: Party;
  branches: Branch[];
}) {
  if (branches.length === 0) return null;
  const hrefOf = ({ slug }: { slug: string }) => (direction === "down" || party.withPage.includes(slug) ? `/parties/${slug}` : null);
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <div className="max-w-measure border-y border-rule py-1.5">
        <TieTree branches={branches} direction={direction} root={party} hrefOf={hrefOf} label={title} />
      </div>
    </section>
  );
}

function Section({ id, title, label, claims: { claims } }: { id: string; title: string; label: string; claims: Claims }) {
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <ClaimList claims={claims} label={label} heading="h3" />
    </section>
  );
}
