import "server-only";
import { refusalOf } from "#lib/articles/policy";
import type { DraftsInput, PartyOfDraft } from "#lib/articles/schema";
import { logClaims } from "#lib/claims/commands";
import { draftTurn } from "#lib/claims/draft";
import { NO_SUCH_CLAIM } from "#lib/claims/policy";
import type { SeenClaim } from "#lib/claims/schema";
import { type Context, confirmActor, insideOf, inTransaction, LONG_WORK } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { Refused } from "#lib/errors";
import { linkSources } from "#lib/evidence/commands";
import { basisKeyOf, type LinkInput, onTheWordOf } from "#lib/evidence/schema";
import { createParties } from "#lib/parties/commands";
import { requireLiving } from "#lib/parties/living";
import { LIMITS } from "#lib/schema";
import { findOrCreateSource } from "#lib/sources/commands";
import { sourcesSeenBy } from "#lib/sources/queries";
import type { SourceInput } from "#lib/sources/schema";
import { takeTurn } from "#lib/take-turns";

type ArticleDraft = DraftsInput["claims"][number];

export type Drafted = { id: string; number: number; isRepeat: boolean };

/**
 * Logs what was kept of an article as drafts, each linked to the article: on the word of whoever speaks, or, where the article cites a
 * paper, as repeating that paper, which has their word. What repeats a claim that is there becomes a source of that one instead. All or
 * none. What is sent again is what is there.
 * @returns the claims in their order
 * @throws Refused 401, 403; 409, 422 with the path of what is wrong
 */
export async function draftFromArticle(ctx: Context, input: DraftsInput): Promise<Drafted[]> {
  return inTransaction(
    ctx,
    async (tx) => {
      await confirmActor(tx, ctx);
      const refusal = refusalOf("draft", ctx.actor);
      if (refusal) throw new Refused(refusal);
      // A form that is sent twice at once takes turns with itself.
      for (const { id } of [...input.claims].sort((a, b) => (a.id < b.id ? -1 : 1))) await takeTurn(tx, draftTurn(id));
      const there = await tx.claim.findMany({
        where: { id: { in: input.claims.map((claim) => claim.id) }, authorId: ctx.actor.id },
        select: { id: true, number: true },
      });
      const numbers = new Map(there.map(({ id, number }) => [id, number]));
      const missing = input.claims.flatMap((claim, at) => (numbers.has(claim.id) ? [] : [{ claim, at }]));
      if (missing.length > 0) {
        const work = new Drafting(tx, { ...ctx, db: insideOf(tx) }, input);
        for (const { claim, at } of missing) numbers.set(claim.id, await work.enter(claim, at));
      }
      return input.claims.map(({ id, repeats }) => ({ id, number: numbers.get(id) as number, isRepeat: repeats !== null }));
    },
    LONG_WORK,
  );
}

/** The drafts of one article share what they name: each party and each source is entered once, and only if a draft needs it. */
class Drafting {
  readonly #parties = new Map<number, string>();
  readonly #cited = new Map<string, string>();
  /** Of claims that were there, after what was linked to them. */
  readonly #revisions = new Map<number, number>();
  #article: string | null = null;
  readonly #tx: Tx;
  readonly #ctx: Context;
  readonly #input: DraftsInput;

  constructor(tx: Tx, ctx: Context, input: DraftsInput) {
    this.#tx = tx;
    this.#ctx = ctx;
    this.#input = input;
  }

  /** @returns its number */
  async enter(claim: ArticleDraft, at: number): Promise<number> {
    return claim.repeats === null ? this.#draft(claim, at) : this.#repeat(claim, claim.repeats, at);
  }

  async #draft(claim: ArticleDraft, at: number): Promise<number> {
    const speakerId = await this.#party(claim.speaker);
    const content = { ...claim.content, speakerId, speakerUnknown: speakerId === null && claim.content.speakerUnknown };
    const [logged] = await under(`claims[${at}].content.`, () => logClaims(this.#ctx, [{ id: claim.id, content }]));
    if (!logged) throw new Error("The claim was not logged.");
    const links = await this.#links(claim, speakerId, at);
    await under(`claims[${at}].`, () => linkSources(this.#ctx, { number: logged.number, revision: logged.revision }, links));
    return logged.number;
  }

  /** The article as a source of a claim that was there, on the word of whoever speaks in that one. What is linked to it already stays. */
  async #repeat(claim: ArticleDraft, { number, revision }: SeenClaim, at: number): Promise<number> {
    const there = await this.#tx.claim.findUnique({ where: { number }, select: { id: true, speakerId: true } });
    if (!there) throw new Refused(NO_SUCH_CLAIM);
    const missing: LinkInput[] = [];
    for (const link of await this.#links(claim, there.speakerId ?? (await this.#party(claim.speaker)), at)) {
      const { stance, basis } = link;
      const same = { claimId: there.id, sourceId: link.source.id, stance, basisKey: basisKeyOf(basis) };
      if ((await this.#tx.evidence.count({ where: same })) === 0) missing.push(link);
    }
    if (missing.length === 0) return number;
    const seen = { number, revision: this.#revisions.get(number) ?? revision };
    const linked = await named(number, () => under(`claims[${at}].`, () => linkSources(this.#ctx, seen, missing)));
    this.#revisions.set(number, linked.revision);
    return number;
  }

  async #links(claim: ArticleDraft, speakerId: string | null, at: number): Promise<(LinkInput & { source: { id: string } })[]> {
    const paperId = await this.#party(claim.cites);
    const voice = onTheWordOf(speakerId);
    const words = { quote: claim.quote, quoteLanguage: claim.quote === null ? null : this.#input.article.language, place: claim.place };
    if (paperId !== null) await requireLiving(this.#tx, [{ id: paperId, path: `claims[${at}].cites` }]);
    const [article, cited] = [await this.#articleSource(), paperId === null ? null : await this.#citedSource(paperId)];
    if (cited === null) return [{ source: { id: article }, stance: "asserts", basis: voice, withdrawnOn: null, ...words }];
    return [
      { source: { id: cited }, stance: "asserts", basis: voice, withdrawnOn: null, quote: null, quoteLanguage: null, place: null },
      { source: { id: article }, stance: "asserts", basis: { kind: "derived", sourceId: cited }, withdrawnOn: null, ...words },
    ];
  }

  async #party(one: PartyOfDraft): Promise<string | null> {
    if (one === null) return null;
    if ("id" in one) return one.id;
    const known = this.#parties.get(one.at);
    if (known) return known;
    const { name, otherName, kind } = this.#input.parties[one.at] as DraftsInput["parties"][number];
    // Two “officials” of two articles are two, and have no name that could be another's.
    const party = { name, kind, otherNames: otherName ? [otherName] : [], another: kind === "unnamed" };
    const [made] = await under(`parties[${one.at}].`, () => createParties(this.#ctx, [party]));
    if (!made) throw new Error("The party was not entered.");
    this.#parties.set(one.at, made.id);
    return made.id;
  }

  async #articleSource(): Promise<string> {
    if (this.#article) return this.#article;
    const source: SourceInput = { kind: "article", author: null, ...this.#input.article };
    // Without an address, it is the same article where it is the same in everything else.
    const found = source.address === null ? await this.#sourceLike(source) : null;
    this.#article = found ?? (await under("article.", () => findOrCreateSource(this.#tx, this.#ctx, source))).id;
    return this.#article;
  }

  /** Nobody here has seen what the cited paper wrote: its name and the article's title stand for it. */
  async #citedSource(publisherId: string): Promise<string> {
    const known = this.#cited.get(publisherId);
    if (known) return known;
    const { name } = await this.#tx.party.findUniqueOrThrow({ where: { id: publisherId }, select: { name: true } });
    const title = [...`${name}, as cited in “${this.#input.article.title}”`].slice(0, LIMITS.title).join("");
    const source: SourceInput = { kind: "article", title, publisherId, author: null, publishedOn: null, address: null, language: null };
    const id = (await this.#sourceLike(source)) ?? (await findOrCreateSource(this.#tx, this.#ctx, source)).id;
    this.#cited.set(publisherId, id);
    return id;
  }

  async #sourceLike({ title, publisherId, publishedOn }: SourceInput): Promise<string | null> {
    const found = await this.#tx.source.findFirst({
      where: {
        title,
        publisherId,
        address: null,
        publishedOn: fromDay(publishedOn),
        AND: sourcesSeenBy(this.#ctx.actor),
      },
      select: { id: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return found?.id ?? null;
  }
}

/** What is refused of a claim that was there, with its number: the form shows several. */
async function named<T>(number: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || error.details.problems) throw error;
    throw new Refused({ code: error.code, sentence: `C-${number}: ${error.message}` }, error.details);
  }
}

/** What a command refuses, with the path of the drafts before its own. */
async function under<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || !error.details.problems) throw error;
    const problems = error.details.problems.map((problem) => ({ ...problem, path: `${path}${problem.path}` }));
    throw new Refused({ code: error.code, sentence: error.message }, { ...error.details, problems });
  }
}
