"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { StatusLabel } from "#components/claims/status-mark";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Conflict } from "#components/review/conflict";
import { decisionName } from "#components/review/kept-words";
import { ReturnDialog } from "#components/review/return-dialog";
import { Suggestion } from "#components/review/suggestion";
import { ToldReaders } from "#components/review/told-readers";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/choice";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { TextArea, TextInput } from "#components/ui/text-input";
import type { SeenClaim } from "#lib/claims/schema";
import { BALANCE_WORDS, BALANCES, type Balance, DECIDABLE, STATUS_WORDS, type Status, verdictWords } from "#lib/claims/states";
import { assess } from "#lib/evidence/assess";
import type { Dossier } from "#lib/evidence/dossier";
import { STATUS_MEANS } from "#lib/publication/words";
import { decide } from "#lib/review/actions";
import { bindingOf, isAgainst, isRaised, type RecheckDays, usualRecheck, type Verdict } from "#lib/review/policy";
import { changedSources, type NextVersion, toldReaders } from "#lib/review/told-readers";
import { isCalendarDate } from "#lib/schema";

type Props = {
  seen: SeenClaim;
  /** All that the newsroom knows, withheld evidence included. */
  dossier: Dossier;
  withheld: number;
  /** Today where the newsroom is, and the last day that a decision can be as of. */
  today: string;
  latest: string;
  recheckDays: RecheckDays;
  timeZone: string;
  /** Null: nothing of it is public yet. */
  next: NextVersion | null;
};

const BALANCE_NAMES: Record<Balance, string> = { for: "For", against: "Against", both: "Both", neither: "Neither" };
const BLANK = { status: "", balance: "", rationale: "", reasonAgainst: "", recheckOn: "" };

/** A reviewer's decision for exactly the revision beside it, with what the evidence suggests as of the day that they choose. */
export function DecisionForm({ seen, dossier, withheld, today, latest, recheckDays, timeZone, next }: Props) {
  const router = useRouter();
  const [words, setWords] = useState({ ...BLANK, asOf: today });
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  const { status, balance, rationale, reasonAgainst, asOf } = words;
  const assessment = useMemo(() => assess(dossier, isCalendarDate(asOf) ? asOf : undefined), [dossier, asOf]);
  const suggested: Verdict = { status: assessment.status, balance: assessment.balance };
  const now = useMemo(() => assess(dossier, latest), [dossier, latest]);
  const chosen = verdictOf(status, balance);
  const binding = chosen && bindingOf(chosen, { onThatDay: suggested, today: now });
  const against = chosen !== null && binding !== null && isAgainst(chosen, binding);
  const raised = chosen !== null && binding !== null && isRaised(chosen, binding);
  const told = useMemo(() => {
    const verdict = verdictOf(status, balance);
    const decision = { verdict, asOf: isCalendarDate(asOf) ? asOf : null, rationale, reasonAgainst: against ? reasonAgainst : null };
    return (
      next && {
        correction: toldReaders(next, decision),
        changedSources: changedSources(next),
        complete: verdict !== null,
        lang: next.contents.claim.language,
      }
    );
  }, [next, status, balance, asOf, rationale, reasonAgainst, against]);
  const recheckOn = words.recheckOn || (status ? usualRecheck(status as Status, latest, recheckDays) : "");

  const { forget } = useKept(decisionName(seen.number), words, (kept) => setWords((before) => ({ ...before, ...kept })));

  function write(change: Partial<typeof words>) {
    setWords((before) => ({ ...before, ...change }));
  }

  async function publish(event: FormEvent) {
    event.preventDefault();
    const answer = await send(() =>
      decide({
        seen,
        status,
        balance: status === "disputed" && balance !== "" ? balance : null,
        rationale,
        asOf,
        recheckOn: words.recheckOn || null,
        reasonAgainst: against ? reasonAgainst : null,
        suggested,
      }),
    );
    if (!answer?.ok) return;
    forget();
    const { awaiting } = answer.value;
    thenShow(() => {
      router.push(`/desk/review?${awaiting ? "signed" : "published"}=${seen.number}`);
      router.refresh();
    });
  }

  const conflict = refusal?.code === 409;
  return (
    <form method="post" noValidate onSubmit={publish} className="grid gap-4">
      <div className="border-b border-rule pb-4">
        <Suggestion assessment={assessment} withheld={withheld} />
      </div>
      {conflict ? (
        <Conflict key={attempt} refusal={refusal} seen={seen} timeZone={timeZone} />
      ) : (
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This is not published yet" />
      )}
      {isAgainst(now, suggested) && (
        <Notice tone="warning" title="What came after that day changes this">
          Today the evidence suggests {verdictWords(now)}. What says more than that needs a second reviewer, whatever the day.
        </Notice>
      )}
      {suggested.status === "unreviewed" && (
        <Notice tone="warning" title="Nobody known stands behind it">
          Return it to its editor to have its origin traced, or say below why you decide all the same.
        </Notice>
      )}
      <Fields pending={pending}>
        <TextInput
          type="date"
          name="asOf"
          label="As of"
          hint="Nothing that came later counts."
          max={latest}
          error={byName.asOf ?? null}
          value={asOf}
          onChange={(event) => write({ asOf: event.target.value })}
        />
        <RadioGroup
          name="status"
          label="Status"
          error={byName.status ?? null}
          value={status}
          onChange={(event) => write({ status: event.target.value })}
          options={DECIDABLE.map((value) => ({
            value,
            label: (
              <>
                <StatusLabel status={value} className="font-semibold" />
                <Suggested is={value === suggested.status} /> <span className="block text-sm text-soft">{STATUS_MEANS[value]}</span>
              </>
            ),
          }))}
        />
        {status === "disputed" && (
          <RadioGroup
            name="balance"
            label="Balance"
            hint="Which way the evidence leans."
            error={byName.balance ?? null}
            value={balance}
            onChange={(event) => write({ balance: event.target.value })}
            options={BALANCES.map((value) => ({
              value,
              label: (
                <>
                  <span className="font-semibold">{BALANCE_NAMES[value]}</span>
                  <Suggested is={value === suggested.balance} />{" "}
                  <span className="text-soft">{BALANCE_WORDS[value].replace(/^both hold: /, "")}</span>
                </>
              ),
            }))}
          />
        )}
        {against && (
          <TextArea
            name="reasonAgainst"
            label="Why another than the evidence suggests"
            hint="Readers are told that this is an editor’s judgement, with this reason."
            rows={3}
            error={byName.reasonAgainst ?? null}
            value={reasonAgainst}
            onChange={(event) => write({ reasonAgainst: event.target.value })}
          />
        )}
        {raised && (
          <Notice tone="warning" title="This needs a second reviewer">
            It says more than the evidence does. Your signature is the first; it is published once another reviewer, who did not write the
            claim, signs the same. A change of the evidence takes your signature back.
          </Notice>
        )}
        <TextArea
          name="rationale"
          label="Rationale, shown to readers"
          rows={5}
          error={byName.rationale ?? null}
          value={rationale}
          onChange={(event) => write({ rationale: event.target.value })}
        />
        <TextInput
          type="date"
          name="recheckOn"
          label="Look again on"
          hint="Then it comes to the queue of rechecks."
          error={byName.recheckOn ?? null}
          value={recheckOn}
          onChange={(event) => write({ recheckOn: event.target.value })}
        />
      </Fields>
      {told && <ToldReaders {...told} />}
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" pending={pending} className="flex-1 whitespace-nowrap">
          {raised ? "Give the first signature" : status ? `Publish as ${STATUS_WORDS[status as Status].toLowerCase()}` : "Publish"}
        </Button>
        <ReturnDialog seen={seen} />
      </div>
      <p className="text-sm text-soft">
        You are deciding what you see here (revision {seen.revision}). If it changes first, you will be shown what changed.
      </p>
    </form>
  );
}

function Suggested({ is }: { is: boolean }) {
  return is && <span className="text-sm whitespace-nowrap text-soft"> · as suggested</span>;
}

/** What was chosen so far; null while it is not complete. */
function verdictOf(status: string, balance: string): Verdict | null {
  if (status === "" || (status === "disputed" && balance === "")) return null;
  return { status: status as Status, balance: status === "disputed" ? (balance as Balance) : null };
}
