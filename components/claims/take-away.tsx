import type { ReactNode } from "react";
import { SectionHeading } from "#components/layout/page-heading";
import { CopyButton } from "#components/ui/copy-button";
import { NumberOfRecord, Unbroken } from "#components/ui/text";
import { citationsOf } from "#lib/publication/citations";
import type { Snapshot } from "#lib/publication/snapshot";
import { shareImagePath } from "#lib/share/address";
import { embedCodeThatGrows } from "#lib/share/oembed";
import { versionPath } from "#lib/versions/addresses";

type TakeAwayProps = {
  snapshot: Snapshot;
  sha256: string;
  newsroom: { name: string; address: string; timeZone: string; revision: number };
};

/** What readers take with them. Whole without scripts: a click selects what is to be copied. */
export function TakeAway({ snapshot, sha256, newsroom }: TakeAwayProps) {
  const { number, version } = snapshot;
  const { plain, apa, bibtex } = citationsOf(snapshot, newsroom);
  const api = `/api/v1/claims/${number}`;
  return (
    <>
      <section aria-labelledby="take-away" className="no-print">
        <SectionHeading id="take-away">Cite, embed, download</SectionHeading>
        <div className="border-b border-rule">
          <Part title="Cite this version">
            <Copied id="cite-plain" title="Plain" button="Copy as text" text={plain} />
            <Copied id="cite-apa" title="APA" button="Copy as APA" text={apa} />
            <Copied id="cite-bibtex" title="BibTeX" button="Copy as BibTeX" text={bibtex} isCode />
          </Part>
          <Part title="Embed this claim">
            <p className="max-w-measure text-base text-soft">
              Paste this into your page. What it shows changes by itself when this claim is corrected. The second line only makes the frame
              as high as what it shows. <a href={`/embed/claims/${number}`}>See it alone</a>
            </p>
            <Copied id="embed-code" title="HTML" button="Copy the HTML" text={embedCodeThatGrows(snapshot, newsroom)} isCode />
          </Part>
          <Part title="Download">
            <ul className="list-disc space-y-1.5 ps-5 text-base">
              <li>
                <a href={`${api}/dossier`} download={`C-${number}-dossier.json`}>
                  The dossier
                </a>
                : its parties, ties, sources, evidence and answers, as they are now (JSON)
              </li>
              <li>
                <a href={api} download={`C-${number}.json`}>
                  The claim
                </a>{" "}
                as the API gives it now (JSON)
              </li>
              <li>
                <a href={shareImagePath(snapshot, newsroom)} download={`C-${number}-version-${version}.png`}>
                  An image to share
                </a>{" "}
                of this version (PNG, 1,200 by 630 pixels)
              </li>
            </ul>
          </Part>
        </div>
      </section>
      <p className="mt-8 hidden border-t border-rule pt-2 text-sm wrap-anywhere print:block">
        Claim <Unbroken>{`C-${number}`}</Unbroken>, version {version}, {newsroom.address}
        {versionPath(snapshot, version)}, sha256 <NumberOfRecord>{sha256}</NumberOfRecord>
      </p>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group border-t border-rule">
      <summary className="flex min-h-11 items-center gap-2.5 py-2 text-base font-semibold select-none [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 12 12"
          width="11"
          height="11"
          aria-hidden="true"
          className="shrink-0 group-open:rotate-90"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        >
          <path d="m4 2 4 4-4 4" />
        </svg>
        {title}
      </summary>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4.5 pb-5 ps-[1.3rem]">{children}</div>
    </details>
  );
}

function Copied({ id, title, button, text, isCode }: { id: string; title: string; button: string; text: string; isCode?: boolean }) {
  return (
    <div>
      <h3 className="mb-1 text-sm font-semibold text-soft">{title}</h3>
      {isCode ? (
        <pre
          id={id}
          className="rounded border border-rule bg-raise px-3 py-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap select-all"
        >
          {text}
        </pre>
      ) : (
        <p id={id} dir="ltr" className="text-base wrap-anywhere select-all">
          <Unbroken>{text}</Unbroken>
        </p>
      )}
      <p className="mt-1.5">
        <CopyButton of={id}>{button}</CopyButton>
      </p>
    </div>
  );
}
