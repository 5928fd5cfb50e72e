import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/people/sign-in-form";
import { currentPerson } from "#lib/auth/actor";
import { CSRF_COOKIE, TYPED_COOKIE } from "#lib/auth/cookies";
import { csrfTokenOf } from "#lib/auth/csrf";
import { safeNext } from "#lib/auth/next";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { newsroomName } from "#lib/newsroom/queries";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

const SENTENCES: Record<string, string> = {
  CredentialsSignin: "The e-mail address or the password is wrong.",
  form: "The form was out of date, or this browser keeps no cookies for this site; signing in needs one. Please try again.",
};

type Props = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, error } = await searchParams;
  const to = safeNext(next);
  if (await currentPerson()) redirect(to);
  const [{ name }, kept] = await Promise.all([newsroomName(db()), cookies()]);
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-page content-start px-4.5 pt-[12dvh] pb-16 text-base sm:px-6">
      <div className="mx-auto grid w-full max-w-88 gap-6">
        <Link
          href="/"
          className="justify-self-start border-b border-transparent font-serif text-lg font-semibold text-ink no-underline hover:border-ink"
        >
          <bdi>{name}</bdi>
        </Link>
        <h1 className="border-t-2 border-ink pt-4 font-serif text-3xl font-medium">Sign in</h1>
        <SignInForm
          csrfToken={csrfTokenOf(kept.get(CSRF_COOKIE)?.value, env.AUTH_SECRET ?? "") ?? ""}
          next={to}
          email={error === undefined ? "" : (kept.get(TYPED_COOKIE)?.value ?? "")}
          problem={typeof error === "string" && error !== "" ? (SENTENCES[error] ?? "Signing in did not work. Please try again.") : null}
        />
        <p className="border-t border-rule pt-4 text-sm text-soft">
          For the staff of the newsroom. If you have forgotten your password, an admin can give you a new one. Readers need no account:{" "}
          <Link href="/claims">all published claims</Link>.
        </p>
      </div>
    </main>
  );
}
