import "server-only";
import { notFound, redirect } from "next/navigation";
import { requirePerson } from "#lib/auth/page";
import type { Person } from "#lib/auth/sessions";
import { db } from "#lib/db";
import { type DeskParty, partyForDesk } from "#lib/parties/desk";
import { type PartyAction, refusalOf } from "#lib/parties/policy";

/** Slugs are Latin letters, numbers and hyphens (lib/slug.ts). */
const isSlug = (slug: string) => /^[a-z0-9-]{1,200}$/.test(slug);

/** The party of a page of the desk. One that has been merged leads to the one that it is now; one that is not there is not found. */
export async function requireParty(
  slug: string,
  under = "",
): Promise<{ person: Person; party: DeskParty; at: string; whyNot: (action: PartyAction) => string | null }> {
  const person = await requirePerson(`/desk/parties/${encodeURIComponent(slug)}${under}`);
  const party = isSlug(slug) ? await partyForDesk(db(), slug) : null;
  if (!party) notFound();
  if ("movedTo" in party) redirect(`/desk/parties/${party.movedTo}`);
  return { person, party, at: `/desk/parties/${party.slug}`, whyNot: (action) => refusalOf(action, person)?.sentence ?? null };
}
