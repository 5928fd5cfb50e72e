import type { ReactNode } from "react";
import { ThemeSwitch } from "#components/layout/theme-switch";
import { SkipLink } from "#components/ui/text";

type PublicShellProps = {
  newsroom: string;
  /** An address on this site; drawn in the height of the masthead, with the name as its text. */
  logo?: string | null;
  licence?: { name: string; url: string | null };
  children: ReactNode;
};

const NAV = [
  { href: "/claims", label: "Claims" },
  { href: "/parties", label: "Parties" },
  { href: "/topics", label: "Topics" },
  { href: "/corrections", label: "Corrections" },
];

/** The form knows from which page somebody comes: a frame that is the same for every page cannot say it. */
const FOOT: readonly { href: string; label: string; rel?: string }[] = [
  { href: "/methodology", label: "Methodology" },
  { href: "/corrections-policy", label: "Corrections policy" },
  { href: "/about", label: "About" },
  { href: "/report", label: "Report an error", rel: "nofollow" },
];

/** The frame of every page for readers. Whole without scripts; on a phone the search and the links take a row of their own. */
export function PublicShell({ newsroom, logo, licence, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-rule">
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-7 gap-y-1 px-4.5 pt-3.5 pb-2 text-sm sm:px-6 md:pb-3">
          <a
            href="/"
            className="me-auto inline-flex min-h-8 min-w-0 items-center font-serif text-xl leading-none font-semibold tracking-tight text-ink no-underline md:me-0"
          >
            {logo ? (
              // biome-ignore lint/performance/noImgElement: a logo of unknown size that is already small
              <img src={logo} alt={newsroom} className="h-7 w-auto max-w-56 object-contain" />
            ) : (
              <bdi className="min-w-0">{newsroom}</bdi>
            )}
          </a>
          <nav aria-label="Main" className="order-last flex w-full flex-wrap gap-x-5 md:order-none md:me-auto md:w-auto">
            {NAV.map(({ href, label }) => (
              <a key={href} href={href} className="inline-flex min-h-9 items-center text-ink no-underline hover:underline">
                {label}
              </a>
            ))}
          </nav>
          <search className="order-last w-full md:order-none md:w-auto">
            <form action="/claims">
              <label className="flex items-center border-b border-edge focus-within:border-ink md:w-56">
                <span className="sr-only">Search claims</span>
                <input
                  type="search"
                  name="q"
                  placeholder="Search claims"
                  dir="auto"
                  className="min-h-9 min-w-0 flex-1 bg-transparent px-0.5 text-sm text-ink pointer-coarse:text-[1rem]"
                />
                <button
                  type="submit"
                  aria-label="Search"
                  className="grid size-8 shrink-0 place-items-center text-soft hover:text-ink pointer-coarse:size-11"
                >
                  <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
                    <circle cx="6.8" cy="6.8" r="4.8" />
                    <path d="m10.4 10.4 4.4 4.4" />
                  </svg>
                </button>
              </label>
            </form>
          </search>
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4.5 pb-20 outline-none sm:px-6">
        {children}
      </main>
      <footer className="border-t border-rule print:hidden">
        <div className="mx-auto flex max-w-page flex-wrap gap-x-7 gap-y-2 px-4.5 py-6 text-sm text-soft sm:px-6">
          <p className="me-auto">A record of what was claimed, by whom, and what {newsroom} can stand behind.</p>
          <nav aria-label="About this site" className="no-print flex flex-wrap gap-x-5 gap-y-1">
            {FOOT.map(({ href, label, rel }) => (
              <a key={href} href={href} rel={rel} className="inline-flex min-h-6 items-center">
                {label}
              </a>
            ))}
          </nav>
          <p className="w-full">
            <a href="/open-data">Open data</a>
            {licence && (
              <>
                {" "}
                under{" "}
                {licence.url ? (
                  <a href={licence.url} rel="license noopener">
                    <bdi>{licence.name}</bdi>
                  </a>
                ) : (
                  <bdi>{licence.name}</bdi>
                )}
              </>
            )}
          </p>
        </div>
      </footer>
    </div>
  );
}
