import type { Metadata } from "next";
import { headers } from "next/headers";
import { ReportForm } from "#components/reports/report-form";
import { isFromHere } from "#lib/auth/origin";
import { env } from "#lib/env";
import { claimIn, publicPath } from "#lib/reports/about";
import { newFormToken } from "#lib/reports/form-token";
import { REFUSED_FORM, refusedForm } from "#lib/reports/refused-form";
import { readClaim } from "../reads.ts";

/** A page that is drawn anew after a refusal says so first: nothing else tells it to somebody who listens. */
export async function generateMetadata(): Promise<Metadata> {
  const refused = refusedForm((await headers()).get(REFUSED_FORM));
  return { title: `${refused ? "Not sent yet: " : ""}Report an error`, robots: { index: false, follow: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A form that works without scripts; what it sends goes to app/(public)/report/send. */
export default async function ReportPage({ searchParams }: Props) {
  const [given, asked] = await Promise.all([searchParams, headers()]);
  const refused = refusedForm(asked.get(REFUSED_FORM));
  const about = refused ? publicPath(refused.typed.about) : (publicPath(given.about) ?? cameFrom(asked));
  const version = refused
    ? refused.typed.version
    : typeof given.version === "string" && /^\d{1,6}$/.test(given.version)
      ? given.version
      : "";
  const token = newFormToken(env.AUTH_SECRET ?? "", new Date());
  return <ReportForm about={about} version={version} claim={await claimAt(about)} token={token} refused={refused} />;
}

/** The page of ours whose footer led here. */
function cameFrom(asked: Headers): string | null {
  const referer = URL.parse(asked.get("referer") ?? "");
  if (!referer) return null;
  const isOurs = isFromHere({ get: (name) => (name === "origin" ? referer.origin : asked.get(name)) });
  return isOurs ? publicPath(`${referer.pathname}${referer.search}`) : null;
}

/** The form does without it: it is shown, and not sent. */
async function claimAt(about: string | null): Promise<{ number: number; text: string; language: string } | null> {
  const named = about === null ? null : claimIn(about);
  const found = named && (await readClaim(named.number).catch(() => null));
  return found ? { number: found.snapshot.number, text: found.snapshot.claim.text, language: found.snapshot.claim.language } : null;
}
