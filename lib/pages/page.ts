import "server-only";
import { notFound } from "next/navigation";
import { requirePerson } from "#lib/auth/page";
import { db } from "#lib/db";
import { writtenPage } from "#lib/pages/queries";
import { PAGE_WORDS, pageAt } from "#lib/pages/schema";

/** The page of a form on the desk; one that is not there is not found. */
export async function requireWrittenPage(address: string) {
  const person = await requirePerson(`/desk/pages/${encodeURIComponent(address)}`);
  const name = pageAt(address);
  if (!name) notFound();
  return { person, page: await writtenPage(db(), name), words: PAGE_WORDS[name] };
}
