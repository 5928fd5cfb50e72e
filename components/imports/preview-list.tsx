import Link from "next/link";
import { Badge } from "#components/ui/chip";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { STATE_WORDS } from "#lib/claims/states";
import { formatDate, plural } from "#lib/format";
import type { Draft } from "#lib/imports/drafts";
import type { PreviewRow } from "#lib/imports/preview";
import { verdictInWords } from "#lib/imports/verdict-words";
import { languageName } from "#lib/languages";
import type { SimilarClaim } from "#lib/matching/queries";

/** The first rows, in their order: what would happen to each, and the draft as it would be. */
export function PreviewList({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <ol className="border-b border-rule">
      {rows.map((row, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
          key={place}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 border-t border-rule py-4 lg:grid-cols-[minmax(0,1fr)_minmax(14rem,20rem)]"
        >
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1.5">
            <p className="tabular flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-soft">
              <span>{placeInWords(row)}</span>
              <Becomes row={row} />
            </p>
            {row.becomes.became === "refused" && <Problems of={row.becomes.problems} />}
            {row.draft && <DraftAsItWouldBe draft={row.draft} speaker={row.speaker} />}
          </div>
          {row.becomes.became === "created" && <SimilarToRow claims={row.similar} />}
        </li>
      ))}
    </ol>
  );
}

function placeInWords({ line, path }: PreviewRow): string {
  return line !== null ? `Line ${line}` : (path ?? "");
}

function Becomes({ row: { becomes } }: { row: PreviewRow }) {
  switch (becomes.became) {
    case "created":
      return <Badge tone="success">Would be created</Badge>;
    case "refused":
      return <Badge tone="danger">Would be refused</Badge>;
    case "updated":
      return (
        <>
          <Badge tone="success">Would be updated</Badge>
          <ClaimLink number={becomes.number} />
        </>
      );
    case "alreadyThere":
      return becomes.number === null ? (
        <Badge>The same as a row above</Badge>
      ) : (
        <>
          <Badge>There already</Badge>
          <ClaimLink number={becomes.number} />
        </>
      );
  }
}

export function ClaimLink({ number }: { number: number }) {
  return (
    <Link href={`/desk/claims/${number}`}>
      <NumberOfRecord>C-{number}</NumberOfRecord>
    </Link>
  );
}

type ProblemShown = { column: string | null; path: string | null; message: string };

const MOST_PROBLEMS = 8;

/** Why a row is refused; where what is wrong lies in several places of it, with these. */
export function Problems({ of }: { of: readonly ProblemShown[] }) {
  const isSpread = placesOf(of).size > 1;
  return (
    <ul className="grid gap-0.5">
      {of.slice(0, MOST_PROBLEMS).map(({ column, path, message }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
        <li key={place} className="break-words">
          {column !== null ? (
            <>
              Column <Bidi className="font-semibold">{column}</Bidi>:{" "}
            </>
          ) : (
            isSpread && path && <Bidi className="font-semibold wrap-anywhere">{path}: </Bidi>
          )}
          {message}
        </li>
      ))}
      {of.length > MOST_PROBLEMS && <li className="text-soft">and {of.length - MOST_PROBLEMS} more</li>}
    </ul>
  );
}

export function placesOf(problems: readonly ProblemShown[]): Set<string> {
  return new Set(problems.map(({ path }) => path ?? ""));
}

function DraftAsItWouldBe({ draft, speaker }: { draft: Draft; speaker: PreviewRow["speaker"] }) {
  const { content, appearedAt, sources, verdicts, notes } = draft;
  return (
    <>
      <p lang={content.language} dir="auto" className="font-serif text-[1.0625rem] leading-snug font-medium wrap-anywhere">
        {content.text}
      </p>
      {content.quote && content.quote !== content.text && (
        <p lang={content.language} dir="auto" className="line-clamp-3 border-s-2 border-rule ps-3 font-serif wrap-anywhere">
          {content.quote}
        </p>
      )}
      <p className="text-sm break-words text-soft">
        <Speaker draft={draft} speaker={speaker} />, <Day date={content.saidOn} style="short" />
        {content.saidWhere && (
          <>
            , <Bidi>{content.saidWhere}</Bidi>
          </>
        )}
        {" · "}
        {languageName(content.language)}
        {content.topics.length > 0 && (
          <>
            {" · "}
            <Bidi>{content.topics.join(", ")}</Bidi>
          </>
        )}
      </p>
      {appearedAt.length + sources.length > 0 && (
        <p className="text-sm text-soft">
          {[
            appearedAt.length > 0 && `${plural("address", appearedAt.length, "addresses")} where it appeared`,
            sources.length > 0 && plural("other source", sources.length),
          ]
            .filter(Boolean)
            .join(", ")}
          : <Bidi className="wrap-anywhere">{[...appearedAt, ...sources].slice(0, 2).join(" · ")}</Bidi>
          {appearedAt.length + sources.length > 2 && " …"}
        </p>
      )}
      {verdicts.map((verdict) => (
        <p key={verdictInWords(verdict)} className="text-sm break-words text-soft">
          Verdict of others, which is none of ours: <Bidi className="text-ink">{verdictInWords(verdict)}</Bidi>
          {verdict.publishedOn && `, ${formatDate(verdict.publishedOn, "short")}`}
        </p>
      ))}
      {notes.length > 0 && (
        <ul className="grid gap-0.5 text-sm text-warning">
          {notes.map(({ path, message }) => (
            <li key={`${path} ${message}`} className="break-words">
              <Bidi>{path}</Bidi>: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Speaker({ draft, speaker }: { draft: Draft; speaker: PreviewRow["speaker"] }) {
  if (draft.speaker === null) return "Unknown speaker";
  if (speaker === null)
    return (
      <>
        <Bidi className="text-ink">{draft.speaker.name}</Bidi> (new in the registry)
      </>
    );
  return (
    <>
      <Link href={`/desk/parties/${speaker.slug}`}>
        <Bidi>{speaker.name}</Bidi>
      </Link>{" "}
      (in the registry)
    </>
  );
}

/** What the desk has already and may be the same. It is for whoever looks to tell. */
function SimilarToRow({ claims }: { claims: readonly SimilarClaim[] | null }) {
  if (claims !== null && claims.length === 0) return null;
  return (
    <div className="min-w-0 content-start text-sm">
      {claims === null ? (
        <p className="text-soft">Not compared with what is here already: there was no time left.</p>
      ) : (
        <>
          <p className="mb-1 font-semibold">Similar, and here already</p>
          <ul className="grid gap-1.5">
            {claims.slice(0, 3).map((claim) => (
              <li key={claim.number} className="border-s-2 border-rule ps-2.5">
                <a
                  href={`/desk/claims/${claim.number}`}
                  target="_blank"
                  rel="noopener"
                  lang={claim.language}
                  dir="auto"
                  className="line-clamp-3 font-serif text-base break-words text-ink"
                >
                  {claim.text}
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>
                <p className="tabular text-soft">
                  <NumberOfRecord>C-{claim.number}</NumberOfRecord>, {STATE_WORDS[claim.state].toLowerCase()},{" "}
                  {Math.round(claim.score * 100)} % alike
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
