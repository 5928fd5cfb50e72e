import { ClaimList } from "#components/claims/claim-list";
import { SubjectHeading, SubjectOverview } from "#components/claims/subject-overview";
import { SectionHeading } from "#components/layout/page-heading";
import { Bidi } from "#components/ui/text";
import { formatCount, plural } from "#lib/format";
import type { PublicTopic } from "#lib/subjects/queries";
import { totalOf } from "#lib/subjects/tally";

/** How what was said on a topic stands, when it was said, by whom most often, and the newest of it. */
export function TopicPage({ topic }: { topic: PublicTopic }) {
  const { slug, name, tally, overTime, speakers, spokenIn, claims, more } = topic;
  return (
    <>
      <SubjectHeading kind="Topic" name={name} />
      <SubjectOverview
        columns={[{ name: "Claims", tally, filter: { topic: slug } }]}
        overTime={overTime && { title: "Said, over time", what: "Claims on this topic", timeline: overTime }}
        feed={`topic-${slug}`}
      >
        Counted is what this newsroom has logged and published, not everything that was said on it.
      </SubjectOverview>
      {speakers.length > 0 && (
        <section aria-labelledby="speakers">
          <SectionHeading id="speakers" aside={spokenIn < totalOf(tally) && `in its newest ${formatCount(spokenIn)} claims`}>
            Who speaks in it most often
          </SectionHeading>
          <ol className="max-w-measure border-b border-rule">
            {speakers.map((party) => (
              <li key={party.slug} className="flex items-baseline justify-between gap-4 border-t border-rule py-2">
                <a href={`/parties/${party.slug}`} className="min-w-0">
                  <Bidi>{party.name}</Bidi>
                </a>
                <span className="tabular shrink-0 text-base text-soft">{plural("claim", party.claims)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="claims">
        <SectionHeading id="claims">{more ? "The newest claims" : "Claims"}</SectionHeading>
        <ClaimList claims={claims} label={`Claims on ${name}`} heading="h3" />
        {more && (
          <p className="mt-6">
            <a href={`/claims?${new URLSearchParams({ topic: slug })}`}>All {plural("claim", totalOf(tally))} on this topic</a>
          </p>
        )}
      </section>
    </>
  );
}
