import type { ReactNode } from "react";
import { AddressForm } from "#components/data-table/address-form";
import { SectionHeading } from "#components/layout/page-heading";
import { TieActions } from "#components/parties/tie-actions";
import { TieDays, TieSource, TieTree } from "#components/parties/tie-tree";
import { Button } from "#components/ui/button";
import { Bidi } from "#components/ui/text";
import { TextInput } from "#components/ui/text-input";
import { Day } from "#components/ui/time";
import { AFFILIATION_WORDS } from "#lib/parties/schema";
import { type Branch, besideIt, sideOf, type Tie, type TiedParty } from "#lib/parties/ties";

type Tree = { branches: Branch[]; cut: boolean };
type Props = {
  party: { name: string; slug: string };
  asOf: string;
  up: Tree;
  down: Tree;
  others: readonly { tie: Tie; from: TiedParty; to: TiedParty }[];
};

/** What a party answers to and what answers to it, as of a day. */
export function PartyTies({ party, asOf, up, down, others }: Props) {
  const at = `/desk/parties/${party.slug}`;
  const actions = (tie: Tie, ends: { from: string; to: string }) => <TieActions tie={tie} at={at} {...ends} />;
  const hrefOf = ({ slug }: TiedParty) => `/desk/parties/${slug}?asOf=${asOf}`;
  return (
    <>
      <AddressForm key={asOf} action={at} carried={[]} label="Another day" className="mt-6 flex flex-wrap items-end gap-2.5">
        <TextInput name="asOf" label="As of" type="date" max="9999-12-31" defaultValue={asOf} className="max-w-44" />
        <Button type="submit" kind="alternative">
          Show this day
        </Button>
      </AddressForm>
      <section aria-labelledby="answers-to">
        <SectionHeading id="answers-to" size="desk">
          Answers to
        </SectionHeading>
        <SideSentence name={party.name} asOf={asOf} branches={up.branches} />
        {up.branches.length > 0 && (
          <TieTree branches={up.branches} direction="up" root={party} actions={actions} hrefOf={hrefOf} label="Answers to" />
        )}
        {up.cut && <Cut />}
      </section>
      <section aria-labelledby="answer-to-it">
        <SectionHeading id="answer-to-it" size="desk">
          Answer to it
        </SectionHeading>
        {down.branches.length > 0 ? (
          <TieTree branches={down.branches} direction="down" root={party} actions={actions} hrefOf={hrefOf} label="Answer to it" />
        ) : (
          <p className="text-soft">
            As of <Day date={asOf} /> nobody in the registry does.
          </p>
        )}
        {down.cut && <Cut />}
      </section>
      {others.length > 0 && (
        <details className="mt-5">
          <summary className="inline-block min-h-6 text-accent underline underline-offset-3">Ties on other days ({others.length})</summary>
          <ul className="mt-1">
            {others.map(({ tie, from, to }) => (
              <li key={tie.id} className="border-b border-rule py-1.5 break-words">
                <Bidi>{from.name}</Bidi> {AFFILIATION_WORDS[tie.kind]} <Bidi>{to.name}</Bidi>
                <span className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
                  <TieDays tie={tie} />
                  {tie.source && (
                    <span>
                      · <TieSource source={tie.source} />
                    </span>
                  )}
                  {actions(tie, { from: from.name, to: to.name })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Cut() {
  return <p className="mt-1 text-sm text-soft">There are more; only the first 300 are drawn. Open one of them to go on from there.</p>;
}

/** With whom a party is one side, and what it is tied to without being one. */
function SideSentence({ name, asOf, branches }: { name: string; asOf: string; branches: readonly Branch[] }) {
  const side = sideOf(branches);
  const beside = besideIt(branches);
  return (
    <div className="mb-1.5 max-w-measure break-words">
      <p>
        As of <Day date={asOf} />, <Bidi className="font-semibold">{name}</Bidi>{" "}
        {side.length === 0 ? (
          "answers to nobody in the registry."
        ) : (
          <>
            is one side with <Names parties={side} />: what one of them says counts as one voice, and cannot confirm what another says.
          </>
        )}
      </p>
      {beside.length > 0 && (
        <p className="text-soft">
          {beside.length === 1 ? "The tie" : "The ties"} to <Names parties={beside} /> {beside.length === 1 ? "is" : "are"} recorded, and{" "}
          {beside.length === 1 ? "does" : "do"} not make them one side.
        </p>
      )}
    </div>
  );
}

function Names({ parties }: { parties: readonly TiedParty[] }) {
  const shown = parties.slice(0, 8);
  const names: ReactNode[] = shown.map((party) => <Bidi key={party.id}>{party.name}</Bidi>);
  const more = parties.length - shown.length;
  if (more > 0) names.push(`${more} more`);
  return names.map((name, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they do not move
    <span key={place}>
      {place > 0 && (place === names.length - 1 ? " and " : ", ")}
      {name}
    </span>
  ));
}
