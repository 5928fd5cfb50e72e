import "server-only";
import { refusalOf } from "#lib/articles/policy";
import { ARTICLE_LANGUAGES, LONGEST_ARTICLE } from "#lib/articles/schema";
import { NotCaptured } from "#lib/capture/failures";
import { fetchPage } from "#lib/capture/fetch";
import { partyNamed } from "#lib/capture/queries";
import { readPage } from "#lib/capture/read";
import type { Readable } from "#lib/capture/readable";
import type { Context } from "#lib/context";
import { env } from "#lib/env";
import { invalid, Refused } from "#lib/errors";
import { dayIn } from "#lib/format";
import { countRequest } from "#lib/limits/counted";
import { newsroomName } from "#lib/newsroom/queries";

/** Within a request somebody waits: less than the captures may take, that nobody waits for. */
const MOST = { fetchMs: 9_000, readMs: 5_000 };
/** At once in one process, and by one person in ten minutes. */
const AT_ONCE = 2;
const OF_PERSON = { most: 40, seconds: 600 };

/** An article as its page gives it, to be looked at and changed. Nothing of it is kept here. */
export type FetchedArticle = {
  text: string;
  /** It goes on: only so much is read at a time. */
  isCut: boolean;
  title: string | null;
  /** Where it is at home, as far as it says so. */
  address: string;
  publishedOn: string | null;
  publisher: { id: string; name: string } | null;
  /** As the page calls it, where the registry knows none of this name. */
  publisherUnknown: string | null;
  language: (typeof ARTICLE_LANGUAGES)[number] | null;
};

// On the global object, because Next may give each route modules of its own.
const shared = globalThis as { claimdeskArticlesFetched?: number };

/**
 * Fetches the article at an address, by the rules of captures, and reads what it says of itself.
 * @throws Refused 401, 403; 422 with why the page cannot be had; 429, 503 with the seconds to wait
 */
export async function fetchArticle(ctx: Context, address: string, testHosts = env.CAPTURE_TEST_HOSTS): Promise<FetchedArticle> {
  const refusal = refusalOf("read", ctx.actor);
  if (refusal) throw new Refused(refusal);
  const sentence = "You have had very many pages fetched; please wait some minutes, or paste the text.";
  await countRequest(ctx.db, { key: `article by ${ctx.actor.id}`, ...OF_PERSON, now: ctx.now, sentence });
  if ((shared.claimdeskArticlesFetched ?? 0) >= AT_ONCE)
    throw new Refused(
      { code: 503, sentence: "Other pages are being fetched at the moment; please try again in some seconds, or paste the text." },
      { retryAfter: 5 },
    );
  shared.claimdeskArticlesFetched = (shared.claimdeskArticlesFetched ?? 0) + 1;
  try {
    return await asArticle(ctx, address, await read(address, testHosts));
  } catch (error) {
    if (!(error instanceof NotCaptured)) throw error;
    throw invalid([{ path: "address", message: `${error.message} You can paste the text instead.` }]);
  } finally {
    shared.claimdeskArticlesFetched--;
  }
}

/** @throws NotCaptured */
async function read(address: string, testHosts: ReadonlyMap<string, number>): Promise<Readable> {
  const page = await fetchPage(address, { testHosts, most: { allMs: MOST.fetchMs } });
  const readable = await readPage(page, { ms: MOST.readMs });
  if (readable.text.trim() === "") throw new NotCaptured("unreadable", "There is no text on this page that could be read.");
  return readable;
}

async function asArticle(ctx: Context, address: string, said: Readable): Promise<FetchedArticle> {
  const [publisher, { timeZone }] = await Promise.all([partyNamed(ctx.db, said.publisher), newsroomName(ctx.db)]);
  const text = upTo(said.text, LONGEST_ARTICLE);
  return {
    text,
    isCut: text.length < said.text.length,
    title: said.title,
    address: said.canonical ?? address,
    publishedOn: said.publishedOn !== null && said.publishedOn <= dayIn(ctx.now, timeZone) ? said.publishedOn : null,
    publisher,
    publisherUnknown: publisher ? null : said.publisher,
    language: ARTICLE_LANGUAGES.find((each) => each === said.language?.split("-")[0]) ?? null,
  };
}

/** Whole paragraphs, where there are any. */
function upTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf("\n", most);
  return text.slice(0, end > 0 ? end : most).toWellFormed();
}
