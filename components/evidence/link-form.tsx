"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Languages } from "#components/claims/claim-fields";
import { Overtaken, PullsBack } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { WITHHOLD_WORDS } from "#components/evidence/evidence-actions";
import { EvidenceFields, findSources } from "#components/evidence/evidence-fields";
import {
  BLANK_EVIDENCE,
  BLANK_SOURCE,
  type EvidenceDraft,
  evidenceInputOf,
  evidenceNames,
  type SourceDraft,
  sourceInputOf,
  sourceItem,
  trailOfDraft,
} from "#components/evidence/link-draft";
import { useSourceDialog } from "#components/evidence/source-dialog";
import { SourceFields } from "#components/evidence/source-fields";
import { usePartyDialog } from "#components/parties/party-search";
import { Button, ButtonLink } from "#components/ui/button";
import { RadioGroup } from "#components/ui/choice";
import { Combobox } from "#components/ui/combobox";
import type { ComboboxItem } from "#components/ui/combobox-search";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { Select } from "#components/ui/text-input";
import { linkSources } from "#lib/evidence/actions";
import type { Dossier } from "#lib/evidence/dossier";
import { evidenceInput, linkInput, WITHHELD_REASONS } from "#lib/evidence/schema";
import { problemsOf } from "#lib/schema";
import type { FoundSource } from "#lib/sources/queries";

type Props = {
  seen: { number: number; revision: number };
  inReview: boolean;
  linked: readonly ComboboxItem[];
  /** What the claim rests on so far, as this person may know it. */
  dossier: Dossier;
  /** One that was asked for by address: a source that others repeat, to say on whose word it rests. */
  start: ComboboxItem | null;
  languages: Languages;
};

const FIELD_OF: Record<string, string> = {
  source: "known",
  "source.id": "known",
  "basis.kind": "basis",
  publisherId: "source.publisherId",
  publishedOn: "source.publishedOn",
};

/** Links one source after the other. */
export function LinkForm({ seen, inReview, linked, dossier, start, languages }: Props) {
  const router = useRouter();
  const [form, setForm] = useState(0);
  const [revision, setRevision] = useState(seen.revision);
  const [done, setDone] = useState<{ title: string; found: boolean } | null>(null);
  const said = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  // What this form linked itself moves the claim on; so does coming back to the page.
  useEffect(() => setRevision((before) => Math.max(before, seen.revision)), [seen.revision]);
  useEffect(() => {
    if (form > 0) (said.current ?? top.current)?.focus();
  }, [form]);
  return (
    <div ref={top} tabIndex={-1} className="grid max-w-[46rem] content-start gap-5 outline-none">
      {done && (
        <div ref={said} tabIndex={-1} className="outline-none">
          <Notice
            tone="success"
            live
            title="Linked"
            actions={
              <ButtonLink kind="alternative" size="sm" href={`/desk/claims/${seen.number}`}>
                Back to C-{seen.number}
              </ButtonLink>
            }
          >
            <bdi>{done.title}</bdi>
            {done.found && " was in the record already, so that one was used."}
          </Notice>
        </div>
      )}
      {done && <h2 className="font-serif text-xl font-semibold">Link another</h2>}
      {inReview && !done && <PullsBack doing="Linking a source" />}
      <OneLink
        key={form}
        number={seen.number}
        revision={revision}
        linked={linked}
        dossier={dossier}
        start={form === 0 ? start : null}
        languages={languages}
        onLinked={(next, title, found) => {
          setRevision(next);
          setDone({ title, found });
          setForm((before) => before + 1);
          router.refresh();
        }}
        onAfresh={() => {
          setDone(null);
          setForm((before) => before + 1);
        }}
      />
    </div>
  );
}

type OneProps = {
  number: number;
  revision: number;
  linked: readonly ComboboxItem[];
  dossier: Dossier;
  start: ComboboxItem | null;
  languages: Languages;
  onLinked: (revision: number, title: string, found: boolean) => void;
  onAfresh: () => void;
};

function OneLink({ number, revision, linked, dossier, start, languages, onLinked, onAfresh }: OneProps) {
  const [from, setFrom] = useState<"new" | "known">(start ? "known" : "new");
  const [known, setKnown] = useState(start);
  const [source, setSource] = useState<SourceDraft>(BLANK_SOURCE);
  const [there, setThere] = useState<FoundSource | null>(null);
  const [evidence, setEvidence] = useState(BLANK_EVIDENCE);
  const [withheld, setWithheld] = useState("");
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^links\[0\]\./, FIELD_OF, touched);
  const publisher = usePartyDialog("medium");
  const party = usePartyDialog();
  const repeated = useSourceDialog(languages);
  const chosenSource = from === "known" ? known : there && sourceItem(there);
  const trail = trailOfDraft(dossier, evidence, { id: chosenSource?.id ?? "", title: chosenSource?.label ?? source.title });
  const { isBack, forget } = useKept(`link ${start?.id ?? "a source"} to ${number}`, { known, source, evidence, withheld }, (kept) => {
    setFrom(kept.known ? "known" : "new");
    setKnown(kept.known);
    setSource({ ...BLANK_SOURCE, ...kept.source });
    setEvidence({ ...BLANK_EVIDENCE, ...kept.evidence });
    setWithheld(kept.withheld ?? "");
  });

  function changeSource(part: Partial<SourceDraft>) {
    setSource((before) => ({ ...before, ...part }));
    touch(Object.keys(part).map((field) => (field === "publisher" ? "source.publisherId" : `source.${field}`)));
  }

  function changeEvidence(part: Partial<EvidenceDraft>) {
    setEvidence((before) => ({ ...before, ...part }));
    touch(evidenceNames(part));
  }

  async function link() {
    const chosen = chosenSource;
    if (from === "known" && !chosen)
      return refuse({
        code: 422,
        sentence: "",
        problems: [{ path: "source", message: "Choose a source, or enter a new one." }, ...problemsOfTheRest()],
      });
    const input = { ...evidenceInputOf(evidence), withheld: withheld || null, source: chosen ? { id: chosen.id } : sourceInputOf(source) };
    const parsed = linkInput.safeParse(input);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send(() => linkSources({ seen: { number, revision }, links: [input] }));
    if (!answer?.ok) return;
    const { linked: made } = answer.value;
    forget();
    thenShow(() => onLinked(answer.value.revision, chosen?.label ?? source.title, chosen === null && made[0]?.found === true));
  }

  function problemsOfTheRest() {
    const parsed = evidenceInput.safeParse(evidenceInputOf(evidence));
    return parsed.success ? [] : problemsOf(parsed.error);
  }

  return (
    <>
      <form
        method="post"
        noValidate
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void link();
        }}
      >
        <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="This source was not linked yet" />
        <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} />
        {isBack && (
          <Notice
            title="What you had typed is here again"
            actions={
              <Button
                kind="alternative"
                size="sm"
                onClick={() => {
                  forget();
                  onAfresh();
                }}
              >
                Start afresh
              </Button>
            }
          >
            It was not linked yet.
          </Notice>
        )}
        <Fields pending={pending}>
          <RadioGroup
            name="from"
            label="Source"
            inline
            value={from}
            onChange={(event) => setFrom(event.target.value as "new" | "known")}
            options={[
              { value: "new", label: "A new one" },
              { value: "known", label: "One that is in the record" },
            ]}
          />
          {from === "known" ? (
            <Combobox
              name="known"
              label="Search the sources"
              search={findSources}
              startHint="Type a title, a publisher or an address."
              error={byName.known ?? null}
              value={known}
              onChange={setKnown}
            />
          ) : (
            <div className="grid gap-4">
              <SourceFields
                draft={source}
                onChange={changeSource}
                errors={byName}
                languages={languages}
                onCreateParty={publisher.create}
                there={there}
                onThere={setThere}
              />
              <div aria-live="polite">
                {there && (
                  <Notice title="This address is in the record already">
                    <bdi className="font-semibold">{there.title}</bdi>
                    <span className="block text-sm text-soft">{sourceItem(there).detail}</span>
                    It will be used: the same address is the same source.
                  </Notice>
                )}
              </div>
            </div>
          )}
          <div className="border-t border-rule pt-5">
            <EvidenceFields
              draft={evidence}
              onChange={changeEvidence}
              errors={byName}
              languages={languages}
              onCreateParty={party.create}
              onCreateSource={repeated.create}
              trail={trail}
              linked={linked}
            />
          </div>
          <Select
            name="withheld"
            label="Withhold from readers"
            hint="What must be protected is withheld from the start: on the desk only you, reviewers and admins can read it."
            className="sm:max-w-[26rem]"
            blank="No: readers see it"
            options={WITHHELD_REASONS.map((value) => ({ value, label: WITHHOLD_WORDS[value] }))}
            error={byName.withheld ?? null}
            value={withheld}
            onChange={(event) => setWithheld(event.target.value)}
          />
        </Fields>
        <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            Link source
          </Button>
          <ButtonLink kind="quiet" href={`/desk/claims/${number}`}>
            Back to C-{number}
          </ButtonLink>
        </div>
      </form>
      {publisher.dialog}
      {party.dialog}
      {repeated.dialog}
    </>
  );
}
