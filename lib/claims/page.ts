import "server-only";
import { notFound, redirect } from "next/navigation";
import { requirePerson } from "#lib/auth/page";
import type { Person } from "#lib/auth/sessions";
import { refusalOf } from "#lib/claims/policy";
import { claimForDesk, type DeskClaim } from "#lib/claims/queries";
import type { ClaimAction } from "#lib/claims/states";
import { db } from "#lib/db";
import { dossierOf } from "#lib/evidence/contents";
import type { Dossier } from "#lib/evidence/dossier";
import { contentsOf, staff } from "#lib/evidence/queries";
import { mergedOnDesk } from "#lib/relations/queries";

/** What a claim rests on so far, as somebody of the desk may know it. */
export async function dossierFor(person: Person, claimId: string): Promise<Dossier> {
  const contents = (await contentsOf(db(), [claimId], staff(person))).get(claimId);
  if (!contents) notFound();
  return dossierOf(contents);
}

/** The claim of a page of the desk, as whoever asks may see it. One that is not there is not found. */
export async function requireClaim(
  typed: string,
  under = "",
): Promise<{ person: Person; claim: DeskClaim; at: string; whyNot: (action: ClaimAction) => string | null }> {
  const at = `/desk/claims/${encodeURIComponent(typed)}`;
  const person = await requirePerson(`${at}${under}`);
  const number = /^[1-9]\d{0,9}$/.test(typed) ? Number(typed) : 0;
  if (number < 1 || number > 2_147_483_647) notFound();
  const claim = await claimForDesk(db(), person, number, new Date());
  if (!claim) {
    const into = await mergedOnDesk(db(), number);
    if (into === null) notFound();
    redirect(`/desk/claims/${into}`);
  }
  return { person, claim, at, whyNot: (action) => refusalOf(action, person, claim.facts)?.sentence ?? null };
}
