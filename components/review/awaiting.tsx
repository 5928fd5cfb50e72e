"use client";

import { useRouter } from "next/navigation";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { StatusLabel } from "#components/claims/status-mark";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Conflict } from "#components/review/conflict";
import { ReturnDialog } from "#components/review/return-dialog";
import { ToldReaders } from "#components/review/told-readers";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { AsOf, Day, Moment } from "#components/ui/time";
import type { SeenClaim } from "#lib/claims/schema";
import { BALANCE_WORDS, STATUS_WORDS } from "#lib/claims/states";
import { signSecond } from "#lib/review/actions";
import type { Proposal } from "#lib/review/queries";
import { changedSources, type NextVersion, toldReaders } from "#lib/review/told-readers";

type Props = {
  seen: SeenClaim;
  proposal: Proposal;
  /** Why the first signature does not hold any more; null: it does. */
  lapsed: string | null;
  /** Why this person cannot sign; null: they can. */
  off: string | null;
  mayReturn: boolean;
  timeZone: string;
  /** Null: nothing of it is public yet. */
  next: NextVersion | null;
};

/** A decision above what the evidence suggests, as the first reviewer signed it; the second signs exactly this. */
export function Awaiting({ seen, proposal, lapsed, off, mayReturn, timeZone, next }: Props) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, attempt } = useSend();

  async function sign() {
    const answer = await send(() => signSecond({ seen }));
    if (!answer?.ok) return;
    thenShow(() => {
      router.push(`/desk/review?published=${seen.number}`);
      router.refresh();
    });
  }

  return (
    <div className="grid gap-4">
      {refusal?.code === 409 ? (
        <Conflict key={attempt} refusal={refusal} seen={seen} timeZone={timeZone} />
      ) : (
        <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="This is not published yet" />
      )}
      {lapsed && (
        <Notice tone="warning" title="The first signature no longer holds">
          {lapsed} It has to be decided anew.
        </Notice>
      )}
      <p>
        <bdi className="font-semibold">{proposal.first}</bdi> gave the first signature,{" "}
        <Moment at={proposal.firstAt} timeZone={timeZone} style="short" />, for
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <StatusLabel status={proposal.status} size="lg" />
        {proposal.balance && <span className="text-soft">{BALANCE_WORDS[proposal.balance]}</span>}
        <span className="text-soft">
          <AsOf date={proposal.asOf} />
        </span>
      </p>
      <dl className="grid gap-3">
        <Said
          term={`Why, although the evidence suggests ${STATUS_WORDS[proposal.suggested.status].toLowerCase()}`}
          text={proposal.reasonAgainst}
        />
        <Said term="Rationale, shown to readers" text={proposal.rationale} />
        <div>
          <dt className="text-sm font-semibold">Look again on</dt>
          <dd className="m-0">{proposal.recheckOn ? <Day date={proposal.recheckOn} /> : "after the usual time"}</dd>
        </div>
      </dl>
      {next && (
        <ToldReaders
          correction={toldReaders(next, { verdict: proposal, ...proposal })}
          changedSources={changedSources(next)}
          complete
          lang={next.contents.claim.language}
        />
      )}
      <div className="flex flex-wrap gap-2.5">
        <Button className="flex-1" pending={pending} off={lapsed ? "It has to be decided anew." : off} onClick={() => void sign()}>
          Sign and publish as {STATUS_WORDS[proposal.status].toLowerCase()}
        </Button>
        {mayReturn && <ReturnDialog seen={seen} />}
      </div>
      {off === null && lapsed === null && (
        <p className="text-sm text-soft">You sign what stands here, for the claim as you see it (revision {seen.revision}).</p>
      )}
    </div>
  );
}

function Said({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt className="text-sm font-semibold">{term}</dt>
      <dd dir="auto" className="m-0 border-s-2 border-rule ps-2.5 break-words whitespace-pre-line">
        {text}
      </dd>
    </div>
  );
}
