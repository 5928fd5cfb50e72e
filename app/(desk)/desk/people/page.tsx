import type { Metadata } from "next";
import { PageHeading } from "#components/layout/page-heading";
import { AddPerson } from "#components/people/add-person";
import { PeopleTable } from "#components/people/people-table";
import { db } from "#lib/db";
import { newsroomName } from "#lib/newsroom/queries";
import { requireAdmin } from "#lib/people/page";
import { everybody } from "#lib/people/queries";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const person = await requireAdmin("/desk/people");
  const [people, { timeZone }] = await Promise.all([everybody(db()), newsroomName(db())]);
  return (
    <>
      <PageHeading title="People" actions={<AddPerson />}>
        Everybody who works in this newsroom’s record. Nobody is ever removed, since what they wrote and signed stays; whoever leaves is
        disabled.
      </PageHeading>
      <PeopleTable people={people} selfId={person.id} timeZone={timeZone} now={new Date().toISOString()} />
    </>
  );
}
