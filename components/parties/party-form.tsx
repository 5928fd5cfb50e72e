"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { LookAlikes } from "#components/parties/look-alikes";
import { Button, ButtonLink } from "#components/ui/button";
import { Select, TextArea, TextInput } from "#components/ui/text-input";
import { createParty, editParty, partiesLike } from "#lib/parties/actions";
import type { FoundParty } from "#lib/parties/queries";
import { PARTY_KIND_WORDS, PARTY_KINDS, type PartyKind, partyInput } from "#lib/parties/schema";
import { problemsOf } from "#lib/schema";

type Props = { party: { id: string; slug: string; name: string; kind: PartyKind; otherNames: string[]; revision: number } | null };

const namesIn = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

/** Enters a party, or changes one. A name that looks like another party's is stopped until the editor has seen that one. */
export function PartyForm({ party }: Props) {
  const router = useRouter();
  const [name, setName] = useState(party?.name ?? "");
  const [kind, setKind] = useState<string>(party?.kind ?? "");
  const [others, setOthers] = useState(party?.otherNames.join("\n") ?? "");
  const [alike, setAlike] = useState<FoundParty[]>([]);
  const [done, setDone] = useState(false);
  const { send, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^party\./, {}, touched);
  const overtaken = refusal?.code === 409 && refusal.changes;

  function change(field: string, set: (text: string) => void) {
    return (event: { target: { value: string } }) => {
      set(event.target.value);
      touch([field]);
      setAlike([]);
    };
  }

  async function save(another: boolean) {
    const input = { name, kind, otherNames: namesIn(others), another };
    const parsed = partyInput.safeParse(input);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send<{ slug: string }>(() =>
      party ? editParty({ seen: { id: party.id, revision: party.revision }, party: input }) : createParty(input),
    );
    if (answer?.ok) {
      setDone(true);
      router.replace(`/desk/parties/${answer.value.slug}`);
      router.refresh();
    } else if (answer?.refusal.code === 409 && answer.refusal.problems) {
      const found = await partiesLike({ names: [name, ...namesIn(others)], ...(party && { except: party.id }) }).catch(() => null);
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
      {overtaken && (
        <Button
          kind="alternative"
          className="justify-self-start"
          onClick={() => {
            refuse(null);
            router.refresh();
          }}
        >
          Take note of it, and keep what I typed
        </Button>
      )}
      {alike.length > 0 && (
        <div className="grid gap-3 border-s-2 border-rule ps-4">
          <LookAlikes parties={alike} action={{ word: "Open this one", href: ({ slug }) => `/desk/parties/${slug}` }} />
          <Button kind="alternative" pending={pending} className="justify-self-start" onClick={() => void save(true)}>
            Another is meant
          </Button>
        </div>
      )}
      <TextInput name="name" label="Name" autoComplete="off" error={byName.name ?? null} value={name} onChange={change("name", setName)} />
      <Select
        name="kind"
        label="Kind"
        blank="Choose"
        className="max-w-[16rem]"
        error={byName.kind ?? null}
        value={kind}
        onChange={change("kind", setKind)}
        options={PARTY_KINDS.map((value) => ({ value, label: PARTY_KIND_WORDS[value] }))}
      />
      <TextArea
        name="otherNames"
        label="Other names"
        optional
        hint="One a line: spellings in other languages and scripts, short forms, earlier names."
        rows={3}
        error={byName.otherNames ?? null}
        value={others}
        onChange={change("otherNames", setOthers)}
      />
      <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
        <Button type="submit" pending={pending || done}>
          {party ? "Save changes" : "Add the party"}
        </Button>
        <ButtonLink kind="quiet" href={party ? `/desk/parties/${party.slug}` : "/desk/parties"}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
