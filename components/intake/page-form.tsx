"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type Languages, withCode } from "#components/claims/claim-fields";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { SimilarClaims } from "#components/claims/similar-claims";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { useSimilar } from "#components/claims/use-similar";
import { AddPage } from "#components/intake/add-page";
import { findParties, usePartyDialog } from "#components/parties/party-search";
import { Button } from "#components/ui/button";
import { Combobox } from "#components/ui/combobox";
import type { ComboboxItem } from "#components/ui/combobox-search";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { Select, TextArea, TextInput } from "#components/ui/text-input";
import type { Problem } from "#lib/errors";
import { plural } from "#lib/format";
import { addPageToClaim, draftFromPage } from "#lib/intake/actions";
import type { Arrival } from "#lib/intake/arrival";
import type { SimilarClaim } from "#lib/matching/queries";

type Props = {
  arrived: Arrival;
  /** What the draft says at first. */
  text: string;
  language: string;
  languages: Languages;
  /** What is wrong with what arrived. */
  problems: readonly Problem[];
};

type Typed = { id: string; address: string; title: string; passage: string; text: string; language: string; speaker: ComboboxItem | null };

/** A page that was brought to the desk: it becomes a draft, or a source of a claim that is here already. Nothing is made before that. */
export function PageForm({ arrived, text, language, languages, problems }: Props) {
  const router = useRouter();
  const [typed, setTyped] = useState<Typed>(() => ({
    id: crypto.randomUUID(),
    address: arrived.address,
    title: arrived.title,
    passage: arrived.passage,
    text,
    language,
    speaker: null,
  }));
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const [sent, setSent] = useState(false);
  const { byName, list } = problemsByField(refusal, /^(content|page|source)\./, {}, touched);
  const party = usePartyDialog();
  const similar = useSimilar({ text: typed.text, quote: typed.passage }, null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, of what arrived
  useEffect(() => {
    if (problems.length > 0) refuse({ code: 422, sentence: "", problems: [...problems] });
  }, []);
  const { isBack, forget } = useKept<Typed>(`page ${arrived.address}\n${arrived.passage}`.slice(0, 3_000), typed, (kept) => setTyped(kept));

  function change(part: Partial<Typed>) {
    setTyped((before) => ({ ...before, ...part }));
    touch(Object.keys(part).map((field) => (field === "speaker" ? "speakerId" : field)));
  }

  // In which language the page is, its captured copy tells.
  const page = { address: typed.address, title: typed.title, language: null };

  async function create() {
    setSent(true);
    const { id, text, language, passage, speaker } = typed;
    const content = {
      ...{ text, language, quote: null, quoteLanguage: null, speakerId: speaker?.id ?? null, speakerUnknown: false },
      ...{ saidOn: null, undated: false, saidWhere: null, concernIds: [], topics: [] },
    };
    const answer = await send(() => draftFromPage({ id, content, page, passage }));
    if (answer?.ok) leave(answer.value.number);
  }

  async function add({ number, revision }: SimilarClaim) {
    setSent(true);
    const answer = await send(() => addPageToClaim({ seen: { number, revision }, page, passage: typed.passage }));
    if (answer?.ok) leave(number);
  }

  function leave(number: number) {
    forget();
    thenShow(() => {
      router.replace(`/desk/claims/${number}`);
      router.refresh();
    });
  }

  const field = (name: "address" | "title" | "passage" | "text") => ({
    name,
    error: byName[name] ?? null,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,46rem)_minmax(0,22rem)]">
      <form
        method="post"
        noValidate
        className="grid max-w-[46rem] content-start gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <RefusalNotice
          refusal={refusal}
          errors={list}
          attempt={attempt}
          title={sent ? "Nothing was made yet" : "Something about this page needs another look"}
        />
        {isBack && <Notice title="What you had typed is here again">Nothing was made of it yet.</Notice>}
        {arrived.isCut && (
          <Notice tone="warning" title="The passage was cut">
            It was longer than an address can carry. Copy the rest on the page, and paste it below.
          </Notice>
        )}
        <Fields pending={pending}>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <TextArea
              {...field("text")}
              label="Claim"
              serif
              rows={3}
              className="sm:col-span-2"
              lang={typed.language || undefined}
              hint="One checkable statement, in our words."
            />
            {similar.length > 0 && (
              <p className="sm:col-span-2 xl:hidden">
                <a href="#similar">{plural("similar claim", similar.length)}</a> below: do you have this already?
              </p>
            )}
            <Combobox
              name="speakerId"
              label="Speaker"
              optional
              search={findParties}
              onCreate={party.create}
              createWord="Add the party"
              startHint="Type a name to search the parties."
              error={byName.speakerId ?? null}
              value={typed.speaker}
              onChange={(speaker) => change({ speaker })}
            />
            <Select
              name="language"
              label="Language"
              options={withCode(languages, typed.language)}
              error={byName.language ?? null}
              value={typed.language}
              onChange={(event) => change({ language: event.target.value })}
            />
          </div>
          <div className="grid gap-y-4 border-t border-rule pt-5">
            <h2 className="font-serif text-lg font-semibold">The page</h2>
            <TextArea
              {...field("passage")}
              label="Passage"
              optional
              serif
              rows={2}
              lang={typed.language || undefined}
              hint="The words of the page, as they stand there. The source is quoted with them."
            />
            <TextInput {...field("title")} label="Title" optional hint="Without one, what the captured page calls itself is suggested." />
            <TextInput
              {...field("address")}
              type="url"
              label="Address"
              dir="ltr"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              hint="It is captured once the draft is made."
            />
          </div>
        </Fields>
        <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            Create the draft
          </Button>
        </div>
      </form>
      <div className="grid min-w-0 content-start gap-8">
        <p role="status" className="sr-only">
          {similar.length > 0 && plural("similar claim", similar.length)}
        </p>
        {similar.length > 0 && (
          <SimilarClaims
            id="similar"
            claims={similar}
            title="You have this already?"
            actionOf={(claim) => <AddPage claim={claim} pending={pending} onAdd={() => void add(claim)} />}
          />
        )}
      </div>
      {party.dialog}
    </div>
  );
}
