"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { StatusLabel } from "#components/claims/status-mark";
import { TwoTexts } from "#components/claims/two-texts";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button, ButtonLink } from "#components/ui/button";
import { RadioGroup } from "#components/ui/choice";
import { Fields } from "#components/ui/fields";
import { STATE_WORDS } from "#lib/claims/states";
import { plural } from "#lib/format";
import { mergeClaims } from "#lib/relations/actions";
import type { MergePreview, MergeSide } from "#lib/relations/merge-preview";

type Props = {
  at: string;
  /** What happens if the one stays, and if the other does: first what can be done, and what readers know. */
  either: [MergePreview, MergePreview];
};

/** Both side by side, which one stays, and what will happen, before anything does. */
export function MergeClaims({ at, either }: Props) {
  const router = useRouter();
  const likely = likelier(...either);
  const [stays, setStays] = useState(String(likely.kept.number));
  const { send, thenShow, pending, refusal, refuse, attempt } = useSend();
  const preview = either.find(({ kept }) => String(kept.number) === stays) ?? likely;
  const { kept, gone, refused } = preview;

  async function merge() {
    const answer = await send(() =>
      mergeClaims({
        into: { number: kept.number, revision: kept.revision },
        merged: { number: gone.number, revision: gone.revision },
      }),
    );
    if (!answer?.ok) return;
    thenShow(() => {
      router.replace(`/desk/claims/${kept.number}`);
      router.refresh();
    });
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-[52rem] grid-cols-[minmax(0,1fr)] gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <RefusalNotice refusal={refusal} errors={problemsByField(refusal, /^/).list} attempt={attempt} title="These two were not merged" />
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
        <Side side={kept} word="Stays" />
        <Side side={gone} word="Is merged into it" />
      </div>
      <Fields pending={pending}>
        <RadioGroup
          name="stays"
          label="Which number stays"
          value={stays}
          onChange={(event) => setStays(event.target.value)}
          options={either.map(({ kept: { number } }) => ({ value: String(number), label: <span className="font-mono">C-{number}</span> }))}
        />
      </Fields>
      <section aria-labelledby="will-happen">
        <h2 id="will-happen" className="mb-2 border-t-2 border-ink pt-3 font-serif text-lg font-semibold">
          What will happen
        </h2>
        <WillHappen {...preview} />
      </section>
      <section aria-labelledby="differ">
        <h2 id="differ" className="mb-2 border-t-2 border-ink pt-3 font-serif text-lg font-semibold">
          Where they differ
        </h2>
        <p className="mb-3 text-soft">C-{kept.number} keeps what it says. Take over by hand what is better in the other.</p>
        <TwoTexts
          mine={kept.draft}
          other={{ ...gone.draft, topics: kept.draft.topics }}
          mineName={`C-${kept.number}, stays`}
          otherName={`C-${gone.number}`}
        />
      </section>
      <div className="flex flex-wrap items-start gap-3 border-t border-rule pt-5">
        <Button type="submit" kind="danger" pending={pending} off={refused}>
          Merge C-{gone.number} into C-{kept.number}
        </Button>
        <ButtonLink kind="quiet" href={at}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

/** The one that can be done, then that which keeps what readers know, then the older number. */
function likelier(one: MergePreview, other: MergePreview): MergePreview {
  const rank = ({ refused, kept }: MergePreview) => (refused === null ? 0 : 2) + (kept.isPublic ? 0 : 1);
  return [one, other].sort((a, b) => rank(a) - rank(b) || a.kept.number - b.kept.number)[0] ?? one;
}

function Side({ side: { number, draft, state, published }, word }: { side: MergeSide; word: string }) {
  return (
    <section className="min-w-0 border-t-2 border-ink pt-3">
      <p className="text-sm text-soft">{word}</p>
      <h2 lang={draft.language} dir="auto" className="mb-1.5 font-serif text-lg font-semibold break-words">
        {draft.text}
      </h2>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
        {published && <StatusLabel status={published.status ?? "retracted"} size="sm" />}
        <span>
          <span className="font-mono">C-{number}</span>, {STATE_WORDS[state].toLowerCase()}
        </span>
      </p>
    </section>
  );
}

function WillHappen({ kept, gone, sources, topics, counts }: MergePreview) {
  const [stays, goes] = [kept, gone].map(({ number }) => (
    <span key={number} className="whitespace-nowrap">
      C-{number}
    </span>
  ));
  const rest = [
    counts.requests > 0 && plural("request for comment", counts.requests, "requests for comment"),
    counts.verdicts > 0 && plural("verdict of others", counts.verdicts, "verdicts of others"),
    counts.relations > 0 && plural("link to another claim", counts.relations, "links to other claims"),
    counts.reports > 0 && plural("open report", counts.reports),
  ].filter(Boolean);
  return (
    <ul className="grid max-w-measure list-disc gap-1.5 ps-5 break-words">
      {gone.isPublic ? (
        <li>
          {goes} is retracted in public, as the same as {stays}. Its address leads to {stays}; its versions stay where they are. It leaves
          the lists and the search.
        </li>
      ) : (
        <li>
          {goes} leaves the desk. Its number leads to {stays}.
        </li>
      )}
      {sources.moved.length > 0 && (
        <li>
          {plural("piece of evidence", sources.moved.length, "pieces of evidence")} {sources.moved.length === 1 ? "joins" : "join"} {stays}
          {sources.moved.length === 1 ? ", with its quote and its basis:" : ", each with its quote and its basis:"}
          <Titles of={sources.moved} />
        </li>
      )}
      {sources.moved.length + sources.hidden === 0 && <li>No evidence joins {stays}.</li>}
      {sources.hidden > 0 && (
        <li>
          {plural("withheld source", sources.hidden)} that you cannot see {sources.hidden === 1 ? "stays" : "stay"} withheld.
        </li>
      )}
      {sources.there.length > 0 && (
        <li>
          {stays} has these already, with the same stance and basis. They stay as they are there; what is quoted in {goes} stays in its
          history:
          <Titles of={sources.there} />
        </li>
      )}
      {topics.length > 0 && (
        <li>
          {stays} gets the {topics.length === 1 ? "topic" : "topics"} <bdi>{topics.join(", ")}</bdi>.
        </li>
      )}
      {rest.length > 0 && (
        <li>
          With it: {rest.join(", ")}. Where the two are linked to one claim, the link of {stays} stays.
        </li>
      )}
      {kept.state === "in_review" && <li>{stays} is in review: it goes back to draft.</li>}
      {kept.state === "published" && (
        <li>Readers of {stays} see nothing new before it is decided anew; it comes into the queue of rechecks.</li>
      )}
      {counts.unsaved > 0 && (
        <li className="font-semibold">
          {counts.unsaved === 1 ? "Somebody has" : `${counts.unsaved} people have`} changes of {goes} that are not saved. They are thrown
          away.
        </li>
      )}
      <li className="text-soft">There is no button that takes a merge back.</li>
    </ul>
  );
}

function Titles({ of }: { of: readonly string[] }) {
  return (
    <ul className="mt-1 grid gap-0.5 text-soft">
      {of.map((title, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a source may stand there twice, on two bases
        <li key={index}>
          “<bdi>{title}</bdi>”
        </li>
      ))}
    </ul>
  );
}
