"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { ClaimFields, type Languages } from "#components/claims/claim-fields";
import { DiscardTyped } from "#components/claims/discard-typed";
import { KeepingLine, Settled } from "#components/claims/keeping-line";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { SimilarClaims } from "#components/claims/similar-claims";
import { TwoTextsDialog } from "#components/claims/two-texts";
import { useAutosave } from "#components/claims/use-autosave";
import { problemsByField, useSend } from "#components/claims/use-send";
import { useSimilar } from "#components/claims/use-similar";
import { usePartyDialog } from "#components/parties/party-search";
import { Button, ButtonLink } from "#components/ui/button";
import { cx } from "#components/ui/cx";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { isRightToLeft } from "#lib/bidi";
import { discardDraft, editClaim, logClaim, presentDraft } from "#lib/claims/actions";
import { didIt } from "#lib/claims/change-words";
import { type ClaimDraft, contentOf, isSameDraft, mineOver } from "#lib/claims/draft";
import { claimContent } from "#lib/claims/schema";
import type { Change } from "#lib/errors";
import { plural } from "#lib/format";
import { problemsOf } from "#lib/schema";

export type FormStart = { draft: ClaimDraft; base: ClaimDraft; id: string | null; revision: number; savedAt: string | null };

type Props = {
  /** null: a new claim. */
  claim: { number: number; revision: number; inReview: boolean } | null;
  start: FormStart;
  languages: Languages;
  timeZone: string;
  /** What else stands beside the form. */
  aside?: ReactNode;
};

type Choice = { from: "tab" | "person"; other: ClaimDraft; base: ClaimDraft; who: string; changes: Change[]; settle: () => void };

/** Writes a claim. What is typed is kept by itself; where two texts meet, both are shown and nothing is thrown away unasked. */
export function ClaimForm({ claim, start, languages, timeZone, aside }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(start.draft);
  const [seen, setSeen] = useState({ revision: claim?.revision ?? null, base: start.base });
  const [choice, setChoice] = useState<Choice | null>(null);
  const [open, setOpen] = useState(false);
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const { byName, list } = problemsByField(refusal, /^content\./, {}, touched);
  const party = usePartyDialog();
  const autosave = useAutosave({
    draft,
    base: seen.base,
    claimNumber: claim?.number ?? null,
    baseRevision: seen.revision,
    start,
    onFirstKept: (id) => claim === null && window.history.replaceState(null, "", `?draft=${id}`),
  });
  const { keeping } = autosave;
  const similar = useSimilar(draft, claim?.number ?? null);

  const offered: Choice | null =
    choice ??
    (keeping.state === "other"
      ? {
          from: "tab",
          other: keeping.other.content.draft,
          base: autosave.keptDraft(),
          who: "The other tab",
          changes: [],
          settle: () => {
            autosave.adopt({ id: keeping.other.id, revision: keeping.other.revision, draft: keeping.other.content.draft });
            if (claim && keeping.other.baseRevision) setSeen({ revision: keeping.other.baseRevision, base: keeping.other.content.base });
          },
        }
      : null);
  const [asked, setAsked] = useState<Choice["other"] | null>(null);
  if (offered && offered.other !== asked) {
    setAsked(offered.other);
    setOpen(true);
  }
  const kept = offered && mineOver(offered.base, draft, offered.other);

  function change(part: Partial<ClaimDraft>) {
    setDraft((before) => ({ ...before, ...part }));
    touch(Object.keys(part).map((field) => (field === "speaker" ? "speakerId" : field === "concerns" ? "concernIds" : field)));
  }

  function settle(next: ClaimDraft) {
    offered?.settle();
    setDraft(next);
    setChoice(null);
    setOpen(false);
    refuse(null);
  }

  async function save() {
    if (offered) return setOpen(true);
    const parsed = claimContent.safeParse(contentOf(draft));
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    await autosave.stop();
    if (claim === null) {
      const answer = await send(() =>
        logClaim({ id: autosave.idOfBuffer(), content: contentOf(draft), kept: autosave.revisionOfBuffer() }),
      );
      if (answer?.ok) return leave(answer.value.number);
    } else {
      const answer = await send(() =>
        editClaim({
          seen: { number: claim.number, revision: seen.revision },
          content: contentOf(draft),
          kept: autosave.revisionOfBuffer(),
        }),
      );
      if (answer?.ok) return leave(claim.number);
      if (answer?.refusal.code === 409 && answer.refusal.changes) await showOther(claim.number, answer.refusal.changes);
    }
    autosave.goOn();
  }

  async function showOther(number: number, changes: Change[]) {
    const present = await presentDraft({ number }).catch(() => null);
    if (!present?.ok) return;
    const { revision, draft: other } = present.value;
    const who = changes.at(-1)?.who ?? "Somebody else";
    const settle = () => setSeen({ revision, base: other });
    setChoice({ from: "person", other, base: seen.base, who, changes, settle });
  }

  async function discard(): Promise<boolean> {
    await autosave.stop();
    const answer = await send(() => discardDraft({ id: autosave.idOfBuffer(), revision: autosave.revisionOfBuffer() }));
    if (!answer?.ok) {
      autosave.goOn();
      return false;
    }
    window.location.assign(claim ? `/desk/claims/${claim.number}` : "/desk/claims/new");
    return true;
  }

  function leave(number: number) {
    thenShow(() => {
      router.replace(`/desk/claims/${number}`);
      router.refresh();
    });
  }

  if (keeping.state === "logged")
    return (
      <Notice
        tone="warning"
        live
        title={`This draft was saved as C-${keeping.number} in another tab`}
        actions={<ButtonLink href={`/desk/claims/${keeping.number}`}>Open C-{keeping.number}</ButtonLink>}
      >
        What you typed here since then is still below, so that you can copy it.
        <p dir="auto" className="mt-2 font-serif whitespace-pre-line text-ink">
          {draft.text}
        </p>
        {draft.quote && (
          <p dir="auto" className={cx("mt-2 font-serif whitespace-pre-line", !isRightToLeft(draft.quote) && "italic")}>
            {draft.quote}
          </p>
        )}
      </Notice>
    );

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,46rem)_minmax(0,22rem)]">
      <form
        method="post"
        noValidate
        className="grid max-w-[46rem] content-start gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <RefusalNotice refusal={choice ? null : refusal} errors={list} attempt={attempt} title="This claim was not saved yet" />
        {offered && (
          <Notice
            tone="warning"
            live
            title="There are two texts of this claim"
            actions={
              <Button kind="alternative" size="sm" onClick={() => setOpen(true)}>
                Compare and choose
              </Button>
            }
          >
            Neither is lost. Nothing more is saved until you have chosen.
          </Notice>
        )}
        {keeping.state === "gone" && (
          <Notice
            tone="warning"
            live
            title="This draft was discarded in another tab"
            actions={
              <Button kind="alternative" size="sm" onClick={() => autosave.adopt({ revision: 0, draft: start.base })}>
                Keep mine
              </Button>
            }
          >
            What you typed is still here. Keep it to have it saved again.
          </Notice>
        )}
        {claim?.inReview && (
          <Notice tone="warning" title="This claim is in review">
            Saving pulls it back to draft; it has to be submitted again, and a reviewer starts anew.
          </Notice>
        )}
        <Fields pending={pending}>
          <ClaimFields
            {...{ draft, languages }}
            onChange={change}
            errors={byName}
            onCreateParty={party.create}
            underText={
              similar.length > 0 && (
                <p className="sm:col-span-2 xl:hidden">
                  <a href="#similar">{similarCount(similar.length)}</a> below: is it one of these?
                </p>
              )
            }
          />
        </Fields>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            {claim === null ? "Save draft" : claim.inReview ? "Save and pull back to draft" : "Save changes"}
          </Button>
          {claim && (
            <ButtonLink kind="quiet" href={`/desk/claims/${claim.number}`}>
              Back to C-{claim.number}
            </ButtonLink>
          )}
          {keeping.state === "saved" && <DiscardTyped isNew={claim === null} onDiscard={discard} />}
          <KeepingLine keeping={keeping} timeZone={timeZone} />
        </div>
      </form>
      <div className="grid min-w-0 content-start gap-8">
        <p role="status" className="sr-only">
          {similar.length > 0 && similarCount(similar.length)}
        </p>
        {similar.length > 0 && <SimilarClaims id="similar" claims={similar} />}
        {aside}
      </div>
      {party.dialog}
      {offered && kept && !isSameDraft(draft, offered.other) && (
        <TwoTextsDialog
          open={open}
          onOpenChange={setOpen}
          title={offered.from === "tab" ? "Two tabs, two texts" : `${offered.who} has changed this claim`}
          description={
            offered.from === "tab"
              ? "You are writing this claim in another tab as well, and it has saved another text. Choose which one goes on."
              : `${offered.changes.map((change) => `${change.who}${didIt(change.what)}`).join("; ")}. Your text is not saved yet.`
          }
          mine={draft}
          other={offered.other}
          taken={kept.taken}
          mineName="Mine"
          otherName={offered.who}
          onKeepMine={() => settle(kept.draft)}
          onTakeOther={() => settle(offered.other)}
        />
      )}
      {offered && isSameDraft(draft, offered.other) && <Settled onSettled={() => settle(offered.other)} />}
    </div>
  );
}

const similarCount = (count: number) => plural("similar claim", count);
