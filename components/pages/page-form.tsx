"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Overtaken } from "#components/claims/overtaken";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Written } from "#components/pages/written";
import { Button } from "#components/ui/button";
import { Fields } from "#components/ui/fields";
import { Notice } from "#components/ui/notice";
import { TextArea } from "#components/ui/text-input";
import { previewPage, writePage } from "#lib/pages/actions";
import { PAGE_WORDS, type PageName, pageInput } from "#lib/pages/schema";
import { problemsOf } from "#lib/schema";

type Props = { page: { name: PageName; body: string; revision: number }; language: string };

/** A page about the newsroom, in Markdown, with what readers will see of it. */
export function PageForm({ page, language }: Props) {
  const router = useRouter();
  const [body, setBody] = useState(page.body);
  const [base, setBase] = useState({ revision: page.revision, body: page.body });
  const [theirs, setTheirs] = useState<string | null>(null);
  const [seen, setSeen] = useState<{ body: string; html: string } | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const { send, thenShow, pending, refusal, refuse, attempt, touched, touch } = useSend();
  const look = useSend();
  const { byName, list } = problemsByField(refusal ?? look.refusal, /^/, {}, touched);
  const { isBack, forget } = useKept(`page ${page.name}`, { body, base }, (kept) => {
    setBody(kept.body);
    setBase(kept.base);
  });

  // Somebody has written it anew meanwhile: both texts are shown, unless nothing had been typed here.
  if (page.revision !== base.revision) {
    if (body === base.body) setBody(page.body);
    else if (body !== page.body) setTheirs(page.body);
    setBase({ revision: page.revision, body: page.body });
  }

  async function save() {
    const input = { name: page.name, revision: base.revision, body };
    const parsed = pageInput.safeParse(input);
    if (!parsed.success) return refuse({ code: 422, sentence: "", problems: problemsOf(parsed.error) });
    const answer = await send(() => writePage(input));
    if (!answer?.ok) return;
    forget();
    thenShow(() => {
      setTheirs(null);
      setSaved(body);
      router.refresh();
    });
  }

  async function preview() {
    const shown = body;
    const answer = await look.send(() => previewPage({ body: shown }));
    if (answer?.ok) setSeen({ body: shown, html: answer.value });
  }

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-[60rem] grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RefusalNotice
        refusal={refusal ?? look.refusal}
        errors={list}
        attempt={attempt + look.attempt}
        title={refusal ? "This page was not saved yet" : "This text cannot be shown yet"}
      />
      <Overtaken refusal={refusal} pending={pending} onShow={thenShow} refuse={refuse} what="it" />
      {theirs !== null && (
        <Notice
          tone="warning"
          live
          title="Somebody has written this page anew"
          actions={
            <>
              <Button
                kind="alternative"
                size="sm"
                onClick={() => {
                  setBody(theirs);
                  setTheirs(null);
                }}
              >
                Take theirs
              </Button>
              <Button kind="alternative" size="sm" onClick={() => setTheirs(null)}>
                Keep mine
              </Button>
            </>
          }
        >
          <p>Below is what you typed. Readers see this now:</p>
          <TextArea name="theirs" label="Their text" rows={8} value={theirs} readOnly />
        </Notice>
      )}
      {isBack && body !== page.body && (
        <Notice
          title="What you had typed is here again"
          actions={
            <Button
              kind="alternative"
              size="sm"
              onClick={() => {
                forget();
                setBody(page.body);
              }}
            >
              Take what is saved
            </Button>
          }
        >
          It was not saved yet.
        </Notice>
      )}
      {saved === body && saved === page.body && refusal === null && (
        <Notice tone="success" live title="The page is saved.">
          Readers see it from now on: <a href={`/${PAGE_WORDS[page.name].address}`}>look at it</a>.
        </Notice>
      )}
      <Fields pending={pending}>
        <TextArea
          name="body"
          label="Text"
          hint="In Markdown: ## for a heading, - for a list, **strong**, [words](address). Images and HTML are not shown. At most 50,000 characters."
          rows={8}
          error={byName.body ?? null}
          value={body}
          onChange={(event) => {
            setBody(event.target.value);
            touch(["body"]);
            look.touch(["body"]);
          }}
        />
      </Fields>
      <div className="flex flex-wrap items-center gap-3 border-t border-rule pt-5">
        <Button type="submit" pending={pending}>
          Save and publish
        </Button>
        <Button kind="alternative" pending={look.pending} onClick={() => void preview()}>
          {seen ? "Preview again" : "Preview"}
        </Button>
      </div>
      {seen && (
        <section aria-label="Preview" className="max-w-[calc(38*var(--text-md)+2.25rem)] rounded border border-rule px-4.5 pt-3 pb-6">
          <p role="status" className="text-sm text-soft">
            {seen.body === body ? "As readers will see it." : "As it was before you typed on; preview it again."}
          </p>
          <div className="text-md">
            <Written html={seen.html} lang={language} />
          </div>
        </section>
      )}
    </form>
  );
}
