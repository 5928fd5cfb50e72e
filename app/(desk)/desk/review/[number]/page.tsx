import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { ClaimHistory } from "#components/claims/claim-history";
import { Attribution } from "#components/claims/claim-view";
import { EvidenceList } from "#components/evidence/evidence-list";
import { OriginsPicture } from "#components/evidence/origins-picture";
import { Headline, PageHeading, Panel, SectionHeading } from "#components/layout/page-heading";
import { RelationList } from "#components/relations/relation-list";
import { Ledger } from "#components/responses/ledger";
import { Awaiting } from "#components/review/awaiting";
import { CurrentVersion } from "#components/review/current-version";
import { DecisionForm } from "#components/review/decision-form";
import { KeptRationale } from "#components/review/kept-words";
import { Waiting } from "#components/review/queue";
import { Suggestion } from "#components/review/suggestion";
import { TakenLine, Taking } from "#components/review/taking";
import { ButtonLink } from "#components/ui/button";
import { Bidi, Quote } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import { DeskVerdicts } from "#components/verdicts/desk-verdicts";
import { requirePerson } from "#lib/auth/page";
import { historyOf } from "#lib/claims/history";
import { dossierFor } from "#lib/claims/page";
import { refusalOf } from "#lib/claims/policy";
import { claimForDesk } from "#lib/claims/queries";
import { REOPEN_WORDS, STATE_WORDS } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import { db } from "#lib/db";
import { assess } from "#lib/evidence/assess";
import { dossierOf } from "#lib/evidence/contents";
import { contentsOf, keptBackOf, READERS, wholeOf } from "#lib/evidence/queries";
import { dayIn, plural } from "#lib/format";
import { newsroomName, recheckDays } from "#lib/newsroom/queries";
import { mergedOnDesk, relationsForReaders } from "#lib/relations/queries";
import { ledgerOf, unaskedOf } from "#lib/responses/queries";
import { differencesTo } from "#lib/review/differences";
import { type Lapse, lapseOf, tiedSentence } from "#lib/review/policy";
import { standingOf } from "#lib/review/queries";
import { suggestedOn } from "#lib/review/suggested";
import { tieChanges } from "#lib/review/tie-changes";
import { type NextVersion, onlySaid } from "#lib/review/told-readers";
import { verdictsOf } from "#lib/verdicts/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: /^\d{1,10}$/.test(number) ? `Review C-${number}` : "Review" };
}

export default async function DecisionPage({ params }: Props) {
  const typed = (await params).number;
  const person = await requirePerson(`/desk/review/${encodeURIComponent(typed)}`);
  const number = /^[1-9]\d{0,9}$/.test(typed) ? Number(typed) : 0;
  if (number < 1 || number > 2_147_483_647) notFound();
  const now = new Date();
  const claim = await claimForDesk(db(), person, number, now);
  if (!claim) {
    const into = await mergedOnDesk(db(), number);
    if (into === null) notFound();
    redirect(`/desk/claims/${into}`);
  }
  if (claim.state !== "in_review")
    return <NotInReview number={number} state={claim.state === "draft" ? "a draft" : STATE_WORDS[claim.state].toLowerCase()} />;

  const [{ timeZone }, ledger, history, standing, dossier, days, whole, forReaders, verdicts] = await Promise.all([
    newsroomName(db()),
    ledgerOf(db(), claim.id),
    historyOf(db(), person, claim.id),
    standingOf(db(), person, claim.id, now),
    dossierFor(person, claim.id),
    recheckDays(db()),
    wholeOf(db(), claim.id),
    contentsOf(db(), [claim.id], READERS),
    verdictsOf(db(), claim.id),
  ]);
  const { proposal, current } = standing;
  const contents = forReaders.get(claim.id);
  const next: NextVersion | null =
    current && contents
      ? {
          current: onlySaid(current),
          contents,
          relations: await relationsForReaders(db(), claim.id),
          keptBack: await keptBackOf(db(), claim.id, current, contents),
          reopened: claim.reopened,
        }
      : null;
  const { draft } = claim;
  const seen = { number, revision: claim.revision };
  const tied = await tieChanges(db(), claim.id, whole);
  const own = tied.find((change) => change.whoId === person.id);
  const ownTies = own ? tiedSentence(own) : null;
  const off = refusalOf("decide", person, claim.facts)?.sentence ?? ownTies;
  const latest = toDay(now);
  const lapse = proposal && lapseOf(proposal, suggestedOn(dossierOf(whole), proposal.asOf, latest));
  const lapsed = lapse && LAPSED[lapse];
  // East of Greenwich a day begins before it does in UTC, by which decisions are dated.
  const today = [dayIn(now, timeZone), latest].sort()[0] ?? latest;
  const ofThisRound = history.entries.filter((entry) => entry.number > standing.roundBegan);
  const before = history.entries.filter((entry) => entry.number <= standing.roundBegan);

  // Whoever decides may see all of the evidence; anybody else is told what rests on what they may see.
  const form = (
    <DecisionForm
      seen={seen}
      dossier={dossier}
      withheld={claim.evidence.filter((one) => one.withheld !== null).length}
      today={today}
      latest={latest}
      recheckDays={days}
      timeZone={timeZone}
      next={next}
    />
  );
  const hidden = claim.evidence.filter((one) => one.source === null).length;
  const shown = <Suggestion assessment={assess(dossier, today)} hidden={hidden} />;

  return (
    <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_23.75rem]">
      <div className="min-w-0">
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-soft">
          <p>
            <Link href="/desk/review">Review queue</Link> ·{" "}
            <Link href={`/desk/claims/${number}`} className="font-mono">
              C-{number}
            </Link>{" "}
            · written by <Bidi>{claim.author.name}</Bidi> · submitted{" "}
            {claim.submittedAt && <Waiting since={claim.submittedAt} now={now.toISOString()} timeZone={timeZone} />} ago
            {standing.taken && (
              <>
                {" · "}
                <TakenLine taken={standing.taken} timeZone={timeZone} />
              </>
            )}
          </p>
          {off === null && <Taking seen={seen} taken={standing.taken} off={refusalOf("take", person, claim.facts)?.sentence ?? null} />}
        </div>
        <Headline text={draft.text} lang={draft.language} size="desk" />
        <Attribution draft={draft} />
        {standing.ties.length > 0 && (
          <p className="max-w-measure text-soft">
            The speaker{" "}
            {standing.ties.map((tie, index) => (
              <span key={`${tie.kind} ${tie.to}`}>
                {index > 0 && ", "}
                {tie.kind.replaceAll("_", " ")} <Bidi>{tie.to}</Bidi>
              </span>
            ))}
            .
          </p>
        )}
        {draft.quote && (
          <div className="mt-4">
            <Quote text={draft.quote} lang={draft.quoteLanguage || draft.language} size="md" />
          </div>
        )}
        {tied.length > 0 && (
          <p className="mt-4 max-w-measure text-soft">
            In this round these parties, their ties or these sources were changed, which may change what the evidence suggests:{" "}
            {tied.slice(0, 5).map((change, index) => (
              <span key={`${change.at} ${change.party}`}>
                {index > 0 && "; "}
                <Bidi>{change.who}</Bidi> changed <Bidi>{change.party}</Bidi>, <Moment at={change.at} timeZone={timeZone} style="short" />
              </span>
            ))}
            .
          </p>
        )}
        {claim.reopened && (
          <p className="mt-4 max-w-measure border-s-4 border-accent bg-raise px-4 py-2.5">
            <span className="font-semibold">Open again: {REOPEN_WORDS[claim.reopened.kind].toLowerCase()}.</span>{" "}
            <bdi>{claim.reopened.reason}</bdi>
          </p>
        )}
        <SectionHeading size="desk">Where it comes from</SectionHeading>
        <OriginsPicture dossier={dossier} counts={assess(dossier)} withheld={hidden} size="desk" />
        <SectionHeading size="desk" aside={plural("link", claim.evidence.length)}>
          Evidence
        </SectionHeading>
        <EvidenceList evidence={claim.evidence} seen={seen} />
        <SectionHeading size="desk">What the other parties say</SectionHeading>
        <Ledger responses={ledger} unasked={unaskedOf(draft.concerns, ledger)} seen={seen} today={dayIn(now, timeZone)} />
        {verdicts.length > 0 && (
          <>
            <SectionHeading size="desk">What others have said</SectionHeading>
            <DeskVerdicts verdicts={verdicts} seen={seen} />
          </>
        )}
        {claim.relations.states.length + claim.relations.stated.length > 0 && (
          <>
            <SectionHeading size="desk">Related claims</SectionHeading>
            <RelationList relations={claim.relations} />
          </>
        )}
        {current && (
          <>
            <SectionHeading size="desk">What readers see now</SectionHeading>
            <CurrentVersion current={current} differences={differencesTo(current, claim, verdicts)} />
          </>
        )}
        <SectionHeading size="desk">History of this round</SectionHeading>
        <ClaimHistory entries={ofThisRound} older={before.length === 0 ? history.older : 0} timeZone={timeZone} />
        {before.length > 0 && (
          <details className="mt-3">
            <summary className="inline-block min-h-6 text-accent underline underline-offset-3">Earlier rounds</summary>
            <div className="mt-2">
              <ClaimHistory entries={before} older={history.older} timeZone={timeZone} />
            </div>
          </details>
        )}
      </div>
      <Panel title={proposal ? "Awaiting a second signature" : off === null ? "Your decision" : "The decision"} sticky>
        <div className="mt-3 grid gap-4">
          {proposal && (
            <>
              <Suggestion assessment={assess(dossier, proposal.asOf)} hidden={hidden} />
              <Awaiting
                seen={seen}
                proposal={proposal}
                lapsed={lapsed}
                off={refusalOf("sign", person, claim.facts)?.sentence ?? ownTies}
                mayReturn={off === null}
                timeZone={timeZone}
                next={next}
              />
              {off === null ? (
                <details className="border-t border-rule pt-3">
                  <summary className="inline-block min-h-6 text-accent underline underline-offset-3">Decide it otherwise</summary>
                  <p className="my-3 text-sm text-soft">That takes the first signature back.</p>
                  {form}
                </details>
              ) : null}
            </>
          )}
          {!proposal && (off === null ? form : shown)}
          {off !== null && (
            <>
              <p>{off}</p>
              <p className="text-sm text-soft">You can read everything here; the buttons are for whoever decides.</p>
              <KeptRationale number={number} />
            </>
          )}
        </div>
      </Panel>
    </div>
  );
}

const LAPSED: Record<Lapse, string> = {
  signer: "Whoever gave it is no longer a reviewer.",
  suggestion: "The evidence suggests something else now than when it was given.",
};

function NotInReview({ number, state }: { number: number; state: string }) {
  return (
    <>
      <PageHeading
        title={`C-${number} is not in review`}
        crumb={
          <>
            <Link href="/desk/review">Review queue</Link> · <span className="font-mono">C-{number}</span>
          </>
        }
      >
        <p>It is {state} now, so there is nothing to decide.</p>
      </PageHeading>
      <div className="flex flex-wrap gap-2.5">
        <ButtonLink href={`/desk/claims/${number}`}>Open the claim</ButtonLink>
        <ButtonLink kind="alternative" href="/desk/review">
          To the queue
        </ButtonLink>
      </div>
      <KeptRationale number={number} />
    </>
  );
}
