import type { ReactNode } from "react";
import { ClaimList } from "#components/claims/claim-list";
import type { CountColumn } from "#components/claims/standing-counts";
import { SubjectHeading, SubjectOverview } from "#components/claims/subject-overview";
import { SectionHeading } from "#components/layout/page-heading";
import { TieTree } from "#components/parties/tie-tree";
import { Bidi } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { plural } from "#lib/format";
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
  counts: { said: Tally; concerned: Tally; either: Tally; saidOverTime: Told | null; retracted: number };
  said: Claims;
  concerns: Claims;
  retracted: Claims & { days: { number: number; day: string }[] };
};

/** How what a party said stands, whom it answers to, what it said, and what was said that concerns it. */
export function PartyPage({ party }: { party: Party }) {
  return (
    <>
      <SubjectHeading kind={PARTY_KIND_WORDS[party.kind]} name={party.name} />
      <SubjectOverview
        columns={columnsOf(party)}
        overTime={
          party.counts.saidOverTime && { title: "Said, over time", what: "What this party said", timeline: party.counts.saidOverTime }
        }
        feed={`party-${party.slug}`}
      >
        Counted is what this newsroom has logged and published, not everything that <Bidi>{party.name}</Bidi> said.
        {party.counts.retracted > 0 && (
          <>
            {" "}
            <a href="#retracted">{plural("retracted claim", party.counts.retracted)}</a> {party.counts.retracted === 1 ? "is" : "are"} not
            counted.
          </>
        )}
      </SubjectOverview>
      <Ties id="answers-to" title="Answers to" direction="up" party={party} branches={party.answersTo} />
      <Ties id="answer-to-it" title="Answer to it" direction="down" party={party} branches={party.answerToIt} />
      <Section id="said" title="Said" label="What this party said" claims={party.said} />
      <Section id="concerned" title="Concerned by" label="Claims that concern this party" claims={party.concerns} />
      <Section
        id="retracted"
        title="Retracted"
        label="Claims by or about this party that were retracted"
        claims={party.retracted}
        notes={
          new Map(
            party.retracted.days.map(({ number, day }) => [
              number,
              <p key={number} className="mt-1.5 text-sm text-soft">
                Retracted on <Day date={day} />: the newsroom no longer stands behind it.
              </p>,
            ]),
          )
        }
      />
      {(party.said.more || party.concerns.more || party.retracted.more) && (
        <p className="mt-6">
          <a href={`/claims?party=${encodeURIComponent(party.slug)}`}>All claims by or about this party</a>
        </p>
      )}
    </>
  );
}

function columnsOf({ slug, counts: { said, concerned, either } }: Party): CountColumn[] {
  const parts = [
    { name: "Said", tally: said },
    { name: "Concerned by", tally: concerned },
  ].filter(({ tally }) => totalOf(tally) > 0);
  if (parts.length === 0) return [];
  const filter = { party: slug };
  return parts.length === 1 ? parts.map((one) => ({ ...one, filter })) : [...parts, { name: "In all", tally: either, filter }];
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
      <div className="border-y border-rule py-1.5">
        <TieTree branches={branches} direction={direction} root={party} hrefOf={hrefOf} label={title} />
      </div>
    </section>
  );
}

type SectionProps = { id: string; title: string; label: string; claims: Claims; notes?: ReadonlyMap<number, ReactNode> };

function Section({ id, title, label, claims: { claims }, notes }: SectionProps) {
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <ClaimList claims={claims} label={label} heading="h3" notes={notes} />
    </section>
  );
}
