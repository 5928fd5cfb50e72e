import Link from "next/link";
import { LostList } from "#components/rechecks/lost";
import { DueSince, NowSuggested } from "#components/rechecks/why";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { Day, Moment } from "#components/ui/time";
import type { DeskClaim } from "#lib/claims/queries";
import { NEWS_WORDS, REOPEN_WORDS } from "#lib/claims/states";
import { capital, dayIn } from "#lib/format";
import { isDue } from "#lib/rechecks/due";
import type { Recheck } from "#lib/rechecks/queries";

/** What whoever opens the claim should know first. */
export function ClaimNotices({
  claim,
  unsaved,
  at,
  recheck,
  today,
  timeZone,
  canEdit,
}: {
  claim: DeskClaim;
  unsaved: string | null;
  at: string;
  recheck: Recheck | null;
  today: string;
  timeZone: string;
  canEdit: boolean;
}) {
  const { returned, reopened, published, sent, state } = claim;
  return (
    <div className="mb-4 grid max-w-[46rem] gap-3 empty:hidden">
      {returned && state !== "published" && (
        <Notice
          tone="warning"
          title={
            <>
              Returned
              {returned.by && (
                <>
                  {" "}
                  by <Bidi>{returned.by}</Bidi>
                </>
              )}
            </>
          }
        >
          <p dir="auto" className="whitespace-pre-line">
            {returned.reason}
          </p>
        </Notice>
      )}
      {claim.facts.firstSignerId !== null && (
        <Notice tone="warning" title="A decision awaits its second signature">
          Any change of the text, the evidence or the requests takes the first one back.
        </Notice>
      )}
      {reopened && (
        <Notice title={`Open again: ${REOPEN_WORDS[reopened.kind].toLowerCase()}`}>
          <p dir="auto" className="whitespace-pre-line">
            {reopened.reason}
          </p>
          {published && <p className="mt-1 text-soft">Readers still see version {published.version}.</p>}
        </Notice>
      )}
      {sent && (sent.note || sent.speaker || state === "draft") && (
        <Notice
          title={
            <>
              Sent in by <Bidi>{sent.by}</Bidi>, <Moment at={sent.at} timeZone={timeZone} style="short" />
            </>
          }
        >
          {sent.speaker && (
            <p>
              It names <Bidi className="font-semibold">{sent.speaker}</Bidi> as the speaker, whom the registry does not know.
            </p>
          )}
          {sent.note && (
            <p dir="auto" className="break-words whitespace-pre-line">
              {sent.note}
            </p>
          )}
        </Notice>
      )}
      {unsaved && canEdit && (
        <Notice title="You have changes here that are not saved" actions={<Link href={`${at}/edit`}>Look at them</Link>}>
          Kept <Moment at={unsaved} timeZone={timeZone} style="short" />.
        </Notice>
      )}
      {recheck?.news && (
        <Notice
          title={
            <>
              {capital(NEWS_WORDS[recheck.news.what])} since <Day date={dayIn(recheck.news.since, timeZone)} />, which readers do not see
              yet
            </>
          }
        >
          <NowSuggested recheck={recheck} />
        </Notice>
      )}
      {recheck && recheck.lost.length > 0 && (
        <Notice tone="warning" title="What this claim rests on is not where it was">
          <LostList lost={recheck.lost} number={claim.number} timeZone={timeZone} />
        </Notice>
      )}
      {recheck && state === "published" && isDue(recheck, today) && (
        <Notice
          tone="warning"
          title={<DueSince recheck={recheck} today={today} />}
          actions={<Link href="/desk/rechecks">All rechecks</Link>}
        >
          {recheck.news ? "Reopen it to decide anew." : <NowSuggested recheck={recheck} />}
        </Notice>
      )}
      {state === "retracted" && (
        <Notice tone="danger" title="This claim has been retracted">
          Its page stays up and says so. Nothing more can be done to it.
        </Notice>
      )}
    </div>
  );
}
