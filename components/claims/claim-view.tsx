import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { Facts } from "#components/layout/page-heading";
import { Bidi } from "#components/ui/text";
import { AsOf, Day, Moment } from "#components/ui/time";
import type { ClaimDraft } from "#lib/claims/draft";
import type { DeskClaim } from "#lib/claims/queries";
import { STATE_WORDS } from "#lib/claims/states";
import { languageName } from "#lib/languages";

/** Who said it, when and where, and whom it concerns. What is missing is said to be missing. */
export function Attribution({ draft }: { draft: ClaimDraft }) {
  return (
    <div className="mt-2.5 max-w-measure">
      <p>
        {draft.speaker ? (
          <Bidi className="font-semibold">{draft.speaker.label}</Bidi>
        ) : (
          <span className={draft.speakerUnknown ? "font-semibold" : "text-soft italic"}>
            {draft.speakerUnknown ? "Unknown speaker" : "no speaker yet"}
          </span>
        )}
        {", "}
        {draft.saidOn ? (
          <Day date={draft.saidOn} />
        ) : (
          <span className={draft.undated ? "" : "text-soft italic"}>{draft.undated ? "undated" : "no date yet"}</span>
        )}
        {draft.saidWhere && (
          <>
            {", "}
            <Bidi>{draft.saidWhere}</Bidi>
          </>
        )}
      </p>
      {draft.concerns.length > 0 && (
        <p className="text-soft">
          Concerns{" "}
          {draft.concerns.map((party, index) => (
            <span key={party.id}>
              {index > 0 && ", "}
              <Bidi>{party.label}</Bidi>
            </span>
          ))}
        </p>
      )}
      {draft.topics.length > 0 && (
        <p className="text-soft">
          {draft.topics.length === 1 ? "Topic: " : "Topics: "}
          {draft.topics.map((topic, index) => (
            <span key={topic}>
              {index > 0 && ", "}
              <Bidi>{topic}</Bidi>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** What the desk knows of a claim beside its text. */
export function ClaimFacts({ claim, recheckOn, timeZone }: { claim: DeskClaim; recheckOn: string | null; timeZone: string }) {
  const { published } = claim;
  return (
    <Facts
      items={[
        { term: "Number", is: <span className="font-mono">C-{claim.number}</span> },
        { term: "State", is: STATE_WORDS[claim.state] },
        {
          term: "Public",
          is: published ? (
            <>
              <StatusLabel status={published.retracted ? "retracted" : (published.status ?? "unreviewed")} size="sm" />
              <span className="block">
                <Link href={`/claims/${claim.number}-${published.slug}`}>Version {published.version}</Link>
                {published.asOf && (
                  <span className="block text-sm text-soft">
                    <AsOf date={published.asOf} style="short" />
                  </span>
                )}
              </span>
            </>
          ) : (
            <span className="text-soft">not yet</span>
          ),
        },
        ...(recheckOn ? [{ term: "Look again", is: <Day date={recheckOn} style="short" /> }] : []),
        { term: "Author", is: <Bidi>{claim.author.name}</Bidi> },
        ...(claim.contributors.length > 0
          ? [
              {
                term: "Also changed it",
                is: claim.contributors.map((person) => (
                  <Bidi key={person.id} className="block">
                    {person.name}
                  </Bidi>
                )),
              },
            ]
          : []),
        { term: "Logged", is: <Moment at={claim.createdAt} timeZone={timeZone} style="short" /> },
        { term: "Changed", is: <Moment at={claim.changedAt} timeZone={timeZone} style="short" /> },
        ...(claim.submittedAt ? [{ term: "Submitted", is: <Moment at={claim.submittedAt} timeZone={timeZone} style="short" /> }] : []),
        ...(claim.taken ? [{ term: "Taken by", is: <Bidi>{claim.taken.by}</Bidi> }] : []),
        { term: "Language", is: languageName(claim.draft.language) },
      ]}
    />
  );
}
