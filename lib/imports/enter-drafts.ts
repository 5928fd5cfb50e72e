import "server-only";
import { type NewEvent, recordFirstEvents, recordNextEvents } from "#lib/audit/record";
import { refreshSearchText } from "#lib/claims/change";
import { columnsOf, findOrMakeTopics, topicSlug } from "#lib/claims/commands";
import type { ClaimContent } from "#lib/claims/schema";
import { type Context, confirmActor } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { columnsOf as columnsOfEvidence, recorded } from "#lib/evidence/commands";
import type { LinkInput } from "#lib/evidence/schema";
import { fold } from "#lib/fold";
import { insertRows } from "#lib/insert-rows";
import { requireLiving } from "#lib/parties/living";
import { addressKey } from "#lib/sources/address";
import { findOrCreateSource } from "#lib/sources/commands";
import { sourcesSeenBy } from "#lib/sources/queries";
import type { SourceInput } from "#lib/sources/schema";
import { sourceSearchText } from "#lib/sources/search-text";
import { takeTurns } from "#lib/take-turns";
import type { VerdictInput } from "#lib/verdicts/schema";

/** A source that is known by its address alone, and what it has to do with the claim. */
export type LinkAt = Omit<LinkInput, "source" | "withheld"> & { source: SourceInput & { address: string; publisherId: null } };

export type NewDraft = { id: string; content: ClaimContent; links: LinkAt[]; verdicts: VerdictInput[] };

/** The ids of topics by their folded names, as far as an import has met them. */
export type KnownTopics = ReadonlyMap<string, string>;

/**
 * Writes many new drafts with their sources and what others have said of them: the rows and events that logging each, linking its sources and
 * recording the verdicts would write, many at a time.
 * @param known topics that are there
 * @returns their numbers, in their order, and the topics that were met
 * @throws Refused 401 if whoever acts is shut out meanwhile; 422 if a speaker is not in the registry any more
 */
export async function enterDrafts(
  tx: Tx,
  ctx: Context,
  drafts: readonly NewDraft[],
  known: KnownTopics,
): Promise<{ numbers: number[]; topics: Map<string, string> }> {
  await confirmActor(tx, ctx);
  await requireLiving(
    tx,
    drafts.flatMap(({ content }) => (content.speakerId ? [{ id: content.speakerId, path: "speakerId" }] : [])),
  );
  const topics = await topicsNamed(
    tx,
    drafts.flatMap(({ content }) => content.topics),
    known,
  );
  const sources = await sourcesAt(
    tx,
    ctx,
    drafts.flatMap(({ links }) => links.map((link) => link.source)),
  );
  const numbers = (
    await tx.$queryRaw<{ number: number }[]>`
      SELECT nextval(pg_get_serial_sequence('claim', 'number'))::int AS number FROM generate_series(1, ${drafts.length})`
  ).map((one) => one.number);
  await writeClaims(tx, ctx, drafts, numbers, topics);
  const linked = drafts.map(({ id, links }) => links.map((link, at) => evidenceOf(ctx, id, link, at, sources)));
  await insertRows(
    tx,
    "evidence",
    linked.flat().map((one) => one.row),
  );
  await insertRows(
    tx,
    "third_party_verdict",
    drafts.flatMap(({ id, verdicts }) => verdicts.map((verdict, at) => rowOfVerdict(ctx, id, verdict, at))),
  );
  await refreshSearchText(
    tx,
    drafts.map((draft) => draft.id),
  );
  for (const [round, events] of roundsOf(ctx, drafts, numbers, linked).entries())
    await (round === 0 ? recordFirstEvents(tx, events) : recordNextEvents(tx, events));
  return { numbers, topics };
}

/** How many events entering a draft writes, which is its revision. */
export function eventsOf({ links, verdicts }: Pick<NewDraft, "links" | "verdicts">): number {
  return 1 + (links.length > 0 ? 1 : 0) + (verdicts.length > 0 ? 1 : 0);
}

async function writeClaims(
  tx: Tx,
  { actor, now }: Context,
  drafts: readonly NewDraft[],
  numbers: readonly number[],
  topics: ReadonlyMap<string, string>,
): Promise<void> {
  await insertRows(
    tx,
    "claim",
    drafts.map((draft, at) => ({
      id: draft.id,
      number: numbers[at],
      ...columnsOf(draft.content),
      revision: eventsOf(draft),
      authorId: actor.id,
      createdAt: now,
      changedAt: now,
      searchText: "",
    })),
  );
  await insertRows(
    tx,
    "round_part",
    drafts.map(({ id }) => ({ claimId: id, round: 1, personId: actor.id, part: "contributor" })),
  );
  await insertRows(
    tx,
    "claim_topic",
    drafts.flatMap(({ id, content }) => {
      const ids = new Set(content.topics.map((name) => topics.get(fold(name)) as string));
      return [...ids].map((topicId, place) => ({ claimId: id, topicId, place }));
    }),
  );
}

type Linked = { row: object; said: { [key: string]: string } & ReturnType<typeof recorded> };

function evidenceOf({ actor, now }: Context, claimId: string, link: LinkAt, at: number, sources: ReadonlyMap<string, string>): Linked {
  const id = crypto.randomUUID();
  const sourceId = sources.get(addressKey(link.source.address)) as string;
  const row = {
    ...columnsOfEvidence(link),
    id,
    claimId,
    sourceId,
    linked: at + 1,
    addedById: actor.id,
    addedAt: now,
  };
  return { row, said: { evidence: id, source: sourceId, ...recorded(link) } };
}

function rowOfVerdict({ actor, now }: Context, claimId: string, verdict: VerdictInput, at: number) {
  return {
    ...verdict,
    id: crypto.randomUUID(),
    publishedOn: fromDay(verdict.publishedOn),
    claimId,
    place: at + 1,
    addedById: actor.id,
    addedAt: now,
  };
}

/** The first event of each claim, then the second of those that have one, then the third. */
function roundsOf(
  { actor, now }: Context,
  drafts: readonly NewDraft[],
  numbers: readonly number[],
  linked: readonly Linked[][],
): NewEvent[][] {
  const rounds: NewEvent[][] = [[], [], []];
  for (const [at, { id, content, verdicts }] of drafts.entries()) {
    let revision = 0;
    const happened = (kind: string, data: NewEvent["data"]) => {
      const round = rounds[revision] as NewEvent[];
      revision++;
      round.push({ stream: `claim:${id}`, kind, at: now, actorId: actor.id, data: { revision, state: "draft", round: 1, ...data } });
    };
    happened("logged", { number: numbers[at] as number, content });
    const said = linked[at]?.map((one) => one.said) ?? [];
    if (said.length > 0) happened(said.length === 1 ? "source linked" : "sources linked", { evidence: said });
    if (verdicts.length > 0) happened("verdicts of others recorded", { verdicts: verdicts.map((one) => ({ ...one })) });
  }
  return rounds;
}

/** By their folded names. Those that have their own address, or get it, are found or made at once; the others one by one. */
async function topicsNamed(tx: Tx, names: readonly string[], known: KnownTopics): Promise<Map<string, string>> {
  const wanted = new Map(names.filter((name) => !known.has(fold(name))).map((name) => [fold(name), name]));
  const found = new Map(known);
  if (wanted.size === 0) return found;
  const bySlug = new Map([...wanted.values()].map((name) => [topicSlug(name), name]));
  await tx.topic.createMany({ data: [...bySlug].map(([slug, name]) => ({ slug, name: name.trim() })), skipDuplicates: true });
  const there = await tx.topic.findMany({ where: { slug: { in: [...bySlug.keys()] } }, select: { id: true, name: true } });
  for (const { id, name } of there) if (wanted.has(fold(name))) found.set(fold(name), id);
  for (const [folded, name] of wanted) if (!found.has(folded)) for (const id of await findOrMakeTopics(tx, [name])) found.set(folded, id);
  return found;
}

/** By their keys, the sources at some addresses: those that are there for whoever acts, and new ones. */
async function sourcesAt(tx: Tx, ctx: Context, inputs: readonly LinkAt["source"][]): Promise<Map<string, string>> {
  const wanted = new Map(inputs.map((input) => [addressKey(input.address), input]));
  const keys = [...wanted.keys()];
  if (keys.length === 0) return new Map();
  await takeTurns(tx, "source", keys);
  const there = await tx.source.findMany({
    where: { addressKey: { in: keys }, ...sourcesSeenBy(ctx.actor) },
    select: { id: true, addressKey: true },
  });
  const found = new Map(there.map(({ id, addressKey: key }) => [key as string, id]));
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([key, input]) => ({ id: crypto.randomUUID(), key, input }));
  await tx.source.createMany({
    data: missing.map(({ id, key, input }) => ({
      ...input,
      id,
      addressKey: key,
      publishedOn: fromDay(input.publishedOn),
      searchText: sourceSearchText({ ...input, publisher: null }),
      createdById: ctx.actor.id,
      createdAt: ctx.now,
    })),
    skipDuplicates: true,
  });
  const made = await tx.source.findMany({ where: { id: { in: missing.map((one) => one.id) } }, select: { id: true } });
  const madeIds = new Set(made.map((one) => one.id));
  const events: NewEvent[] = [];
  for (const { id, key, input } of missing) {
    // One that is withheld from whoever acts, or was entered this moment.
    if (!madeIds.has(id)) found.set(key, (await findOrCreateSource(tx, ctx, input)).id);
    else {
      found.set(key, id);
      events.push({ stream: `source:${id}`, kind: "entered", at: ctx.now, actorId: ctx.actor.id, data: { ...input } });
    }
  }
  await recordFirstEvents(tx, events);
  return found;
}
