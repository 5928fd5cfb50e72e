import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { SectionHeading } from "#components/layout/page-heading";
import { NumberOfRecord } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { STATE_WORDS } from "#lib/claims/states";
import { formatCount } from "#lib/format";
import type { NamingClaims as Claims } from "#lib/parties/desk";

type Props = { id: string; title: string; claims: Claims; none: string; allHref?: string };

/** Claims that name a party, as the desk has them now. */
export function NamingClaims({ id, title, claims: { claims, total }, none, allHref }: Props) {
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} size="desk" aside={total > 0 && formatCount(total)}>
        {title}
      </SectionHeading>
      {total === 0 ? (
        <p className="text-soft">{none}</p>
      ) : (
        <ul className="border-t border-rule">
          {claims.map((claim) => (
            <li key={claim.number} className="grid gap-0.5 border-b border-rule py-2">
              <Link
                href={`/desk/claims/${claim.number}`}
                lang={claim.language}
                dir="auto"
                className="line-clamp-3 font-serif text-[1.0625rem] leading-snug font-medium break-words text-ink no-underline hover:underline focus-visible:-outline-offset-1"
              >
                {claim.text}
              </Link>
              <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-soft">
                <StatusLabel status={claim.status === undefined ? "unreviewed" : (claim.status ?? "retracted")} size="sm" />
                <span>{STATE_WORDS[claim.state]}</span>
                <Day date={claim.saidOn} style="short" />
                <NumberOfRecord>C-{claim.number}</NumberOfRecord>
              </p>
            </li>
          ))}
        </ul>
      )}
      {total > claims.length && (
        <p className="mt-2 text-sm text-soft">
          The latest {claims.length} are shown. {allHref && <Link href={allHref}>All {formatCount(total)} in the table of claims</Link>}
        </p>
      )}
    </section>
  );
}
