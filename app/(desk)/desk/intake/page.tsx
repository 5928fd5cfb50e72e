import type { Metadata } from "next";
import Link from "next/link";
import { Bookmarklet } from "#components/intake/bookmarklet";
import { PageForm } from "#components/intake/page-form";
import { PageHeading, SectionHeading } from "#components/layout/page-heading";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { requirePerson } from "#lib/auth/page";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { arrivalIn, intakeAddress } from "#lib/intake/arrival";
import { bookmarkletFor } from "#lib/intake/bookmarklet";
import { claimTextOf } from "#lib/intake/draft";
import { refusalOf } from "#lib/intake/policy";
import { arrivedInput } from "#lib/intake/schema";
import { languageChoices } from "#lib/languages";
import { newsroomName } from "#lib/newsroom/queries";
import { problemsOf } from "#lib/schema";
import { sourceAt } from "#lib/sources/queries";

export const metadata: Metadata = { title: "From a page" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function IntakePage({ searchParams }: Props) {
  const query = await searchParams;
  const person = await requirePerson(intakeAddress(query));
  const { name, language } = await newsroomName(db());
  const arrived = arrivalIn(query);
  if (arrived === null) return <HowTo newsroom={name} isAdmin={person.role === "admin"} />;
  const refusal = refusalOf("draft", person);
  const { address, title, passage } = arrived;
  const parsed = arrivedInput.safeParse({ address, title, passage });
  const there = parsed.success ? await sourceAt(db(), person, address) : null;
  const said = { url: address, title: title || null, text: passage || null, claim: null };
  return (
    <>
      <PageHeading title="From a page">
        Make a draft of it, or add it to a claim that says the same. Nothing is made before you press a button.
      </PageHeading>
      {there && (
        <Notice title="This page is a source in the record already" className="mb-5 max-w-[46rem]">
          <Link href={`/desk/sources/${there.id}`}>
            <Bidi>{there.title}</Bidi>
          </Link>
          . It will be used: the same address is the same source.
        </Notice>
      )}
      {refusal ? (
        <Notice title="You cannot create drafts">{refusal.sentence}</Notice>
      ) : (
        <PageForm
          key={intakeAddress(query)}
          arrived={arrived}
          text={claimTextOf(said)}
          language={there?.language ?? language}
          languages={languageChoices(language, there?.language ?? null)}
          problems={parsed.error ? problemsOf(parsed.error) : []}
        />
      )}
    </>
  );
}

/** Without a page: how one comes here. */
function HowTo({ newsroom, isAdmin }: { newsroom: string; isAdmin: boolean }) {
  return (
    <div className="max-w-measure">
      <PageHeading title="From a page">
        You read something that ought to be checked. Select the passage, press a bookmark, and page and passage are here: to be made a
        draft, or a source of a claim that the desk has already.
      </PageHeading>
      <SectionHeading size="desk">The bookmark</SectionHeading>
      <ol className="grid list-decimal gap-3 ps-5">
        <li>
          <p className="mb-1.5">Once, put it into your browser.</p>
          <Bookmarklet code={bookmarkletFor(env.SITE_URL)} newsroom={newsroom} />
        </li>
        <li>On any page, select the passage and press the bookmark. The desk opens in a new tab; whoever is signed out signs in first.</li>
      </ol>
      <p className="mt-3 text-soft">
        It tells the desk the address of the page, its title and what is selected, and nobody anything else. Some pages, such as those of
        the browser itself, let no bookmark run.
      </p>
      <SectionHeading size="desk">Other ways</SectionHeading>
      <ul className="grid list-disc gap-1.5 ps-5">
        <li>
          <Link href="/desk/intake/article">From an article</Link>: everything in it that somebody says, to keep or drop.
        </li>
        <li>
          <Link href="/desk/claims/new">Log a claim</Link> by hand.
        </li>
        <li>
          By a program, such as a form for tips: <Link href="/open-data#sendDraft">how it sends drafts in</Link>
          {isAdmin ? (
            <>
              , with one of the <Link href="/desk/settings/tokens">tokens</Link>.
            </>
          ) : (
            "; an admin makes a token for it."
          )}
        </li>
      </ul>
    </div>
  );
}
