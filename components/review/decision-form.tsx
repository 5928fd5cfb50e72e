"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { StatusLabel } from "#components/claims/status-mark";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Conflict } from "#components/review/conflict";
import { forget, keep, keptWords } from "#components/review/kept-words";
import { ReturnDialog } from "#components/review/return-dialog";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/choice";
import { TextArea, TextInput } from "#components/ui/text-input";
import type { SeenClaim } from "#lib/claims/schema";
import { BALANCE_WORDS, BALANCES, DECIDABLE, STATUS_WORDS, type Status } from "#lib/claims/states";
import { decide } from "#lib/review/actions";

type Props = {
  seen: SeenClaim;
  /** Today where the newsroom is, and the last day that a decision can be as of. */
  today: string;
  latest: string;
  timeZone: string;
};

const BALANCE_NAMES = { for: "For", against: "Against", both: "Both", neither: "Neither" };

/** A reviewer's decision for exactly the revision beside it. */
export function DecisionForm({ seen, today, latest, timeZone }: Props) {
  const router = useRouter();
  const [words, setWords] = useState<{ status: string; balance: string; rationale: string; asOf: string }>({
    status: "",
    balance: "",
    rationale: "",
    asOf: today,
  });
  const { send, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  const { status, balance, rationale, asOf } = words;

  useEffect(() => {
    const kept = keptWords(seen.number);
    if (kept) setWords((now) => ({ ...now, ...kept }));
  }, [seen.number]);

  function write(change: Partial<typeof words>) {
    const next = { ...words, ...change };
    setWords(next);
    keep(seen.number, next);
  }

  async function publish(event: FormEvent) {
    event.preventDefault();
    const answer = await send(() =>
      decide({ seen, status, balance: status === "disputed" && balance !== "" ? balance : null, rationale, asOf }),
    );
    if (!answer?.ok) return;
    forget(seen.number);
    router.push(`/desk/review?published=${seen.number}`);
    router.refresh();
  }

  const conflict = refusal?.code === 409;
  return (
    <form method="post" noValidate onSubmit={publish} className="grid gap-4">
      {conflict ? (
        <Conflict key={attempt} refusal={refusal} seen={seen} timeZone={timeZone} />
      ) : (
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This is not published yet" />
      )}
      <RadioGroup
        name="status"
        label="Status"
        error={byName.status ?? null}
        value={status}
        onChange={(event) => write({ status: event.target.value })}
        options={DECIDABLE.map((value) => ({ value, label: <StatusLabel status={value} /> }))}
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
                <span className="font-semibold">{BALANCE_NAMES[value]}</span>{" "}
                <span className="text-soft">{BALANCE_WORDS[value].replace(/^both hold: /, "")}</span>
              </>
            ),
          }))}
        />
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
        name="asOf"
        label="As of"
        max={latest}
        error={byName.asOf ?? null}
        value={asOf}
        onChange={(event) => write({ asOf: event.target.value })}
      />
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" pending={pending} className="flex-1 whitespace-nowrap">
          {status ? `Publish as ${STATUS_WORDS[status as Status].toLowerCase()}` : "Publish"}
        </Button>
        <ReturnDialog seen={seen} />
      </div>
      <p className="text-sm text-soft">
        You are deciding what you see here (revision {seen.revision}). If it changes first, you will be shown what changed.
      </p>
    </form>
  );
}
