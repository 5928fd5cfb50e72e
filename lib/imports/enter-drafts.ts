import "server-only";
import { beginStreams, type NewEvent, recordFirstEvents, sealed } from "#lib/audit/record";
import { claimSearchText } from "#lib/claims/change";
import { columnsOf, findOrMakeTopics, topicSlug } from "#lib/claims/commands";
import type { ClaimContent } from "#lib/claims/schema";
import { type Context, confirmActor } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { columnsOf as columnsOfEvidence, recorded } from "#lib/evidence/commands";
import { contentsOf, READERS } from "#lib/evidence/queries";
import type { LinkInput } from "#lib/evidence/schema";
import { fold } from "#lib/fold";
import type { EnteredAs } from "#lib/imports/import-commands";
import { publishUnreviewed } from "#lib/imports/publish-unreviewed";
import { insertNewRows, insertRows } from "#lib/insert-rows";
import { requireLiving } from "#lib/parties/living";
import { markStale } from "#lib/publication/publish";
import { EVERY_PAGE } from "#lib/publication/tags";
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
 * Writes many new claims, as drafts or as published and unreviewed, with their sources and what others have said of them: of drafts the rows
 * and events that logging each, linking its sources and recording the verdicts would write, many at a time.
 * @param known topics that are there
 * @returns their numbers, in their order, and the topics that were met
 * @throws Refused 401 if whoever acts is shut out meanwhile; 422 if a speaker is not in the registry any more
 */
export async function enterDrafts(
  tx: Tx,
  ctx: Context,
  drafts: readonly NewDraft[],
  known: KnownTopics,
  as: EnteredAs = "draft",
): Promise<{ numbers: number[]; topics: KnownTopics }> {
  await confirmActor(tx, ctx);
  const speakerIds = [...new Set(drafts.flatMap(({ content }) => content.speakerId ?? []))];
  await requireLiving(
    tx,
    speakerIds.map((id) => ({ id, path: "speakerId" })),
  );
  const speakers = await namesOf(tx, speakerIds);
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
  const numbers = await nextNumbers(tx, drafts.length);
  const linked = drafts.map(({ id, links }) => links.map((link, at) => evidenceOf(ctx, id, link, at, sources)));
  const rows = drafts.map((draft, at) => rowOfClaim(ctx, draft, as, numbers[at] as number, speakers, linked[at] ?? []));
  // While the database writes the claims, the events of drafts are made ready here; those of published ones name their version.
  const begun = await meanwhile(insertRows(tx, "claim", rows), () =>
    as === "draft" ? sealed(eventsOfAll(ctx, drafts, numbers, linked, null)) : null,
  );
  await insertRows(
    tx,
    "round_part",
    drafts.map(({ id }) => ({ claimId: id, round: 1, personId: ctx.actor.id, part: "contributor" })),
  );
  await insertRows(
    tx,
    "claim_topic",
    drafts.flatMap(({ id, content }) => {
      const ids = new Set(content.topics.map((name) => topics.get(fold(name)) as string));
      return [...ids].map((topicId, place) => ({ claimId: id, topicId, place }));
    }),
  );
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
  const digests = as === "draft" ? null : await publish(tx, ctx, drafts, numbers);
  await beginStreams(tx, begun ?? sealed(eventsOfAll(ctx, drafts, numbers, linked, digests)));
  return { numbers, topics };
}

async function publish(tx: Tx, { now }: Context, drafts: readonly NewDraft[], numbers: readonly number[]): Promise<string[]> {
  const contents = await contentsOf(
    tx,
    drafts.map((draft) => draft.id),
    READERS,
  );
  const claims = drafts.map(({ id, content: { text, saidOn } }, at) => ({ id, number: numbers[at] as number, at: now, text, saidOn }));
  const digests = await publishUnreviewed(tx, claims, contents);
  await markStale(tx, [EVERY_PAGE]);
  return digests;
}

/** How many events entering a claim writes, which is its revision. */
export function eventCountOf({ links, verdicts }: Pick<NewDraft, "links" | "verdicts">, as: EnteredAs): number {
  return 1 + (links.length > 0 && as === "draft" ? 1 : 0) + (verdicts.length > 0 ? 1 : 0);
}

/** Begins some work of the database, and does something here until it has ended. */
async function meanwhile<T>(work: Promise<unknown>, here: () => T): Promise<T> {
  const ended = work.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  // What is asked of the database has left this process then.
  await new Promise((done) => setImmediate(done));
  const made = here();
  const failed = await ended;
  if (failed) throw failed.error;
  return made;
}

type Named = { name: string; otherNames: string[] };

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Named & { id: string })[]>`SELECT id, name, "otherNames" FROM party WHERE id = ANY(${ids}::uuid[])`;
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

async function nextNumbers(tx: Tx, count: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT nextval(pg_get_serial_sequence('claim', 'number'))::int AS number FROM generate_series(1, ${count})`;
  return rows.map((one) => one.number);
}

function rowOfClaim(
  { actor, now }: Context,
  draft: NewDraft,
  as: EnteredAs,
  number: number,
  speakers: ReadonlyMap<string, Named>,
  linked: readonly Linked[],
) {
  const { id, content } = draft;
  const speaker = content.speakerId === null ? null : (speakers.get(content.speakerId) ?? null);
  return {
    id,
    number,
    ...columnsOf(content),
    state: as,
    revision: eventCountOf(draft, as),
    authorId: actor.id,
    createdAt: now,
    changedAt: now,
    searchText: claimSearchText({ number, ...content, speaker, sources: linked.map((one) => one.source) }),
  };
}

type Linked = { row: object; source: FoundSource; said: { [key: string]: string } & ReturnType<typeof recorded> };

function evidenceOf({ actor, now }: Context, claimId: string, link: LinkAt, at: number, sources: ReadonlyMap<string, FoundSource>): Linked {
  const id = crypto.randomUUID();
  const source = sources.get(addressKey(link.source.address)) as FoundSource;
  const row = {
    ...columnsOfEvidence(link),
    id,
    claimId,
    sourceId: source.id,
    linked: at + 1,
    addedById: actor.id,
    addedAt: now,
  };
  return { row, source, said: { evidence: id, source: source.id, ...recorded(link) } };
}

export function rowOfVerdict({ actor, now }: Context, claimId: string, verdict: VerdictInput, at: number) {
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

/** Of each claim its events, in their order. @param digests of the versions of those that are published */
function eventsOfAll(
  { actor, now }: Context,
  drafts: readonly NewDraft[],
  numbers: readonly number[],
  linked: readonly Linked[][],
  digests: readonly string[] | null,
): NewEvent[][] {
  const state = digests === null ? "draft" : "published";
  return drafts.map(({ id, content, verdicts }, at) => {
    const events: NewEvent[] = [];
    const happened = (kind: string, data: NewEvent["data"]) => {
      const revision = events.length + 1;
      events.push({ stream: `claim:${id}`, kind, at: now, actorId: actor.id, data: { revision, state, round: 1, ...data } });
    };
    const logged = { number: numbers[at] as number, content };
    const said = linked[at]?.map((one) => one.said) ?? [];
    if (digests !== null) happened("imported", { ...logged, evidence: said, version: 1, sha256: digests[at] as string });
    else {
      happened("logged", logged);
      if (said.length > 0) happened(said.length === 1 ? "source linked" : "sources linked", { evidence: said });
    }
    if (verdicts.length > 0) happened("verdicts of others recorded", { verdicts: verdicts.map((one) => ({ ...one })) });
    return events;
  });
}

/** By their folded names. Those that have their own address, or get it, are found or made at once; the others one by one. */
export async function topicsNamed(tx: Tx, names: readonly string[], known: KnownTopics): Promise<KnownTopics> {
  const wanted = new Map(names.filter((name) => !known.has(fold(name))).map((name) => [fold(name), name]));
  if (wanted.size === 0) return known;
  const found = new Map(known);
  const bySlug = new Map([...wanted.values()].map((name) => [topicSlug(name), name]));
  await tx.topic.createMany({ data: [...bySlug].map(([slug, name]) => ({ slug, name: name.trim() })), skipDuplicates: true });
  const there = await tx.topic.findMany({ where: { slug: { in: [...bySlug.keys()] } }, select: { id: true, name: true } });
  for (const { id, name } of there) if (wanted.has(fold(name))) found.set(fold(name), id);
  for (const [folded, name] of wanted) if (!found.has(folded)) for (const id of await findOrMakeTopics(tx, [name])) found.set(folded, id);
  return found;
}

type FoundSource = { id: string; title: string; publisher: Named | null };

const FOUND = { id: true, title: true, addressKey: true, publisher: { select: { name: true, otherNames: true } } } as const;

/** By their keys, the sources at some addresses: those that are there for whoever acts, and new ones. */
export async function sourcesAt(tx: Tx, ctx: Context, inputs: readonly LinkAt["source"][]): Promise<Map<string, FoundSource>> {
  const wanted = new Map(inputs.map((input) => [addressKey(input.address), input]));
  const keys = [...wanted.keys()];
  if (keys.length === 0) return new Map();
  const found = new Map<string, FoundSource>();
  const look = async (at: string[]) => {
    const there = await tx.source.findMany({ where: { addressKey: { in: at }, ...sourcesSeenBy(ctx.actor) }, select: FOUND });
    for (const { addressKey: key, ...source } of there) found.set(key as string, source);
    return keys.filter((key) => !found.has(key));
  };
  const absent = await look(keys);
  if (absent.length === 0) return found;
  // Only addresses that are not there yet wait for whoever enters them, and may be there after that.
  await takeTurns(tx, "source", absent);
  const missing = (await look(absent)).map((key) => ({ id: crypto.randomUUID(), key, input: wanted.get(key) as LinkAt["source"] }));
  const made = await insertNewRows(
    tx,
    "source",
    missing.map(({ id, key, input }) => ({
      ...input,
      id,
      addressKey: key,
      publishedOn: fromDay(input.publishedOn),
      searchText: sourceSearchText({ ...input, publisher: null }),
      createdById: ctx.actor.id,
      createdAt: ctx.now,
    })),
  );
  const events: NewEvent[] = [];
  for (const { id, key, input } of missing) {
    // One that is withheld from whoever acts, or was entered this moment.
    if (!made.has(id)) {
      const { id: other } = await findOrCreateSource(tx, ctx, input);
      const { addressKey: _, ...source } = await tx.source.findUniqueOrThrow({ where: { id: other }, select: FOUND });
      found.set(key, source);
      continue;
    }
    found.set(key, { id, title: input.title, publisher: null });
    events.push({ stream: `source:${id}`, kind: "entered", at: ctx.now, actorId: ctx.actor.id, data: { ...input } });
  }
  await recordFirstEvents(tx, events);
  return found;
}
