import type { Metadata } from "next";
import { Facts, PageHeading, SectionHeading } from "#components/layout/page-heading";
import { PasswordForm } from "#components/people/password-form";
import { SessionsList } from "#components/people/sessions-list";
import { Notice } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { ROLE_WORDS } from "#lib/auth/roles";
import { db } from "#lib/db";
import { newsroomName } from "#lib/newsroom/queries";
import { openSessionsOf } from "#lib/people/queries";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const person = await requirePerson("/desk/account");
  const now = new Date();
  const [sessions, { timeZone }] = await Promise.all([openSessionsOf(db(), person.id, person.sessionId, now), newsroomName(db())]);
  const role = ROLE_WORDS[person.role];
  return (
    <div className="max-w-3xl">
      <PageHeading title="Your account" />
      {person.passwordMustChange && (
        <Notice tone="warning" title="Please choose a password of your own first." className="mb-6">
          You signed in with a one-time password. Somebody else has seen it, so nothing of the desk opens until it is changed.
        </Notice>
      )}
      <Facts
        items={[
          { term: "Name", is: <bdi>{person.name}</bdi> },
          { term: "E-mail address", is: <bdi className="break-all">{person.email}</bdi> },
          { term: "Role", is: `${role.name}: ${role.does}` },
        ]}
      />
      <SectionHeading size="desk">{person.passwordMustChange ? "Choose your password" : "Password"}</SectionHeading>
      <PasswordForm email={person.email} mustChange={person.passwordMustChange} />
      <SectionHeading size="desk">Where you are signed in</SectionHeading>
      <SessionsList sessions={sessions} timeZone={timeZone} now={now.toISOString()} />
    </div>
  );
}
