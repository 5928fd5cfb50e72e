"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition } from "react";
import { ClaimCards } from "#components/claims/claims-table-cards";
import { claimColumns } from "#components/claims/claims-table-columns";
import { DataTable } from "#components/data-table/data-table";
import { Notice } from "#components/ui/notice";
import { Spinner } from "#components/ui/progress";
import type { Answer } from "#lib/action";
import type { ClaimRow } from "#lib/claims/list";
import { type Sort, type TableParams, tableHref } from "#lib/claims/search-params";

/** Runs an action of a row and says how it ended. */
export type RunAction = (action: () => Promise<Answer<unknown>>, done: string) => void;

type Said = { tone: "success" | "danger"; sentence: string } | null;

export function ClaimsTable({
  rows,
  total,
  params,
  now,
  timeZone,
}: {
  rows: ClaimRow[];
  total: number;
  params: TableParams;
  now: string;
  timeZone: string;
}) {
  const router = useRouter();
  const [said, setSaid] = useState<Said>(null);
  const [running, start] = useTransition();
  const columns = useMemo(() => {
    const run: RunAction = (action, done) => {
      setSaid(null);
      start(async () => {
        try {
          const answer = await action();
          start(() => {
            setSaid(answer.ok ? { tone: "success", sentence: done } : { tone: "danger", sentence: answer.refusal.sentence });
            router.refresh();
          });
        } catch {
          setSaid({ tone: "danger", sentence: "The server could not be reached, and nothing was changed. Please try again." });
        }
      });
    };
    return claimColumns({ run, now, timeZone });
  }, [router, now, timeZone]);
  return (
    <>
      {running && (
        <p className="mb-3 text-soft">
          <Spinner label="Under way…" />
        </p>
      )}
      {said && (
        <Notice tone={said.tone} live className="mb-3">
          {said.sentence}
        </Notice>
      )}
      <div className="max-sm:hidden" aria-busy={running}>
        <DataTable
          label="Claims"
          columns={columns}
          rows={rows}
          rowCount={total}
          sort={params.sort}
          order={params.order}
          sortHref={(sort, order) => tableHref(params, { sort: sort as Sort, order })}
          visible={[...params.columns, "actions"]}
          density={params.density}
        />
      </div>
      <ClaimCards rows={rows} now={now} timeZone={timeZone} />
    </>
  );
}
