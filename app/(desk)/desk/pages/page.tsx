import type { Metadata } from "next";
import Link from "next/link";
import { PageHeading } from "#components/layout/page-heading";
import { Badge } from "#components/ui/chip";
import { Bidi } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import { requirePerson } from "#lib/auth/page";
import { db } from "#lib/db";
import { newsroomName } from "#lib/newsroom/queries";
import { listedPages } from "#lib/pages/queries";
import { PAGE_WORDS } from "#lib/pages/schema";

export const metadata: Metadata = { title: "Pages" };

export default async function PagesPage() {
  await requirePerson("/desk/pages");
  const [pages, { timeZone }] = await Promise.all([listedPages(db()), newsroomName(db())]);
  return (
    <>
      <PageHeading title="Pages">
        What readers and the fact-checking codes look for: how you work, how mistakes are put right, and who you are. Whatever you save is
        public at once.
      </PageHeading>
      <ul className="max-w-[46rem] border-b border-rule">
        {pages.map(({ name, last }) => (
          <li key={name} className="grid gap-1 border-t border-rule py-3.5">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link href={`/desk/pages/${PAGE_WORDS[name].address}`} className="font-serif text-lg font-semibold">
                {PAGE_WORDS[name].title}
              </Link>
              {!last && <Badge tone="warning">Not written by you yet</Badge>}
            </p>
            <p className="text-sm text-soft">
              {last ? (
                <>
                  Written by <Bidi>{last.who}</Bidi>, <Moment at={last.at} timeZone={timeZone} style="short" />.
                </>
              ) : (
                <>Readers are shown the text that comes with Claimdesk: {PAGE_WORDS[name].tells}.</>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
