import type { ReactNode } from "react";
import { FeedLinks } from "#components/claims/feed-links";
import { cx } from "#components/ui/cx";
import { EmptyState } from "#components/ui/notice";
import { NumberOfRecord } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { CorrectionTold, KindMeans } from "#components/versions/correction";
import { WordDiffKey } from "#components/versions/word-diff";
import { CORRECTION_KINDS, CORRECTION_WORDS } from "#lib/publication/corrections";
import { claimPath } from "#lib/publication/listed";
import type { Page } from "#lib/publication/pages";
import { type Cursor, writeCursor } from "#lib/publication/search-params";
import { oneLine } from "#lib/publication/words";
import { comparePath, compareWords, historyPath, versionPath } from "#lib/versions/addresses";
import type { PublicCorrection } from "#lib/versions/queries";

/** What this newsroom corrected, the newest first. */
export function CorrectionsPage({ page, placed }: { page: Page<PublicCorrection>; placed: boolean }) {
  return (
    <>
      <h1 className="mt-8 font-serif text-3xl font-semibold md:mt-11">Corrections</h1>
      <p className="mt-2 max-w-measure text-soft">
        Every time that something which had been said here was changed: what was, what is, and why. The versions before stay where they
        were.
      </p>
      <details className="mt-2 mb-5 text-base">
        <summary className="inline-block min-h-6 text-accent underline underline-offset-3">What the kinds mean</summary>
        <ul className="mt-2 grid gap-1">
          {CORRECTION_KINDS.map((kind) => (
            <li key={kind}>
              <KindMeans kind={kind} />
            </li>
          ))}
        </ul>
      </details>
      <FeedLinks feed="corrections" />
      {page.items.length > 0 ? (
        <>
          <div className="mt-5">
            <WordDiffKey />
          </div>
          <ol aria-label="Corrections, newest first" className="mt-3 border-b border-rule">
            {page.items.map((one) => (
              <Item key={`${one.number} ${one.version}`} one={one} />
            ))}
          </ol>
        </>
      ) : placed ? (
        <EmptyState title="This part of the list is empty.">There is nothing beyond this place any more.</EmptyState>
      ) : (
        <EmptyState title="Nothing has been corrected yet.">What is corrected appears here at once.</EmptyState>
      )}
      {(page.previous || page.next || placed) && (
        <nav aria-label="Pages of corrections" className="flex flex-wrap gap-2 py-5 text-sm">
          <Turn href={placed ? "/corrections" : null}>Newest</Turn>
          <Turn href={at("before", page.previous)} rel="prev">
            Newer
          </Turn>
          <Turn href={at("after", page.next)} rel="next">
            Older
          </Turn>
        </nav>
      )}
    </>
  );
}

const at = (name: "after" | "before", cursor: Cursor | null) => cursor && `/corrections?${name}=${writeCursor(cursor)}`;

function Item({ one }: { one: PublicCorrection }) {
  const { number, version, kind, at, text, language, correction } = one;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 border-t border-rule py-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="text-base">
        <p className="font-semibold">{CORRECTION_WORDS[kind].name}</p>
        <p className="text-sm text-soft">
          <Day date={at.slice(0, 10)} />
          <span aria-hidden="true"> · </span>
          <NumberOfRecord className="whitespace-nowrap">C-{number}</NumberOfRecord>
        </p>
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2.5 text-base">
        <h2 className="max-w-[34em] font-serif text-xl font-medium text-pretty">
          <a href={claimPath(one)} lang={language} dir="auto" className="block text-ink no-underline hover:underline">
            {oneLine(text, 300)}
          </a>
        </h2>
        <CorrectionTold correction={correction} lang={language} />
        <p className="flex flex-wrap gap-x-5 text-sm [&>a]:inline-flex [&>a]:min-h-6 [&>a]:items-center">
          <a href={versionPath(one, version)}>
            Version {version}
            <span className="sr-only"> of C-{number}</span>
          </a>
          <a href={comparePath(one, version - 1, version)}>
            {compareWords(version - 1, version)}
            <span className="sr-only"> of C-{number}</span>
          </a>
          <a href={historyPath(one)}>
            History<span className="sr-only"> of C-{number}</span>
          </a>
        </p>
      </div>
    </li>
  );
}

function Turn({ href, rel, children }: { href: string | null; rel?: string; children: ReactNode }) {
  const look = "inline-flex min-h-8 items-center rounded border px-3 pointer-coarse:min-h-11";
  if (!href) return <span className={cx(look, "border-rule text-soft")}>{children}</span>;
  return (
    <a href={href} rel={rel} className={cx(look, "border-edge text-ink no-underline hover:border-ink")}>
      {children}
    </a>
  );
}
