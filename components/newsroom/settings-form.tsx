"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type ChosenLogo, LogoField } from "#components/newsroom/logo-field";
import { RefusalSummary } from "#components/people/refusal-summary";
import { useAnswer } from "#components/people/use-answer";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Select, TextInput } from "#components/ui/text-input";
import { changeSettings } from "#lib/newsroom/actions";
import { daysFrom, type NewsroomSettings } from "#lib/newsroom/schema";

type Props = { settings: NewsroomSettings; timeZones: readonly string[]; languages: readonly { value: string; label: string }[] };

const RECHECKS = [
  { name: "recheckConfirmedDays", label: "Confirmed" },
  { name: "recheckUnilateralDays", label: "Unilateral" },
  { name: "recheckDisputedDays", label: "Disputed" },
] as const;

export function SettingsForm({ settings, timeZones, languages }: Props) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, problemAt, sent } = useAnswer(changeSettings);
  const [logo, setLogo] = useState<ChosenLogo>(undefined);
  const [savedAs, setSavedAs] = useState<number | null>(null);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSavedAs(null);
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "");
    const answer = await send({
      revision: settings.revision,
      name: text("name"),
      timeZone: text("timeZone"),
      language: text("language"),
      publisherName: text("publisherName"),
      publisherUrl: text("publisherUrl"),
      licenceName: text("licenceName"),
      licenceUrl: text("licenceUrl"),
      ...Object.fromEntries(RECHECKS.map(({ name }) => [name, daysFrom(text(name))])),
      recaptureDays: daysFrom(text("recaptureDays")),
      ...(logo === undefined ? {} : { logo }),
    });
    if (answer === null) return;
    thenShow(() => {
      setLogo(undefined);
      setSavedAs(sent + 1);
      router.refresh();
    });
  }

  return (
    <form method="post" onSubmit={save} className="grid max-w-xl gap-5" noValidate>
      <RefusalSummary key={sent} refusal={refusal} title="The settings were not saved" />
      {savedAs === sent && refusal === null && (
        <Notice tone="success" live title="The settings are saved.">
          The public pages show them from now on.
        </Notice>
      )}
      <TextInput name="name" label="Name of the newsroom" defaultValue={settings.name} maxLength={200} error={problemAt("name")} required />
      <LogoField saved={settings.logo} onChange={setLogo} error={problemAt("logo")} key={settings.logo} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="timeZone"
          label="Time zone"
          hint="Of all times shown, to readers too."
          defaultValue={settings.timeZone}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          error={problemAt("timeZone")}
        />
        <Select
          name="language"
          label="Language"
          hint="Of the newsroom’s own words."
          defaultValue={settings.language}
          options={languages}
          error={problemAt("language")}
        />
      </div>
      <fieldset className="grid gap-4 border-t border-rule pt-4">
        <legend className="float-start w-full font-serif text-lg font-semibold">Publisher of record</legend>
        <p className="clear-both -mt-3 text-soft">Who answers for what is published, where that is not the newsroom itself.</p>
        <TextInput
          name="publisherName"
          label="Publisher’s name"
          defaultValue={settings.publisherName ?? ""}
          error={problemAt("publisherName")}
          optional
        />
        <TextInput
          name="publisherUrl"
          label="Publisher’s web address"
          type="url"
          inputMode="url"
          defaultValue={settings.publisherUrl ?? ""}
          error={problemAt("publisherUrl")}
          optional
          dir="ltr"
          placeholder="https://"
        />
      </fieldset>
      <fieldset className="grid gap-4 border-t border-rule pt-4">
        <legend className="float-start w-full font-serif text-lg font-semibold">Licence</legend>
        <p className="clear-both -mt-3 text-soft">Under which others may use what is published. Every download begins with it.</p>
        <TextInput
          name="licenceName"
          label="Name of the licence"
          defaultValue={settings.licenceName}
          error={problemAt("licenceName")}
          required
        />
        <TextInput
          name="licenceUrl"
          label="Where it can be read"
          type="url"
          inputMode="url"
          defaultValue={settings.licenceUrl ?? ""}
          error={problemAt("licenceUrl")}
          optional
          dir="ltr"
          placeholder="https://"
        />
      </fieldset>
      <fieldset className="grid gap-4 border-t border-rule pt-4">
        <legend className="float-start w-full font-serif text-lg font-semibold">Rechecks</legend>
        <p className="clear-both -mt-3 text-soft">
          After how many days a published claim is looked at again, by its status. Each decision can name another day.
        </p>
        <div className="grid gap-4 sm:grid-cols-3">
          {RECHECKS.map(({ name, label }) => (
            <TextInput
              key={name}
              name={name}
              label={`${label}, after … days`}
              inputMode="numeric"
              autoComplete="off"
              maxLength={10}
              dir="ltr"
              defaultValue={settings[name]}
              error={problemAt(name)}
              required
            />
          ))}
        </div>
        <TextInput
          name="recaptureDays"
          label="Pages that published claims rest on are captured again after … days"
          hint="To see whether they, and what was quoted from them, are still there. Less often where nothing changes; 0: never by itself."
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          dir="ltr"
          defaultValue={settings.recaptureDays}
          error={problemAt("recaptureDays")}
          required
        />
      </fieldset>
      <Button type="submit" pending={pending} className="justify-self-start">
        Save settings
      </Button>
    </form>
  );
}
