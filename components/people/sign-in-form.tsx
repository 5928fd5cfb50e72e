"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button";
import { ErrorSummary } from "#components/ui/error-summary";
import { TextInput } from "#components/ui/text-input";

const ADDRESS = "/api/auth/callback/credentials";
const AWAY = "The server cannot be reached at the moment. What you typed is still here; please try again.";

type Props = { csrfToken: string; next: string; email: string; problem: string | null };

/** A plain form that posts by itself; with scripts it stays on the page until the answer is yes. */
export function SignInForm({ csrfToken, next, email, problem: first }: Props) {
  const [problem, setProblem] = useState(first);
  const [attempts, setAttempts] = useState(0);
  const [pending, setPending] = useState(false);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const fields = new FormData(form);
    setPending(true);
    setProblem(null);
    try {
      const refusal = await send(fields);
      if (refusal === null) {
        // A full load: nothing of what was drawn for somebody else stays. Still pending, so that it is not sent twice.
        window.location.assign(next);
        return;
      }
      setProblem(refusal);
      const password = form.elements.namedItem("password");
      if (password instanceof HTMLInputElement) password.value = "";
    } catch {
      setProblem(AWAY);
    }
    setAttempts((count) => count + 1);
    setPending(false);
  }

  return (
    <form method="post" action={ADDRESS} onSubmit={signIn} className="grid gap-5">
      {problem && <ErrorSummary key={attempts} title="You are not signed in" errors={[{ message: problem }]} />}
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      <TextInput
        name="email"
        label="Email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        defaultValue={email}
        required
        dir="ltr"
      />
      <TextInput name="password" label="Password" type="password" autoComplete="current-password" maxLength={1000} required dir="ltr" />
      <Button type="submit" pending={pending} className="justify-self-start">
        Sign in
      </Button>
    </form>
  );
}

/** @returns null when signed in, else the sentence that says why not */
async function send(fields: FormData): Promise<string | null> {
  let response = await post(fields, String(fields.get("csrfToken")));
  // The page was open so long that its token is no longer that of the cookie.
  if (response.status === 403) {
    const fresh = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as { csrfToken: string };
    response = await post(fields, fresh.csrfToken);
  }
  if (response.ok) return null;
  if (response.status === 401) return "The e-mail address or the password is wrong.";
  const refusal = (await response.json().catch(() => null)) as { detail?: string } | null;
  return refusal?.detail ?? "Something went wrong on our side. Please try again.";
}

function post(fields: FormData, csrfToken: string): Promise<Response> {
  const body = new URLSearchParams({
    email: String(fields.get("email")),
    password: String(fields.get("password")),
    callbackUrl: String(fields.get("callbackUrl")),
    csrfToken,
    json: "true",
  });
  return fetch(ADDRESS, { method: "POST", body, headers: { accept: "application/json" }, redirect: "error" });
}
