import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { currentPerson } from "#lib/auth/actor";
import { ROLE_WORDS } from "#lib/auth/roles";

/** What a page of the desk answers whose role does not suffice: 403. */
export default async function Forbidden() {
  const person = await currentPerson();
  return (
    <>
      <PageHeading title="Only admins can open this page.">
        People and settings are looked after by the newsroom’s admins.
        {person && ` Your role here is ${ROLE_WORDS[person.role].name.toLowerCase()}; ask an admin if you need something changed.`}
      </PageHeading>
      <ButtonLink href="/desk">To your desk</ButtonLink>
    </>
  );
}
