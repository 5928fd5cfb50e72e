import Link from "next/link";
import type { ReactNode } from "react";
import { RailLink } from "#components/layout/rail-link";
import { ThemeSwitch } from "#components/layout/theme-switch";
import { SkipLink } from "#components/ui/text";
import { formatCount } from "#lib/format";

/** `of`: what is counted, where that is not what the label says. `alone`: what is under its address is another place. */
export type RailItem = { href: string; label: string; count?: number | null; of?: string; alone?: boolean };

type DeskShellProps = {
  newsroom: string;
  /** Groups of links with a rule between them, as seen by this person. */
  rail: readonly (readonly RailItem[])[];
  person: { name: string; role: string; href?: string };
  /** A form with one button that posts: <form action={signOut}><Button kind="quiet" size="sm" type="submit">Sign out</Button></form> */
  signOut: ReactNode;
  children: ReactNode;
};

/** The frame of the desk: a rail at the left; on a narrow screen a bar whose menu opens without scripts. */
export function DeskShell({ newsroom, rail, person, signOut, children }: DeskShellProps) {
  const links = <RailLinks rail={rail} />;
  const account = <Account person={person} signOut={signOut} />;
  return (
    <div className="min-h-dvh text-base lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
      <SkipLink />
      <aside
        aria-label="Desk"
        className="no-print sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-e border-rule px-3 py-4.5 lg:flex"
      >
        <Name newsroom={newsroom} />
        {links}
        <div className="mt-auto">{account}</div>
      </aside>
      <header className="no-print sticky top-0 z-30 border-b border-rule bg-paper lg:hidden">
        <details className="group">
          <summary className="flex min-h-13 list-none items-center gap-3 px-4.5 [&::-webkit-details-marker]:hidden">
            <bdi className="min-w-0 truncate font-serif text-lg font-semibold">{newsroom}</bdi>
            <span className="ms-auto inline-flex min-h-9 items-center gap-2 rounded border border-edge px-3 font-semibold">
              <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
                <path d="M1 3h12M1 7h12M1 11h12" className="group-open:hidden" />
                <path d="m2 2 10 10M12 2 2 12" className="hidden group-open:inline" />
              </svg>
              Menu
            </span>
          </summary>
          <div className="grid max-h-[calc(100dvh-3.25rem)] gap-4 overflow-y-auto border-t border-rule px-2 py-3">
            {links}
            {account}
          </div>
        </details>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 px-4.5 pt-5 pb-16 outline-none sm:px-7">
        {children}
      </main>
    </div>
  );
}

function Name({ newsroom }: { newsroom: string }) {
  return (
    <Link href="/desk" className="px-2.5 font-serif text-[1.1875rem] leading-tight font-semibold text-ink no-underline">
      <bdi>{newsroom}</bdi>
    </Link>
  );
}

function RailLinks({ rail }: { rail: DeskShellProps["rail"] }) {
  return (
    <nav aria-label="Desk">
      {rail
        .filter((group) => group.length > 0)
        .map((group) => (
          <ul
            key={group[0]?.href}
            className="border-rule not-first:mx-2.5 not-first:mt-2.5 not-first:border-t not-first:pt-2.5 not-first:[&_a]:-mx-2.5"
          >
            {group.map(({ href, label, count, of, alone }) => (
              <li key={href}>
                <RailLink href={href} alone={alone}>
                  <span className="min-w-0">{label}</span>
                  {count != null && (
                    <span className="tabular ps-2 font-normal text-soft">
                      {formatCount(count)}
                      {of && <span className="sr-only"> {of}</span>}
                    </span>
                  )}
                </RailLink>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  );
}

function Account({ person, signOut }: Pick<DeskShellProps, "person" | "signOut">) {
  return (
    <div className="grid gap-2 border-t border-rule px-2.5 pt-3">
      <Link href={person.href ?? "/desk/account"} className="block min-h-6 text-ink no-underline hover:underline">
        <bdi className="block truncate font-semibold">{person.name}</bdi>
        <span className="block text-sm text-soft">{person.role}, your account</span>
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {/* Its word, not its edge, stands under the name. */}
        <div className="-ms-2.5">{signOut}</div>
        <ThemeSwitch />
      </div>
    </div>
  );
}
