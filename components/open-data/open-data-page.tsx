import type { ReactNode } from "react";
import { SectionHeading } from "#components/layout/page-heading";
import { Address, Reference, Sample } from "#components/open-data/reference";
import { capital } from "#lib/format";
import type { OpenApi } from "#lib/publication/openapi";

type Props = {
  newsroom: string;
  licence: { name: string; url: string | null };
  siteUrl: string;
  limit: { requests: number; seconds: number };
  api: OpenApi;
};

const FEEDS = [
  { name: "all", is: "every claim" },
  { name: "confirmed", is: "what is confirmed" },
  { name: "unilateral", is: "what is unilateral" },
  { name: "disputed", is: "what is disputed" },
  { name: "corrections", is: "what was corrected" },
];
const FORMATS = [
  { format: "rss", is: "RSS" },
  { format: "atom", is: "Atom" },
  { format: "json", is: "JSON Feed" },
];

/** Everything that is published here, for programs and for whoever writes them. */
export function OpenDataPage({ newsroom, licence, siteUrl, limit, api }: Props) {
  return (
    <div className="max-w-measure">
      <h1 className="mt-8 font-serif text-3xl font-semibold md:mt-11">Open data</h1>
      <p className="mt-2 text-soft">
        Everything that <bdi>{newsroom}</bdi> publishes here can be read by programs too, without a key and without asking. Only published
        versions are given out: no drafts, and no source that is withheld.
      </p>

      <SectionHeading id="licence">Licence</SectionHeading>
      <p>
        What is published here may be used under{" "}
        {licence.url ? (
          <a href={licence.url} rel="license noopener">
            <bdi>{licence.name}</bdi>
          </a>
        ) : (
          <bdi>{licence.name}</bdi>
        )}
        . Name <bdi>{newsroom}</bdi>, link to the page of the claim, and say the status together with the day that it is as of: both can
        change. Quotes belong to whoever said them.
      </p>

      <SectionHeading id="downloads">Downloads</SectionHeading>
      <Entries>
        <Entry
          term={
            <a href="/api/v1/claims.csv" download>
              All claims as CSV
            </a>
          }
        >
          UTF-8, for spreadsheets: in Excel by Data, From Text/CSV. The first line is the licence, as a comment that begins with{" "}
          <code>#</code>; the second names the columns. A cell that a spreadsheet would run as a formula begins with an apostrophe.
        </Entry>
        <Entry
          term={
            <a href="/api/v1/claims.jsonl" download>
              All claims as JSON Lines
            </a>
          }
        >
          The first line is the licence; every other line is a claim as below.
        </Entry>
        <Entry term={<a href="/feeds/datafeed.json">Fact checks as a data feed</a>}>
          ClaimReview of schema.org, in the form that Data Commons reads.
        </Entry>
      </Entries>
      <p className="mt-3 text-soft">
        A download is written while you read it and counts as one request; at most two run to one address at a time, for ten minutes each.
        Send its <code>ETag</code> back in <code>If-None-Match</code>, and you are told with 304 if nothing has changed.
      </p>

      <SectionHeading id="feeds">Feeds</SectionHeading>
      <Entries>
        {FEEDS.map((feed) => (
          <Entry key={feed.name} term={capital(feed.is)}>
            <ul className="flex flex-wrap gap-x-4">
              {FORMATS.map(({ format, is }) => (
                <li key={format}>
                  <a href={`/feeds/${feed.name}.${format}`} className="inline-flex min-h-6 items-center">
                    {is}
                    <span className="sr-only"> of {feed.is}</span>
                  </a>
                </li>
              ))}
            </ul>
          </Entry>
        ))}
      </Entries>
      <p className="mt-3">
        Each party and each topic has its own: <Address>/feeds/party-…</Address> and <Address>/feeds/topic-…</Address>, with the last part
        of the address of its page, and the same endings.
      </p>

      <SectionHeading id="changes">To follow every change</SectionHeading>
      <ol className="grid list-decimal gap-1.5 ps-5">
        <li>
          Begin with a <a href="#downloads">download</a>.
        </li>
        <li>
          What is new stands first in <Address>/api/v1/claims</Address>: follow <code>nextCursor</code> until you meet a claim that you
          have.
        </li>
        <li>
          What was corrected or retracted is in <a href="/feeds/corrections.json">the feed of corrections</a>. A claim keeps its number;{" "}
          <code>version</code> and <code>updatedAt</code> move.
        </li>
        <li>
          Ask again with <code>If-None-Match</code> and the <code>ETag</code> that you were given: what has not changed is answered with 304
          and nothing else. After a correction the very next answer is the new one.
        </li>
      </ol>

      <SectionHeading id="limits">Limits</SectionHeading>
      <p>
        {limit.requests.toLocaleString("en")} requests in {limit.seconds.toLocaleString("en")} seconds from one address; whoever asks more
        is answered with <code>429</code>, and <code>Retry-After</code> says after how many seconds to come back. <code>RateLimit</code>{" "}
        says how many are left. Pages in a browser on any site may read the API (CORS); without a token of the newsroom nothing can be
        changed by it.
      </p>

      <SectionHeading id="api">The API</SectionHeading>
      <p>
        Addresses begin with <Address>{siteUrl}</Address>. Dates are year-month-day, times are UTC, lengths are in code points. Fields may
        be added; none that is described here goes away or changes under <Address>/api/v1</Address>. The same as a document for programs:{" "}
        <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
      </p>
      <Sample label="Asking for a claim on a command line" text={`curl ${siteUrl}/api/v1/claims?limit=1`} />
      <Reference api={api} />
    </div>
  );
}

function Entries({ children }: { children: ReactNode }) {
  return <dl className="border-t border-rule">{children}</dl>;
}

function Entry({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-b border-rule py-2.5 sm:grid-cols-[13rem_minmax(0,1fr)]">
      <dt className="font-semibold">{term}</dt>
      <dd className="m-0">{children}</dd>
    </div>
  );
}
