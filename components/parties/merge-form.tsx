"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, ButtonLink } from "#components/ui/button";
import { Checkbox, RadioGroup } from "#components/ui/choice";
import { Bidi } from "#components/ui/text";
import { plural } from "#lib/format";
import { mergeParties } from "#lib/parties/actions";
import type { MergeSide } from "#lib/parties/desk";
import { aKind, PARTY_KIND_WORDS } from "#lib/parties/schema";

type Props = { at: string; sides: [MergeSide, MergeSide]; between: number };

/** Both side by side, which one stays, and what will move, before anything happens. */
export function MergeForm({ at, sides, between }: Props) {
  const router = useRouter();
  const [stays, setStays] = useState(sides[0].id);
  const [meant, setMeant] = useState(false);
  const { send, thenShow, pending, refusal, refuse, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  const [kept, gone] = sides[0].id === stays ? sides : [sides[1], sides[0]];
  const differ = kept.kind !== gone.kind;

  async function merge() {
    const answer = await send(() =>
      mergeParties({
        into: { id: kept.id, revision: kept.revision },
        merged: { id: gone.id, revision: gone.revision },
        differentKinds: differ && meant,
      }),
    );
    if (!answer?.ok) return;
    thenShow(() => {
      router.replace(`/desk/parties/${answer.value.slug}`);
      router.refresh();
    });
  }

  return (
    <form
      method="post"
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="These two were not merged" />
      {refusal?.code === 409 && (
        <Button
          kind="alternative"
          className="justify-self-start"
          pending={pending}
          onClick={() =>
            thenShow(() => {
              refuse(null);
              router.refresh();
            })
          }
        >
          Show both as they are now
        </Button>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 sm:grid-cols-2">
        {[kept, gone].map((side, place) => (
          <Side key={side.id} side={side} word={place === 0 ? "Stays" : "Is merged into it"} />
        ))}
      </div>
      <RadioGroup
        name="stays"
        label="Which one stays"
        hint="Under its name and its address. The other name becomes one of its other names, and the other address leads to it."
        value={stays}
        onChange={(event) => setStays(event.target.value)}
        options={sides.map((side) => ({ value: side.id, label: <Bidi className="wrap-anywhere">{side.name}</Bidi> }))}
      />
      <div className="max-w-measure min-w-0 border-s-2 border-rule ps-4 break-words">
        <p className="font-semibold">What will move</p>
        <WillMove kept={kept} gone={gone} between={between} />
      </div>
      {differ && (
        <Checkbox
          name="differentKinds"
          label={
            <span className="wrap-anywhere">
              Merge them although <Bidi>{kept.name}</Bidi> is {aKind(kept.kind)} and <Bidi>{gone.name}</Bidi> {aKind(gone.kind)}
            </span>
          }
          hint={`Their kinds differ. The one party that is left will be ${aKind(kept.kind)}.`}
          error={byName.differentKinds ?? null}
          checked={meant}
          onChange={(event) => setMeant(event.target.checked)}
        />
      )}
      <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
        <Button type="submit" kind="danger" pending={pending}>
          Merge these two
        </Button>
        <ButtonLink kind="quiet" href={at}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

function Side({ side, word }: { side: MergeSide; word: string }) {
  const { points } = side;
  const facts: [string, React.ReactNode][] = [
    ["Kind", PARTY_KIND_WORDS[side.kind]],
    [
      "Other names",
      side.otherNames.length === 0
        ? "none"
        : side.otherNames.map((name) => (
            <Bidi key={name} className="block break-words">
              {name}
            </Bidi>
          )),
    ],
    ["Claims that it made", points.spoke],
    ["Claims that concern it", points.concerned],
    ["Evidence on its word", points.evidence],
    ["Sources that it published", points.published],
    ["Ties", points.ties],
    ["Public entries", points.publicClaims],
  ];
  return (
    <section className="min-w-0 border-t-2 border-ink pt-3">
      <p className="text-sm text-soft">{word}</p>
      <h2 className="mb-2 font-serif text-lg font-semibold break-words">
        <Bidi>{side.name}</Bidi>
      </h2>
      <dl className="tabular grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5 gap-y-1">
        {facts.map(([term, is]) => (
          <div key={term} className="contents">
            <dt className="text-soft">{term}</dt>
            <dd className="m-0 text-end">{is}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function WillMove({ kept, gone, between }: { kept: MergeSide; gone: MergeSide; between: number }) {
  const { points } = gone;
  const ties = points.ties - between;
  const parts = [
    points.spoke > 0 && plural("claim that it made", points.spoke, "claims that it made"),
    points.concerned > 0 && plural("claim that concerns it", points.concerned, "claims that concern it"),
    points.evidence > 0 && plural("piece of evidence on its word", points.evidence, "pieces of evidence on its word"),
    points.answered > 0 && plural("request for comment", points.answered, "requests for comment"),
    points.published > 0 && plural("source", points.published),
    ties > 0 && plural("tie", ties),
  ].filter(Boolean);
  return (
    <>
      <p>
        From <Bidi>{gone.name}</Bidi> to <Bidi>{kept.name}</Bidi>:{" "}
        {parts.length === 0 ? "nothing but its names, for nothing points to it" : `${parts.join(", ")}, and its names`}.
      </p>
      {between > 0 && (
        <p className="mt-1">
          {plural("tie", between)} between the two {between === 1 ? "is" : "are"} taken out, since a party is not tied to itself. What{" "}
          {between === 1 ? "it" : "they"} said stays in the history.
        </p>
      )}
      <p className="mt-1 text-soft">Nothing is lost, but there is no button that takes a merge back.</p>
    </>
  );
}
