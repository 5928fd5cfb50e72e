import Link from "next/link";
import { Bidi, InlineQuote } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { dayIn } from "#lib/format";
import type { Copy, Lost } from "#lib/rechecks/lost-pages";

type Props = { lost: readonly Lost[]; number: number; timeZone: string };

/** What is not where it was any more, with the ways to what it was and is. */
export function LostList({ lost, number, timeZone }: Props) {
  return (
    <ul className="mt-1.5 grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
      {lost.map((one) => (
        <li key={`${one.what} ${one.evidence}`} className="grid grid-cols-[minmax(0,1fr)] gap-1 border-s-2 border-warning ps-3 break-words">
          <p>
            <span className="font-semibold">{LOST_WORDS[one.what]}</span>{" "}
            <Link href={`/desk/sources/${one.source.id}?claim=${number}`}>
              <Bidi>{one.source.title}</Bidi>
            </Link>
            , since <Day date={dayIn(one.since, timeZone)} />
            {one.what === "page" && `: ${one.said}`}
          </p>
          {one.what === "passage" && <InlineQuote text={one.said} lang={one.language} />}
          {(one.before || one.after) && (
            <p className="flex flex-wrap gap-x-4">
              {one.before && <CopyLink lost={one} copy={one.before} word="As it was" timeZone={timeZone} />}
              {one.after && <CopyLink lost={one} copy={one.after} word="As it is now" timeZone={timeZone} />}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const LOST_WORDS: Record<Lost["what"], string> = { page: "The page is gone:", passage: "The quoted passage is gone from" };

function CopyLink({ lost, copy, word, timeZone }: { lost: Lost; copy: Copy; word: string; timeZone: string }) {
  return (
    <a href={`/desk/sources/${lost.source.id}/captures/${copy.id}`} download className="inline-block min-h-6">
      {word}, <Day date={dayIn(copy.at, timeZone)} />
      <span className="sr-only"> (download the copy of {lost.source.title})</span>
    </a>
  );
}
