"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { findParties } from "#components/parties/party-search";
import { Combobox } from "#components/ui/combobox";
import type { ComboboxItem } from "#components/ui/combobox-search";

/** Chooses the other party; which one it is stands in the address. */
export function MergeChoice({ at, self, chosen }: { at: string; self: string; chosen: ComboboxItem | null }) {
  const router = useRouter();
  const [other, setOther] = useState(chosen);
  return (
    <Combobox
      name="with"
      label="The other party"
      className="max-w-[36rem]"
      search={async (query, signal) => (await findParties(query, signal)).filter((party) => party.id !== self)}
      startHint="Type one of its names."
      value={other}
      onChange={(party) => {
        setOther(party);
        if (party) router.push(`${at}/merge?with=${party.id}`);
      }}
    />
  );
}
