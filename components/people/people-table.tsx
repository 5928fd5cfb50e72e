"use client";

import { useState } from "react";
import { type Deed, PersonDialog, titleOf } from "#components/people/person-dialogs";
import { Badge } from "#components/ui/chip";
import { Dialog } from "#components/ui/dialog";
import { Menu, MoreTrigger } from "#components/ui/menu";
import { Table, TableRegion, Td, Th, Tr } from "#components/ui/table";
import { Age, Day } from "#components/ui/time";
import { ROLE_WORDS } from "#lib/auth/roles";
import { dayIn } from "#lib/format";
import type { PersonRow } from "#lib/people/rows";

type Props = { people: readonly PersonRow[]; selfId: string; timeZone: string; now: string };

export function PeopleTable({ people, selfId, timeZone, now }: Props) {
  const [chosen, setChosen] = useState<{ id: string; deed: Deed } | null>(null);
  const [open, setOpen] = useState(false);
  // The person as the page knows them now, so that after a conflict the next try is made on what is seen.
  const person = people.find(({ id }) => id === chosen?.id);
  const choose = (id: string, deed: Deed) => {
    setChosen({ id, deed });
    setOpen(true);
  };

  return (
    <>
      <TableRegion label="People">
        <Table>
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>E-mail address</Th>
              <Th>Role</Th>
              <Th>Since</Th>
              <Th>Last seen</Th>
              <Th>State</Th>
              <Th end>
                <span className="sr-only">Actions</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {people.map((row) => (
              <Tr key={row.id}>
                <Th scope="row" className="min-w-36 py-2.5">
                  <bdi className={row.disabledAt ? "font-normal text-soft" : undefined}>{row.name}</bdi>
                  {row.id === selfId && <span className="font-normal text-soft"> (you)</span>}
                </Th>
                <Td className="max-w-72 min-w-40">
                  <bdi className="break-all">{row.email}</bdi>
                </Td>
                <Td nowrap>{ROLE_WORDS[row.role].name}</Td>
                <Td nowrap>
                  <Day date={dayIn(row.since, timeZone)} style="short" />
                </Td>
                <Td nowrap>
                  {row.lastSeen ? <Age from={row.lastSeen} now={now} timeZone={timeZone} /> : <span className="text-soft">never</span>}
                </Td>
                <Td>
                  {row.disabledAt ? (
                    <span className="inline-flex flex-wrap items-center gap-1.5">
                      <Badge tone="danger">disabled</Badge>
                      <Day date={dayIn(row.disabledAt, timeZone)} style="short" />
                    </span>
                  ) : row.waits ? (
                    <Badge tone="warning">one-time password</Badge>
                  ) : (
                    <span className="text-soft">active</span>
                  )}
                </Td>
                <Td end className="py-1.5">
                  <Menu
                    label={`What to do with ${row.name}`}
                    trigger={<MoreTrigger />}
                    items={[
                      { label: "Change role", onSelect: () => choose(row.id, "role") },
                      {
                        label: "New one-time password",
                        onSelect: () => choose(row.id, "password"),
                        off: row.id === selfId ? "Change your own password under your account." : null,
                      },
                      row.disabledAt
                        ? { label: "Enable", onSelect: () => choose(row.id, "enable"), apart: true }
                        : { label: "Disable", onSelect: () => choose(row.id, "disable"), apart: true, danger: true },
                    ]}
                  />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </TableRegion>
      {person && chosen && (
        <Dialog open={open} onOpenChange={setOpen} title={titleOf(chosen.deed, person.name)}>
          <PersonDialog deed={chosen.deed} person={person} isSelf={person.id === selfId} done={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
