"use client";

import { type ReactNode, useState } from "react";
import { NewPartyDialog } from "#components/parties/new-party-dialog";
import type { ComboboxItem, Create, Search } from "#components/ui/combobox-search";
import { searchParties } from "#lib/parties/actions";
import type { FoundParty } from "#lib/parties/queries";
import { PARTY_KIND_WORDS, type PartyKind } from "#lib/parties/schema";

export const findParties: Search = async (query) => {
  const answer = await searchParties({ query });
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value.map(partyItem);
};

export function partyItem(party: FoundParty): ComboboxItem {
  const others = party.otherNames.slice(0, 3).join(", ");
  return { id: party.id, label: party.name, detail: [PARTY_KIND_WORDS[party.kind], party.speaksFor, others].filter(Boolean).join(" · ") };
}

/** Creating a party in place: `create` goes to a combobox, `dialog` is drawn outside any form. */
export function usePartyDialog(kind?: PartyKind): { create: Create; dialog: ReactNode } {
  const [asked, setAsked] = useState<{ name: string; answer: (party: ComboboxItem | null) => void } | null>(null);
  return {
    create: (name) => new Promise<ComboboxItem | null>((answer) => setAsked({ name, answer })),
    dialog: asked && (
      <NewPartyDialog
        name={asked.name}
        kind={kind}
        onDone={(party) => {
          asked.answer(party);
          setAsked(null);
        }}
      />
    ),
  };
}
