import type { Metadata } from "next";
import Link from "next/link";
import { ClaimHistory } from "#components/claims/claim-history";
import { Facts, Panel, SectionHeading } from "#components/layout/page-heading";
import { NamingClaims } from "#components/parties/naming-claims";
import { PartyTies } from "#components/parties/party-ties";
import { Button, ButtonLink } from "#components/ui/button";
import { Bidi } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import { NO_FILTER, tableHref } from "#lib/claims/search-params";
import { toDay } from "#lib/dates";
import { db } from "#lib/db";
import { newsroomName } from "#lib/newsroom/queries";
import { claimsNaming } from "#lib/parties/desk";
import { partyHistory } from "#lib/parties/history";
import { requireParty } from "#lib/parties/page";
import { PARTY_KIND_WORDS } from "#lib/parties/schema";
import { readAsOf } from "#lib/parties/search-params";
import { tiesNotOn, treeOf } from "#lib/parties/ties-of";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Party" };

export default async function PartyPage({ params, searchParams }: Props) {
  const today = toDay(new Date());
  const asOf = readAsOf(await searchParams, today);
  const { person, party, at, whyNot } = await requireParty((await params).slug, asOf === today ? "" : `?asOf=${asOf}`);
  const [{ timeZone }, up, down, others, spoke, concerned, history] = await Promise.all([
    newsroomName(db()),
    treeOf(db(), person, party.id, "up", asOf),
    treeOf(db(), person, party.id, "down", asOf),
    tiesNotOn(db(), person, party.id, asOf),
    claimsNaming(db(), party.id, "speaker"),
    claimsNaming(db(), party.id, "concerned"),
    partyHistory(db(), person, party.id),
  ]);
  const noMerge = whyNot("merge");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <p className="mb-2 text-sm text-soft">
          <Link href="/desk/parties">Parties</Link> · {PARTY_KIND_WORDS[party.kind]}
        </p>
        <h1 dir="auto" className="max-w-[23em] font-serif text-3xl font-medium text-balance break-words max-sm:text-2xl">
          {party.name}
        </h1>
        {party.otherNames.length > 0 && (
          <p className="mt-2 max-w-measure break-words text-soft">
            Other names:{" "}
            {party.otherNames.map((name, place) => (
              <span key={name}>
                {place > 0 && ", "}
                <Bidi>{name}</Bidi>
              </span>
            ))}
          </p>
        )}
      </div>
      <div className="min-w-0 max-lg:order-last lg:-mt-6">
        <PartyTies party={party} asOf={asOf} up={up} down={down} others={others} />
        <NamingClaims
          id="speaks-in"
          title="Speaks in"
          claims={spoke}
          none="No claim goes back to this party."
          allHref={tableHref({}, { ...NO_FILTER, speaker: party.slug })}
        />
        <NamingClaims id="concerned-in" title="Concerned in" claims={concerned} none="No claim concerns this party." />
        <SectionHeading size="desk">History</SectionHeading>
        <ClaimHistory {...history} timeZone={timeZone} />
      </div>
      <div className="grid content-start gap-6 lg:sticky lg:top-5 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:self-start">
        <Panel title="What to do">
          <div className="mt-2 flex flex-wrap gap-2.5">
            <ButtonLink href={`${at}/ties/new`}>Add a tie</ButtonLink>
            <ButtonLink kind="alternative" href={`${at}/edit`}>
              Edit
            </ButtonLink>
            {noMerge === null ? (
              <ButtonLink kind="alternative" href={`${at}/merge`}>
                Merge
              </ButtonLink>
            ) : (
              <Button kind="alternative" off={noMerge}>
                Merge
              </Button>
            )}
          </div>
        </Panel>
        <Facts
          items={[
            { term: "Kind", is: PARTY_KIND_WORDS[party.kind] },
            { term: "Public page", is: party.isPublic ? <Link href={`/parties/${party.slug}`}>Open it</Link> : "none yet" },
            { term: "Entered by", is: <Bidi>{party.enteredBy}</Bidi> },
            { term: "Entered", is: <Moment at={party.enteredAt} timeZone={timeZone} style="short" /> },
            ...(party.merged.length > 0
              ? [
                  {
                    term: "Merged into it",
                    is: party.merged.map((one) => (
                      <Bidi key={one.slug} className="block">
                        {one.name}
                      </Bidi>
                    )),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </div>
  );
}
