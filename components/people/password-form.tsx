"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RefusalSummary } from "#components/people/refusal-summary";
import { useAnswer } from "#components/people/use-answer";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { TextInput } from "#components/ui/text-input";
import { changeOwnPassword } from "#lib/people/actions";

/** @param email lets a password manager keep the new password with the right account */
export function PasswordForm({ email, mustChange }: { email: string; mustChange: boolean }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, refuse, problemAt, sent } = useAnswer(changeOwnPassword);
  const [done, setDone] = useState(false);

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setDone(false);
    const form = event.currentTarget;
    const fields = new FormData(form);
    if (fields.get("next") !== fields.get("again")) {
      const message = "The new password and its repetition are not the same.";
      refuse({ code: 422, sentence: message, problems: [{ path: "again", message }] });
      return;
    }
    const answer = await send({ current: fields.get("current"), next: fields.get("next") });
    if (answer === null) return;
    form.reset();
    if (mustChange) return window.location.assign("/desk");
    thenShow(() => {
      setDone(true);
      router.refresh();
    });
  }

  return (
    <form method="post" onSubmit={change} className="grid max-w-96 gap-4" noValidate>
      <RefusalSummary key={sent} refusal={refusal} title="Your password was not changed" />
      {done && (
        <Notice tone="success" live title="Your password is changed.">
          You are signed out everywhere else.
        </Notice>
      )}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        name="current"
        label={mustChange ? "One-time password" : "Present password"}
        type="password"
        autoComplete="current-password"
        maxLength={1000}
        error={problemAt("current")}
        required
        dir="ltr"
      />
      <TextInput
        name="next"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 8 characters of any kind, spaces too; a few words that only you would put together are best."
        error={problemAt("next")}
        maxLength={1000}
        required
        dir="ltr"
      />
      <TextInput
        name="again"
        label="New password again"
        type="password"
        autoComplete="new-password"
        error={problemAt("again")}
        maxLength={1000}
        required
        dir="ltr"
      />
      <Button type="submit" pending={pending} className="justify-self-start">
        Change password
      </Button>
    </form>
  );
}
