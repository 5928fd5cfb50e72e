"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Meant, RadioGroup } from "#components/ui/choice";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { Fields } from "#components/ui/fields";
import { TextInput } from "#components/ui/text-input";
import type { SeenClaim } from "#lib/claims/schema";
import { claimNumberIn } from "#lib/publication/search-params";
import { relateClaims } from "#lib/relations/actions";
import { RELATION_KINDS, RELATION_WORDS } from "#lib/relations/schema";

export type RelateOffers = {
  /** Why nothing can be said of another claim here now; null: it can. */
  edit: string | null;
  /** Why no merge begins here; null: one can. */
  same: string | null;
  /** What saying it does to a claim that is in review; null: nothing. */
  warning: string | null;
};

type Props = {
  seen: SeenClaim;
  offers: RelateOffers;
  /** Already chosen, from a list. */
  other?: { number: number; text: string };
};

const SAME = "same";

/** Says what this claim is to another one, or that the two are the same, which leads to the page that merges them. */
export function RelateDialog({ seen, offers, other }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<string>(offers.edit === null || offers.same !== null ? "" : SAME);
  const { send, thenShow, pending, refusal, refuse, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/, other ? { other: "kind" } : {});
  const self = `C-${seen.number}`;

  async function link() {
    const number = other?.number ?? claimNumberIn(typed);
    const problems = [
      ...(number === null ? [{ path: "other", message: "Give the number of the other claim, such as C-1003." }] : []),
      ...(kind === "" ? [{ path: "kind", message: "Say what it is to the other claim." }] : []),
    ];
    if (number === null || problems.length > 0) return refuse({ code: 422, sentence: problems[0]?.message ?? "", problems });
    if (kind === SAME) return router.push(`/desk/claims/${seen.number}/merge?with=${number}`);
    const answer = await send(() => relateClaims({ seen, other: number, kind }));
    if (!answer?.ok) return;
    thenShow(() => {
      setOpen(false);
      setTyped("");
      router.refresh();
    });
  }

  return (
    <Dialog
      title={other ? `What ${self} is to C-${other.number}` : `Link ${self} to another claim`}
      description={offers.warning}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="alternative" size="sm">
          {other ? "Link as…" : "Link to another claim…"}
          {other && <span className="sr-only"> C-{other.number}</span>}
        </Button>
      }
    >
      <form
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void link();
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="They were not linked" />
        {other && (
          <p dir="auto" className="border-s-2 border-rule ps-3 font-serif break-words">
            {other.text}
          </p>
        )}
        <Fields pending={pending}>
          {!other && (
            <TextInput
              name="other"
              label="The other claim"
              hint="Its number, such as C-1003."
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              error={byName.other ?? null}
            />
          )}
          <RadioGroup
            name="kind"
            label={`${self} is`}
            hint={offers.edit}
            error={byName.kind ?? null}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={[
              ...RELATION_KINDS.map((value) => {
                const { name, means } = RELATION_WORDS[value];
                return { value, label: <Meant name={name} means={means} />, disabled: offers.edit !== null };
              }),
              {
                value: SAME,
                label: (
                  <Meant
                    name="The same"
                    means={
                      offers.same === null
                        ? "there should be one; you see first what merging them does"
                        : `${offers.same} If one of yours is to go into this one, begin there.`
                    }
                  />
                ),
                disabled: offers.same !== null,
              },
            ]}
          />
        </Fields>
        <DialogActions>
          <DialogClose>
            <Button kind="quiet">Cancel</Button>
          </DialogClose>
          <Button type="submit" pending={pending}>
            {kind === SAME ? "Compare the two" : "Link the claims"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
