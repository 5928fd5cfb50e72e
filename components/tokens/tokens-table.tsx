"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalSummary } from "#components/people/refusal-summary";
import { useAnswer } from "#components/people/use-answer";
import { Button } from "#components/ui/button";
import { Badge } from "#components/ui/chip";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { EmptyState } from "#components/ui/notice";
import { Table, TableRegion, Td, Th, Tr } from "#components/ui/table";
import { Age, Day } from "#components/ui/time";
import { dayIn } from "#lib/format";
import { revokeToken } from "#lib/tokens/actions";
import type { TokenRow } from "#lib/tokens/rows";
import { SCOPE_WORDS } from "#lib/tokens/schema";

type Props = { tokens: readonly TokenRow[]; timeZone: string; now: string };

export function TokensTable({ tokens, timeZone, now }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const token = tokens.find(({ id }) => id === chosen);
  if (tokens.length === 0)
    return (
      <EmptyState title="No program sends drafts in">
        Make a token for one that is to: a form for tips, an extension of a browser, something that watches a channel.
      </EmptyState>
    );
  return (
    <>
      <TableRegion label="Tokens">
        <Table>
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
              <Th>Acts for</Th>
              <Th>May</Th>
              <Th>Made</Th>
              <Th>Holds until</Th>
              <Th>Last used</Th>
              <Th end>Drafts</Th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((row) => (
              <Tr key={row.id}>
                <Th scope="row" className="min-w-40 py-2.5">
                  <bdi className={row.state === "holds" ? "wrap-anywhere" : "font-normal wrap-anywhere text-soft"}>{row.name}</bdi>
                </Th>
                {/* Second, so that it is on the screen of a phone. */}
                <Td className="py-1.5">
                  {row.state === "holds" && (
                    <Button
                      kind="alternative"
                      size="sm"
                      className="scripted"
                      onClick={() => {
                        setChosen(row.id);
                        setOpen(true);
                      }}
                    >
                      Revoke<span className="sr-only"> {row.name}</span>
                    </Button>
                  )}
                </Td>
                <Td className="min-w-36">
                  <bdi>{row.person.name}</bdi>
                  {row.person.isDisabled && (
                    <>
                      {" "}
                      <Badge tone="danger">disabled</Badge>
                    </>
                  )}
                </Td>
                <Td nowrap>{row.scopes.map((scope) => SCOPE_WORDS[scope]).join(", ") || "nothing"}</Td>
                <Td className="min-w-32">
                  <Day date={dayIn(row.createdAt, timeZone)} style="short" />
                  <span className="block text-sm text-soft">
                    by <bdi>{row.madeBy}</bdi>
                  </span>
                </Td>
                <Td nowrap>
                  <Until row={row} timeZone={timeZone} />
                </Td>
                <Td nowrap>
                  {row.usedAt ? <Age from={row.usedAt} now={now} timeZone={timeZone} /> : <span className="text-soft">never</span>}
                </Td>
                <Td end className="tabular">
                  {row.drafts}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </TableRegion>
      {token && (
        <Dialog open={open} onOpenChange={setOpen} title={`Revoke ${token.name}?`}>
          <Revoke key={token.id} id={token.id} done={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Until({ row, timeZone }: { row: TokenRow; timeZone: string }) {
  const day = <Day date={dayIn(row.revokedAt ?? row.expiresAt, timeZone)} style="short" />;
  if (row.state === "holds") return day;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge tone={row.state === "revoked" ? "danger" : "plain"}>{row.state}</Badge>
      {day}
    </span>
  );
}

function Revoke({ id, done }: { id: string; done: () => void }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, sent } = useAnswer(revokeToken);
  async function revoke() {
    const answer = await send({ id });
    thenShow(() => {
      if (answer) done();
      router.refresh();
    });
  }
  return (
    <div className="grid gap-4">
      <RefusalSummary key={sent} refusal={refusal} title="Nothing was changed" />
      <p>
        The program that holds it can send nothing more, from now on. What it has sent stays. It cannot be undone; make another token then.
      </p>
      <DialogActions>
        <DialogClose>
          <Button kind="alternative">Cancel</Button>
        </DialogClose>
        <Button kind="danger" pending={pending} onClick={() => void revoke()}>
          Revoke
        </Button>
      </DialogActions>
    </div>
  );
}
