import type { ReactNode } from "react";
import { ClaimList } from "#components/claims/claim-list";
import { FilterChip } from "#components/ui/chip";
import { Bidi } from "#components/ui/text";
import { STATUS_WORDS } from "#lib/claims/states";
import { formatCount, formatDate } from "#lib/format";
import type { ListedClaim } from "#lib/publication/listed";
import { claimsAddress, type ListFilter } from "#lib/publication/search-params";
import type { Found } from "#lib/search/queries";

/** What a search found beyond its claims. */
export type SearchNotes = Pick<Found, "total" | "more" | "suggestion" | "instead" | "wordless" | "unranked" | "tooMany" | "numbered">;

/** How the list came about, in sentences: in what order, what was left out, and what may have been meant. */
export function ListNotes({ filter, notes, isEmpty }: { filter: ListFilter; notes: SearchNotes | null; isEmpty: boolean }) {
  const sentences: ReactNode[] = [];
  if (notes?.suggestion) {
    const link = (
      <a href={claimsAddress({ ...filter, q: notes.suggestion })}>
        <Bidi>{notes.suggestion}</Bidi>
      </a>
    );
    if (notes.instead)
      sentences.push(
        <>
          No claim matches <Bidi className="font-semibold">{filter.q}</Bidi>. These were found for {link}.
        </>,
      );
    else sentences.push(<>Did you mean {link}?</>);
  }
  if (notes?.more) {
    const most = formatCount(notes.total);
    sentences.push(`More than ${most} claims match; these are the newest ${most}${notes.unranked ? "" : ", best first"}.`);
  } else if (notes && notes.total > 1 && !isEmpty) sentences.push(notes.unranked ? "Newest published first." : "Best first.");
  else if (!isEmpty && (filter.from || filter.to)) sentences.push("In the order of the day on which it was said, the latest first.");
  else if (!isEmpty && !filter.q) sentences.push("Newest published first.");
  if (notes?.tooMany) sentences.push("Only the first 20 words are looked for.");
  if (sentences.length === 0) return null;
  return (
    <p className="mb-3 max-w-measure text-base text-soft">
      {sentences.map((sentence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no other name than their place
        <span key={at}>{sentence} </span>
      ))}
    </p>
  );
}

/** The claim whose number was typed: a search for words leaves out what was retracted, a number leads there. */
export function Numbered({ claim }: { claim: ListedClaim }) {
  return (
    <>
      {claim.status === null && (
        <p className="mb-3 max-w-measure text-base text-soft">
          C-{claim.number} was retracted. It is found by its number, not by its words.
        </p>
      )}
      <ClaimList claims={[claim]} label={`Claim C-${claim.number}`} />
    </>
  );
}

/** Each filter that is on, with a way to take it off. */
export function PublicFilterChips({ filter, names }: { filter: ListFilter; names: { party: string | null; topic: string | null } }) {
  const { q, status, party, topic, from, to } = filter;
  const chip = (word: string, value: ReactNode, off: ListFilter) => (
    <FilterChip key={word} plain name={word} removeHref={claimsAddress({ ...filter, ...off })}>
      {word}: {value}
    </FilterChip>
  );
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {q && chip("Words", <Bidi>{q}</Bidi>, { q: undefined })}
      {status && chip("Status", STATUS_WORDS[status].toLowerCase(), { status: undefined })}
      {topic && chip("Topic", <Bidi>{names.topic ?? topic}</Bidi>, { topic: undefined })}
      {party && chip("Said by or concerning", <Bidi>{names.party ?? party}</Bidi>, { party: undefined })}
      {(from || to) && chip("Said on", daysInWords(from, to), { from: undefined, to: undefined })}
    </div>
  );
}

function daysInWords(from: string | undefined, to: string | undefined): string {
  if (from && to) return `${formatDate(from, "short")} to ${formatDate(to, "short")}`;
  return from ? `${formatDate(from, "short")} or later` : `${formatDate(to ?? "", "short")} or earlier`;
}

/** What to do where a search has found nothing. */
export function SearchHelp({ filter }: { filter: ListFilter }) {
  const { q } = filter;
  const narrowed = Object.entries(filter).some(([name, value]) => name !== "q" && value);
  return (
    <ul className="grid list-disc gap-1.5 ps-5">
      {q && <li>Every word must occur in the claim, its quote, its speaker or its sources; try fewer.</li>}
      {q && <li>A passage “in double quotes” is found only as it stands. Whatever follows a minus must not occur.</li>}
      {q && (
        <li>
          A claim that was retracted is not found by its words, only by its number, such as C-1003. <a href="/corrections">Corrections</a>{" "}
          lists what was retracted.
        </li>
      )}
      {q && narrowed && (
        <li>
          <a href={claimsAddress({ q })}>Look for these words without the filters</a>
        </li>
      )}
      <li>
        <a href="/claims">Look through all claims</a>
      </li>
    </ul>
  );
}
