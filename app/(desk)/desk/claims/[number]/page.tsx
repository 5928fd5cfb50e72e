import type { Metadata } from "next";
import Link from "next/link";
import { ClaimActions, type Offers } from "#components/claims/claim-actions";
import { ClaimHistory } from "#components/claims/claim-history";
import { ClaimNotices } from "#components/claims/claim-notices";
import { Attribution, ClaimFacts } from "#components/claims/claim-view";
import { SafeSentence } from "#components/claims/safe-sentence";
import { SimilarClaims } from "#components/claims/similar-claims";
import { EvidenceList, NoEvidence } from "#components/evidence/evidence-list";
import { OriginsPicture } from "#components/evidence/origins-picture";
import { Headline, Panel, SectionHeading } from "#components/layout/page-heading";
import { RelateDialog, type RelateOffers } from "#components/relations/relate-dialog";
import { RelationList } from "#components/relations/relation-list";
import { Ledger } from "#components/responses/ledger";
import { Button, ButtonLink } from "#components/ui/button";
import { Quote } from "#components/ui/text";
import { DeskVerdicts } from "#components/verdicts/desk-verdicts";
import { findBufferOfClaim } from "#lib/claims/buffer";
import { isSameDraft } from "#lib/claims/draft";
import { historyOf } from "#lib/claims/history";
import { dossierFor, requireClaim } from "#lib/claims/page";
import { refusalToBeginMerge } from "#lib/claims/policy";
import { STATE_WORDS } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import { db } from "#lib/db";
import { assess } from "#lib/evidence/assess";
import { trailsOf } from "#lib/evidence/trail";
import { dayIn, plural } from "#lib/format";
import { similarOnDesk } from "#lib/matching/queries";
import { newsroomName } from "#lib/newsroom/queries";
import { publishedClaim } from "#lib/publication/queries";
import { safeSentence } from "#lib/publication/safe-sentence";
import { recheckOf } from "#lib/rechecks/queries";
import { ledgerOf, unaskedOf } from "#lib/responses/queries";
import { verdictsOf } from "#lib/verdicts/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `C-${(await params).number}` };
}

export default async function ClaimPage({ params }: Props) {
  const { person, claim, at, whyNot } = await requireClaim((await params).number);
  const now = new Date();
  const { draft, state } = claim;
  const open = state === "draft" || state === "returned";
  const [{ timeZone, language }, dossier, recheck, ledger, history, buffer, published, similar, verdicts] = await Promise.all([
    newsroomName(db()),
    dossierFor(person, claim.id),
    claim.published ? recheckOf(db(), claim.id, now) : null,
    ledgerOf(db(), claim.id),
    historyOf(db(), person, claim.id),
    findBufferOfClaim(db(), person.id, claim.id),
    claim.published && publishedClaim(db(), claim.number),
    open ? similarOnDesk(db(), `${draft.text}\n${draft.quote}`, claim.number) : [],
    verdictsOf(db(), claim.id),
  ]);
  const sentence = published && safeSentence(published.snapshot, language);
  const reviews = person.role !== "editor";
  const offers: Offers =
    state === "retracted"
      ? {}
      : {
          ...(open ? { submit: whyNot("submit") } : {}),
          edit: whyNot("edit"),
          addEvidence: whyNot("addEvidence"),
          ...(state === "published" ? { reopen: whyNot("reopen") } : {}),
          ...(claim.facts.hasCurrentVersion && reviews ? { retract: whyNot("retract") } : {}),
          ...(open && !claim.facts.everPublished ? { discard: whyNot("discard") } : {}),
        };
  const seen = { number: claim.number, revision: claim.revision };
  const linked = [...claim.relations.states, ...claim.relations.stated].map((one) => one.number);
  const relate: RelateOffers = {
    edit: whyNot("edit"),
    same: refusalToBeginMerge(person, claim.facts)?.sentence ?? null,
    warning: state === "in_review" ? "This claim is in review: linking it takes it back to draft." : null,
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <p className="mb-2 text-sm text-soft">
          <Link href="/desk/claims">Claims</Link> · <span className="font-mono">C-{claim.number}</span> · {STATE_WORDS[state]}
        </p>
        <ClaimNotices
          claim={claim}
          unsaved={buffer && !isSameDraft(buffer.content.draft, draft) ? buffer.savedAt : null}
          at={at}
          recheck={recheck}
          today={toDay(now)}
          timeZone={timeZone}
          canEdit={offers.edit === null}
        />
        <Headline text={draft.text} lang={draft.language} size="desk" />
        <Attribution draft={draft} />
        {draft.quote && (
          <div className="mt-4">
            <Quote text={draft.quote} lang={draft.quoteLanguage || draft.language} size="md" />
          </div>
        )}
      </div>
      <div className="min-w-0 max-lg:order-last lg:-mt-6">
        {claim.evidence.length > 0 && (
          <>
            <SectionHeading size="desk">Where it comes from</SectionHeading>
            <OriginsPicture
              dossier={dossier}
              counts={assess(dossier)}
              withheld={claim.evidence.filter((one) => one.source === null).length}
              size="desk"
            />
          </>
        )}
        <div id="evidence" tabIndex={-1} className="outline-none">
          <SectionHeading size="desk" aside={claim.evidence.length > 0 && plural("link", claim.evidence.length)}>
            Evidence
          </SectionHeading>
          {claim.evidence.length > 0 ? (
            <EvidenceList
              evidence={claim.evidence}
              seen={seen}
              offers={{ edit: whyNot("edit"), withhold: whyNot("withhold") }}
              trails={trailsOf(dossier)}
            />
          ) : (
            <NoEvidence href={`${at}/sources/new`} off={whyNot("addEvidence")} />
          )}
        </div>
        <div id="responses" tabIndex={-1} className="outline-none">
          <SectionHeading size="desk">What the other parties say</SectionHeading>
          <Ledger
            responses={ledger}
            unasked={unaskedOf(draft.concerns, ledger)}
            seen={seen}
            today={dayIn(now, timeZone)}
            offers={{ addEvidence: whyNot("addEvidence"), edit: whyNot("edit") }}
          />
          <div className="mt-3">
            {whyNot("addEvidence") === null ? (
              <ButtonLink kind="alternative" size="sm" href={`${at}/requests/new`}>
                Ask a party for comment
              </ButtonLink>
            ) : (
              <Button kind="alternative" size="sm" off={whyNot("addEvidence")}>
                Ask a party for comment
              </Button>
            )}
          </div>
        </div>
        <div id="verdicts" tabIndex={-1} className="outline-none">
          <SectionHeading size="desk">What others have said</SectionHeading>
          <DeskVerdicts verdicts={verdicts} seen={seen} offers={{ addEvidence: whyNot("addEvidence"), edit: whyNot("edit") }} />
        </div>
        <div id="related" tabIndex={-1} className="outline-none">
          <SectionHeading size="desk">Related claims</SectionHeading>
          {linked.length > 0 && <RelationList relations={claim.relations} {...(relate.edit === null && { seen })} />}
          {state !== "retracted" && (
            <div className="mt-3">
              <RelateDialog seen={seen} offers={relate} />
            </div>
          )}
          {state === "retracted" && linked.length === 0 && <p className="text-soft">None.</p>}
        </div>
        <SectionHeading size="desk">History</SectionHeading>
        <ClaimHistory {...history} timeZone={timeZone} />
      </div>
      <div className="grid content-start gap-6 lg:sticky lg:top-5 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:self-start">
        {(Object.keys(offers).length > 0 || state === "in_review") && (
          <Panel title="What to do">
            <div className="mt-2">
              <ClaimActions
                seen={seen}
                offers={offers}
                missing={open ? claim.facts.missing : []}
                review={
                  state === "in_review" && reviews && <ButtonLink href={`/desk/review/${claim.number}`}>Review this claim</ButtonLink>
                }
              />
            </div>
          </Panel>
        )}
        <ClaimFacts claim={claim} recheckOn={recheck?.recheckOn ?? null} timeZone={timeZone} />
        {published && sentence && (
          <Panel title="To report it safely">
            {(open || state === "in_review") && (
              <p className="mb-1.5 text-sm text-soft">
                Of version {published.snapshot.version}, which readers see, not of what is open here.
              </p>
            )}
            <SafeSentence sentence={sentence} />
          </Panel>
        )}
        {similar.length > 0 && <SimilarClaims claims={similar} link={{ seen, offers: relate, linked }} />}
      </div>
    </div>
  );
}
