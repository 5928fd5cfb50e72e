"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Overtaken } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { LookAlikes } from "#components/parties/look-alikes";
import { Button, ButtonLink } from "#components/ui/button";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { Select, TextArea, TextInput } from "#components/ui/text-input";
import { createParty, editParty, partiesLike } from "#lib/parties/actions";
import type { FoundParty } from "#lib/parties/queries";
import { PARTY_KIND_WORDS, PARTY_KINDS, type PartyKind, partyInput } from "#lib/parties/schema";
import { problemsOf } from "#lib/schema";

type Party = { id: string; slug: string; name: string; kind: PartyKind; otherNames: string[]; revision: number };
type Draft = { name: string; kind: string; otherNames: string };
type Field = keyof Draft;

const WORDS: Record<Field, string> = { name: "Name", kind: "Kind", otherNames: "Other names" };
const FIELDS = Object.keys(WORDS) as Field[];

const draftOf = (party: Party | null): Draft => ({
  name: party?.name ?? "",
  kind: party?.kind ?? "",
  otherNames: party?.otherNames.join("\n") ?? "",
});
const namesIn = (text: string) => text.split("\n").filter((line) => line.trim() !== "");
const inWords = (draft: Draft, field: Field) => (field === "kind" ? (PARTY_KIND_WORDS[draft.kind as PartyKind] ?? "") : draft[field]);

/** Enters a party, or changes one. A name that looks like another party's is stopped until the editor has seen that one. */
export function PartyForm({ party }: { party: Party | null }) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(party));
  const [base, setBase] = useState(() => ({ revision: party?.revision ?? 0, draft: draftOf(party) }));
  const [overtaken, setOvertaken] = useState<Field[]>([]);
  const [alike, setAlike] = useState<FoundParty[]>([]);
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^party\./, {}, touched);
  const at = party ? `/desk/parties/${party.slug}` : "/desk/parties";
  const now = draftOf(party);
  const { isBack, forget } = useKept(party ? `party ${party.id}` : "party", { draft, base }, (kept) => {
    setDraft(kept.draft);
    setBase(kept.base);
  });

  // Somebody has changed the party meanwhile: what was not touched here is shown as it is now, and the rest stays as it was typed.
  if (party && party.revision !== base.revision) {
    setOvertaken(FIELDS.filter((field) => now[field] !== base.draft[field]));
    setDraft(Object.fromEntries(FIELDS.map((field) => [field, draft[field] === base.draft[field] ? now[field] : draft[field]])) as Draft);
    setBase({ revision: party.revision, draft: now });
  }

  function change(field: Field) {
    return (event: { target: { value: string } }) => {
      setDraft((before) => ({ ...before, [field]: event.target.value }));
      touch([field]);
      setAlike([]);
    };
  }

  async function save(another: boolean) {
    const input = { name: draft.name, kind: draft.kind, otherNames: namesIn(draft.otherNames), another };
    const parsed = partyInput.safeParse(input);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send<{ slug: string }>(() =>
      party ? editParty({ seen: { id: party.id, revision: base.revision }, party: input }) : createParty(input),
    );
    if (answer?.ok) {
      forget();
      thenShow(() => {
        router.replace(`/desk/parties/${answer.value.slug}`);
        router.refresh();
      });
    } else if (answer?.refusal.code === 409 && answer.refusal.problems) {
      const found = await partiesLike({ names: [draft.name, ...input.otherNames], ...(party && { except: party.id }) }).catch(() => null);
      setAlike(found?.ok ? found.value : []);
    }
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-[36rem] grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <RefusalNotice
        refusal={refusal}
        errors={list}
        attempt={attempt}
        title={party ? "This party was not saved yet" : "This party was not added yet"}
      />
      <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} what="it" />
      {overtaken.length > 0 && (
        <Notice tone="warning" live title="Somebody has changed this party">
          <ul>
            {overtaken.map((field) => (
              <li key={field} className="wrap-anywhere">
                {WORDS[field]} now: <bdi className="whitespace-pre-line">{inWords(now, field) || "none"}</bdi>
                {draft[field] !== now[field] && " (below is what you typed instead)"}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {isBack && (
        <Notice
          title="What you had typed is here again"
          actions={
            <Button
              kind="alternative"
              size="sm"
              onClick={() => {
                forget();
                setDraft(now);
              }}
            >
              {party ? "Take what is saved" : "Start afresh"}
            </Button>
          }
        >
          It was not saved yet.
        </Notice>
      )}
      {alike.length > 0 && (
        <div className="grid gap-3 border-s-2 border-rule ps-4">
          <LookAlikes parties={alike} action={{ word: "Open this one", href: ({ slug }) => `/desk/parties/${slug}` }} />
          <Button kind="alternative" pending={pending} className="justify-self-start" onClick={() => void save(true)}>
            Another is meant
          </Button>
        </div>
      )}
      <Fields pending={pending}>
        <TextInput
          name="name"
          label={WORDS.name}
          autoComplete="off"
          error={byName.name ?? null}
          value={draft.name}
          onChange={change("name")}
        />
        <Select
          name="kind"
          label={WORDS.kind}
          blank="Choose"
          className="max-w-[16rem]"
          error={byName.kind ?? null}
          value={draft.kind}
          onChange={change("kind")}
          options={PARTY_KINDS.map((value) => ({ value, label: PARTY_KIND_WORDS[value] }))}
        />
        <TextArea
          name="otherNames"
          label={WORDS.otherNames}
          optional
          hint="One a line: spellings in other languages and scripts, short forms, earlier names."
          rows={3}
          error={byName.otherNames ?? null}
          value={draft.otherNames}
          onChange={change("otherNames")}
        />
      </Fields>
      <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
        <Button type="submit" pending={pending}>
          {party ? "Save changes" : "Add the party"}
        </Button>
        <ButtonLink kind="quiet" href={at}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
