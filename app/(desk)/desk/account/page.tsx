import type { Metadata } from "next";
import { PageHeading, SectionHeading } from "#components/layout/page-heading";
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
      <dl className="grid gap-x-6 gap-y-1.5 border-t-2 border-ink pt-3.5 sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="text-soft">Name</dt>
        <dd className="max-sm:mb-2">
          <bdi>{person.name}</bdi>
        </dd>
        <dt className="text-soft">E-mail address</dt>
        <dd className="break-all max-sm:mb-2">
          <bdi>{person.email}</bdi>
        </dd>
        <dt className="text-soft">Role</dt>
        <dd>
          {role.name}: {role.does}
        </dd>
      </dl>
      <SectionHeading size="desk">{person.passwordMustChange ? "Choose your password" : "Password"}</SectionHeading>
      <PasswordForm email={person.email} mustChange={person.passwordMustChange} />
      <SectionHeading size="desk">Where you are signed in</SectionHeading>
      <SessionsList sessions={sessions} timeZone={timeZone} now={now.toISOString()} />
    </div>
  );
}
