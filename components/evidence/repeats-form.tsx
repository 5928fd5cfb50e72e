"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { Overtaken, PullsBack } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { findSources } from "#components/evidence/evidence-fields";
import { useSourceDialog } from "#components/evidence/source-dialog";
import { Button, ButtonLink } from "#components/ui/button";
import { Checkbox } from "#components/ui/choice";
import { Combobox } from "#components/ui/combobox";
import { type ComboboxItem, firstOf } from "#components/ui/combobox-search";
import { FieldGroup } from "#components/ui/field";
import { Fields } from "#components/ui/fields";
import { TextArea } from "#components/ui/text-input";
import { tellRepeats } from "#lib/evidence/actions";
import { readReprints } from "#lib/evidence/reprints";
import { repeatsInput } from "#lib/evidence/schema";
import { plural } from "#lib/format";
import { problemsOf } from "#lib/schema";

/** A piece of evidence that could repeat another source. */
export type Repeater = { evidenceId: string; sourceId: string; title: string; says: string };

type Props = {
  seen: { number: number; revision: number };
  inReview: boolean;
  linked: readonly ComboboxItem[];
  repeaters: readonly Repeater[];
  /** Why evidence that is linked already cannot be changed now; new reprints can be added all the same. */
  fixed: string | null;
  languages: Languages;
};

/** "These six all repeat that one": for wire copy, in one go. */
export function RepeatsForm({ seen, inReview, linked, repeaters, fixed, languages }: Props) {
  const router = useRouter();
  const [original, setOriginal] = useState<ComboboxItem | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [pasted, setPasted] = useState("");
  const { forget } = useKept(`reprints in ${seen.number}`, { original, chosen, pasted }, (kept) => {
    setOriginal(kept.original);
    setChosen(kept.chosen);
    setPasted(kept.pasted);
  });
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^/, {}, touched);
  const repeated = useSourceDialog(languages);
  const reprints = readReprints(pasted);
  const others = repeaters.filter((one) => one.sourceId !== original?.id);
  const at = `/desk/claims/${seen.number}`;
  const count = chosen.length + reprints.length;

  async function tell() {
    const input = {
      seen,
      sourceId: original?.id ?? "",
      evidenceIds: chosen.filter((id) => others.some((one) => one.evidenceId === id)),
      reprints,
    };
    const parsed = repeatsInput.safeParse(input);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error).map(byLine) });
    const answer = await send(() => tellRepeats(input));
    if (!answer?.ok) return;
    forget();
    thenShow(() => {
      router.push(`${at}#evidence`);
      router.refresh();
    });
  }

  return (
    <>
      <form
        method="post"
        noValidate
        className="grid max-w-[46rem] gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void tell();
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This was not saved yet" />
        <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} />
        {inReview && <PullsBack />}
        <Fields pending={pending}>
          <Combobox
            name="sourceId"
            label="They all repeat"
            hint={linked.length > 0 ? "Those of this claim come first." : undefined}
            search={firstOf(linked, findSources)}
            onCreate={repeated.create}
            createWord="Add the source"
            startHint="Type a title or an address to search the sources."
            error={byName.sourceId ?? null}
            value={original}
            onChange={(source) => {
              setOriginal(source);
              touch(["sourceId"]);
            }}
          />
          {others.length > 0 && (
            <FieldGroup
              name="evidenceIds"
              label="Linked already"
              error={byName.evidenceIds ?? null}
              hint={fixed ?? "Their stance and quote stay."}
            >
              <div className="grid">
                {others.map((one, index) => (
                  <Checkbox
                    key={one.evidenceId}
                    id={index === 0 ? "evidenceIds" : `evidenceIds-${one.evidenceId}`}
                    name="evidenceIds"
                    disabled={fixed !== null}
                    checked={chosen.includes(one.evidenceId)}
                    onChange={(event) => {
                      setChosen(event.target.checked ? [...chosen, one.evidenceId] : chosen.filter((id) => id !== one.evidenceId));
                      touch(["evidenceIds", "reprints"]);
                    }}
                    label={
                      <>
                        <bdi className="break-words">{one.title}</bdi> <span className="text-sm text-soft">{one.says}</span>
                      </>
                    }
                  />
                ))}
              </div>
            </FieldGroup>
          )}
          <TextArea
            name="reprints"
            label="New reprints"
            hint="One a line: the address, and its title before or behind it."
            rows={6}
            dir="auto"
            error={byName.reprints ?? null}
            value={pasted}
            onChange={(event) => {
              setPasted(event.target.value);
              touch(["reprints"]);
            }}
          />
          {reprints.length > 0 && (
            <div>
              <p className="text-sm font-semibold">As they will be linked</p>
              <ol className="mt-1 max-h-80 overflow-y-auto border-y border-rule">
                {reprints.map((one, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
                  <li key={index} className="border-rule py-1.5 not-first:border-t">
                    <bdi className="block break-words">{one.title || <span className="text-danger">no title</span>}</bdi>
                    <span dir="ltr" className="block text-sm break-all text-soft">
                      {one.address || <span className="text-danger">no address on line {index + 1}</span>}
                    </span>
                  </li>
                ))}
              </ol>
            </div>
          )}
        </Fields>
        <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            {count > 0 ? `Save: ${plural("source", count)} ${count === 1 ? "repeats" : "repeat"} it` : "Save"}
          </Button>
          <ButtonLink kind="quiet" href={at}>
            Back to C-{seen.number}
          </ButtonLink>
        </div>
      </form>
      {repeated.dialog}
    </>
  );
}

/** A problem of a pasted line says which line. */
function byLine({ path, message }: { path: string; message: string }) {
  const line = /^reprints\[(\d+)\]/.exec(path)?.[1];
  return { path, message: line === undefined ? message : `Line ${Number(line) + 1}: ${message}` };
}
