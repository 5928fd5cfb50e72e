import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/chip";
import { Bidi } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { AFFILIATION_WORDS } from "#lib/parties/schema";
import type { Branch, Direction, Tie, TiedParty } from "#lib/parties/ties";

type Props = {
  branches: readonly Branch[];
  direction: Direction;
  /** The party whose page it is, or the one above. */
  root: Pick<TiedParty, "name">;
  /** What can be done with a tie; readers can do nothing. */
  actions?: (tie: Tie, branch: { from: string; to: string }) => ReactNode;
  /** The address of a party; null: it has no page there. */
  hrefOf: (party: TiedParty) => string | null;
  label?: string;
};

/** Ties as an indented list: each line says what a party is to the one above it, and whether that makes them one side. */
export function TieTree({ branches, direction, root, actions, hrefOf, label }: Props) {
  return (
    <ul aria-label={label} className={label ? "grid" : "ms-1.5 grid border-s border-rule ps-4"}>
      {branches.map((branch) => {
        const { tie, party, aligned, again } = branch;
        const ends = direction === "up" ? { from: root.name, to: party.name } : { from: party.name, to: root.name };
        return (
          <li key={`${tie.id} ${again}`} className="min-w-0 py-1.5">
            <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1 break-words">
              <span className="min-w-0">
                {direction === "up" ? (
                  <>
                    {AFFILIATION_WORDS[tie.kind]} <Name party={party} href={hrefOf(party)} />
                  </>
                ) : (
                  <>
                    <Name party={party} href={hrefOf(party)} /> {AFFILIATION_WORDS[tie.kind]} <Bidi>{root.name}</Bidi>
                  </>
                )}
              </span>
              <Badge tone={aligned ? "strong" : "plain"}>{aligned ? "one side" : "recorded, not one side"}</Badge>
            </div>
            <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
              <TieDays tie={tie} />
              {tie.source && (
                <span className="min-w-0 break-words">
                  · <TieSource source={tie.source} />
                </span>
              )}
              {again && <span>· drawn above already</span>}
              {actions?.(tie, ends)}
            </p>
            {branch.branches.length > 0 && (
              <TieTree branches={branch.branches} direction={direction} root={party} hrefOf={hrefOf} {...(actions && { actions })} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Name({ party, href }: { party: TiedParty; href: string | null }) {
  if (href === null) return <Bidi className="font-semibold">{party.name}</Bidi>;
  return (
    <Link href={href} className="inline-block min-h-6 max-w-full font-semibold break-words">
      <Bidi>{party.name}</Bidi>
    </Link>
  );
}

/** "since 7 May 2012", "7 May 2012 to 1 January 2020", "without dates". */
export function TieDays({ tie: { since, until } }: { tie: Pick<Tie, "since" | "until"> }) {
  if (since && until)
    return (
      <span>
        <Day date={since} /> to <Day date={until} />
      </span>
    );
  if (since)
    return (
      <span>
        since <Day date={since} />
      </span>
    );
  if (until)
    return (
      <span>
        until <Day date={until} />
      </span>
    );
  return <span>without dates</span>;
}

export function TieSource({ source }: { source: NonNullable<Tie["source"]> }) {
  if (source === "withheld") return <>a source that is withheld</>;
  if (source.address === null) return <Bidi>{source.title}</Bidi>;
  return (
    <a href={source.address} rel="noreferrer" target="_blank" className="inline-block min-h-6">
      <Bidi>{source.title}</Bidi>
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
