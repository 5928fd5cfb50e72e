"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ArticleForm } from "#components/articles/article-form";
import { CandidateList } from "#components/articles/candidate-list";
import { useSimilarItems } from "#components/articles/use-similar-items";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { useKept } from "#components/claims/use-kept";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import type { Answer } from "#lib/action";
import { draftFromArticle, fetchArticle, readArticle } from "#lib/articles/actions";
import { type ArticleDraft, BLANK_ARTICLE, draftsOf, filledFrom, type Item, itemsOf, toldOf } from "#lib/articles/kept";
import type { Language } from "#lib/articles/words";
import { capital } from "#lib/format";

type Read = { language: Language; readTo: number | null; items: Item[] };
type State = { article: ArticleDraft; read: Read | null; isForm: boolean; fetched: { publisher: string | null; isCut: boolean } | null };
type Done = { number: number; text: string; isRepeat: boolean };

const BLANK: State = { article: BLANK_ARTICLE, read: null, isForm: true, fetched: null };

/** From an article to drafts: the article, then what was found in it. */
export function ArticleDesk() {
  const router = useRouter();
  const [state, setState] = useState(BLANK);
  const [done, setDone] = useState<Done[]>([]);
  const [isFresh, setIsFresh] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  const { isBack, forget } = useKept<State>("article", state, (kept) =>
    setState({ ...BLANK, ...kept, article: { ...BLANK_ARTICLE, ...kept.article } }),
  );
  const { send, pending, refusal, attempt, touched, touch } = useSend();
  const { article, read, fetched } = state;
  const { similarOf, again } = useSimilarItems(read?.items ?? []);
  const kept = read?.items.filter((item) => item.state === "kept") ?? [];
  const { byName, list } = problemsByField(refusal, /^article\./, {}, touched);

  async function find() {
    const answer = await send(async () => {
      const whole = await withText();
      if (!whole.ok) return whole;
      const { text, title, publisher, publishedOn, language } = whole.value;
      return readArticle({ text, title, publisherId: publisher?.id ?? null, publishedOn, language: language === "" ? null : language });
    });
    if (!answer?.ok) return;
    const { value } = answer;
    setDone([]);
    setIsFresh(true);
    setState((before) => ({
      ...before,
      isForm: false,
      read: { language: value.language, readTo: value.readTo, items: itemsOf(value, before.read?.items ?? [], () => crypto.randomUUID()) },
    }));
  }

  /** The article with its text, which is fetched where only the address was given. */
  async function withText(): Promise<Answer<ArticleDraft>> {
    if (article.text.trim() !== "" || article.address.trim() === "") return { ok: true, value: article };
    const answer = await fetchArticle({ address: article.address });
    if (!answer.ok) return answer;
    const { publisherUnknown, isCut } = answer.value;
    const filled = filledFrom(article, answer.value);
    setState((before) => ({ ...before, article: filled, fetched: { publisher: publisherUnknown, isCut } }));
    return { ok: true, value: filled };
  }

  async function create() {
    if (!read) return;
    // A claim that was changed since has been looked for again.
    const seen = kept.map((item) => {
      const now = similarOf.get(item.id)?.find((claim) => claim.number === item.repeats?.number);
      return now ? { ...item, repeats: { number: now.number, revision: now.revision } } : item;
    });
    const sent = draftsOf(article, read.language, seen);
    const answer = await send(async () => {
      const answer = await draftFromArticle(sent);
      if (answer.ok) return answer;
      const { problems } = answer.refusal;
      return { ok: false, refusal: { ...answer.refusal, ...(problems && { problems: toldOf(problems, sent) }) } } as const;
    });
    // Claims that others, or these drafts, have changed.
    if (answer?.ok || answer?.refusal.code === 409) again();
    if (!answer?.ok) return;
    const drafted = new Set(kept.map((item) => item.id));
    const rest = read.items.filter((item) => !drafted.has(item.id));
    setDone((before) => [
      ...before,
      ...answer.value.drafts.map(({ number, isRepeat }, at) => ({ number, isRepeat, text: kept[at]?.text ?? "" })),
    ]);
    if (rest.some((item) => item.state === "open")) setState((before) => ({ ...before, read: { ...read, items: rest } }));
    else {
      forget();
      setState(BLANK);
    }
    // The rail counts drafts.
    router.refresh();
    requestAnimationFrame(() => said.current?.focus());
  }

  function startAnew() {
    forget();
    setState(BLANK);
    setDone([]);
  }

  return (
    <div className="grid max-w-[54rem] gap-5">
      {done.length > 0 && (
        <div ref={said} tabIndex={-1} className="outline-none">
          <Notice tone="success" live title={whatWasMade(done)}>
            <ul>
              {done.map(({ number, text, isRepeat }) => (
                <li key={`${number}:${text}`}>
                  <Link href={`/desk/claims/${number}`}>C-{number}</Link> <Bidi>{text}</Bidi>
                  {isRepeat && <span className="text-soft"> (repeated by the article, which is a source of it)</span>}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {isBack && read === null && article.text !== "" && (
        <Notice title="This is what you pasted before">It was kept in this tab until it is read.</Notice>
      )}
      <RefusalNotice
        refusal={refusal}
        errors={list}
        attempt={attempt}
        title={state.isForm ? "The article was not read yet" : "No draft was created yet"}
      />
      {state.isForm || read === null ? (
        <ArticleForm
          article={article}
          errors={byName}
          pending={pending}
          isReadAlready={read !== null}
          fetched={fetched}
          onChange={(part) => {
            setState((before) => ({
              ...before,
              article: { ...before.article, ...part },
              // Of another address nothing is known yet.
              fetched: part.address === undefined ? before.fetched : null,
            }));
            touch(Object.keys(part).map((field) => (field === "publisher" ? "publisherId" : field)));
          }}
          onRead={() => void find()}
        />
      ) : (
        <>
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2 border-y border-rule py-3">
            <p className="min-w-0 grow basis-80">
              <Bidi>{article.title}</Bidi>
              {article.publisher && (
                <span className="text-soft">
                  {" "}
                  · <bdi>{article.publisher.label}</bdi>
                </span>
              )}
            </p>
            <span className="flex flex-wrap gap-2">
              <Button kind="quiet" size="sm" onClick={() => setState((before) => ({ ...before, isForm: true }))}>
                Change the article
              </Button>
              <Button kind="quiet" size="sm" onClick={startAnew}>
                Put it away
              </Button>
            </span>
          </div>
          {fetched && (
            <Notice title="The article was fetched from its address">
              Title, paper and day are what the page says of itself; they can be changed with the article.
              {fetched.publisher && !article.publisher && (
                <>
                  {" "}
                  Its paper, <bdi>{fetched.publisher}</bdi>, is not in the registry: add it there, so that its own reports are not taken for
                  another paper’s.
                </>
              )}
              {fetched.isCut && " It is so long that its end was left out."}
            </Notice>
          )}
          {read.readTo !== null && (
            <Notice tone="warning" title="The article was not read to its end">
              So many candidates are more than one list can hold. Read on with what follows “
              <bdi>{article.text.slice(Math.max(0, read.readTo - 60), read.readTo).trim()}</bdi>” when you are done with these.
            </Notice>
          )}
          <CandidateList
            items={read.items}
            language={read.language}
            pending={pending}
            isFresh={isFresh}
            similarOf={similarOf}
            onChange={(id, part) =>
              setState((before) =>
                before.read === null
                  ? before
                  : {
                      ...before,
                      read: { ...before.read, items: before.read.items.map((item) => (item.id === id ? { ...item, ...part } : item)) },
                    },
              )
            }
            onCreate={() => void create()}
          />
        </>
      )}
    </div>
  );
}

function whatWasMade(done: readonly Done[]): string {
  const drafts = done.filter(({ isRepeat }) => !isRepeat).length;
  const created = drafts === 1 ? "One draft was created" : `${drafts} drafts were created`;
  const claims = new Set(done.flatMap(({ isRepeat, number }) => (isRepeat ? [number] : []))).size;
  if (claims === 0) return created;
  const added = `the article is now a source of ${claims === 1 ? "one claim" : `${claims} claims`}`;
  return drafts === 0 ? capital(added) : `${created}, and ${added}`;
}
