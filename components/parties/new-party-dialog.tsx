"use client";

import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { LookAlikes } from "#components/parties/look-alikes";
import { Button } from "#components/ui/button";
import type { ComboboxItem } from "#components/ui/combobox-search";
import { Dialog, DialogActions } from "#components/ui/dialog";
import { Fields } from "#components/ui/fields";
import { Select, TextInput } from "#components/ui/text-input";
import { createParty, partiesLike } from "#lib/parties/actions";
import type { FoundParty } from "#lib/parties/queries";
import { PARTY_KIND_WORDS, PARTY_KINDS, type PartyKind } from "#lib/parties/schema";

type Props = { name: string; kind?: PartyKind | undefined; onDone: (party: ComboboxItem | null) => void };

/** Enters a party without leaving the form. One that it looks like is offered first. */
export function NewPartyDialog({ name: typed, kind: usual, onDone }: Props) {
  const [name, setName] = useState(typed);
  const [kind, setKind] = useState<string>(usual ?? "");
  const [alike, setAlike] = useState<FoundParty[]>([]);
  const { send, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);

  async function enter(another: boolean) {
    const answer = await send(() => createParty({ name, kind, another }));
    if (answer?.ok) return onDone({ id: answer.value.id, label: answer.value.name, detail: PARTY_KIND_WORDS[kind as PartyKind] });
    if (answer?.refusal.code !== 409) return;
    const same = await partiesLike({ names: [name] }).catch(() => null);
    setAlike(same?.ok ? same.value : []);
  }

  return (
    <Dialog title="Add a party" open onOpenChange={(open) => !open && onDone(null)}>
      <form
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void enter(false);
        }}
      >
        <RefusalNotice
          refusal={refusal}
          errors={list.map((error) => ({ ...error, id: error.name && `party-${error.name}` }))}
          attempt={attempt}
          title="This party was not added"
        />
        <LookAlikes
          parties={alike}
          action={{
            word: "Choose this one",
            choose: (party) => onDone({ id: party.id, label: party.name, detail: PARTY_KIND_WORDS[party.kind] }),
          }}
        />
        <Fields pending={pending}>
          <TextInput
            name="name"
            id="party-name"
            label="Name"
            value={name}
            error={byName.name}
            onChange={(event) => {
              setName(event.target.value);
              setAlike([]);
            }}
          />
          <Select
            name="kind"
            id="party-kind"
            label="Kind"
            blank="Choose"
            value={kind}
            error={byName.kind}
            onChange={(event) => setKind(event.target.value)}
            options={PARTY_KINDS.map((value) => ({ value, label: PARTY_KIND_WORDS[value] }))}
          />
        </Fields>
        <DialogActions>
          {alike.length > 0 && (
            <Button kind="alternative" pending={pending} onClick={() => void enter(true)}>
              Another is meant
            </Button>
          )}
          <Button type="submit" pending={pending}>
            Add the party
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
