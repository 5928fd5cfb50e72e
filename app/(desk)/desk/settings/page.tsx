import type { Metadata } from "next";
import { PageHeading } from "#components/layout/page-heading";
import { SettingsForm } from "#components/newsroom/settings-form";
import { ButtonLink } from "#components/ui/button";
import { db } from "#lib/db";
import { languageChoices } from "#lib/languages";
import { timeZoneChoices } from "#lib/newsroom/choices";
import { newsroomSettings } from "#lib/newsroom/queries";
import { requireAdmin } from "#lib/people/page";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await requireAdmin("/desk/settings");
  const settings = await newsroomSettings(db());
  return (
    <>
      <PageHeading
        title="Settings"
        actions={
          <ButtonLink kind="alternative" href="/desk/settings/tokens">
            Tokens
          </ButtonLink>
        }
      >
        What the newsroom says of itself, on every public page.
      </PageHeading>
      <SettingsForm settings={settings} timeZones={timeZoneChoices(settings.timeZone)} languages={languageChoices(settings.language)} />
    </>
  );
}
