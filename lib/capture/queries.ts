import "server-only";
import type { Actor } from "#lib/auth/roles";
import { type Suggestion, suggestionsOf } from "#lib/capture/suggestions";
import { toDay } from "#lib/dates";
import type { Db, Prisma } from "#lib/db";
import { fold } from "#lib/fold";
import { findQuote, quoteAt } from "#lib/quotes/anchor";
import { addressOfQuote } from "#lib/quotes/fragment";
import { id } from "#lib/schema";
import { addressKey } from "#lib/sources/address";
import { sourcesSeenBy } from "#lib/sources/queries";

const LISTED = {
  id: true,
  address: true,
  askedAt: true,
  endedAt: true,
  why: true,
  status: true,
  finalAddress: true,
  type: true,
  size: true,
  sha256: true,
  askedBy: { select: { name: true } },
} as const;

const SAID = { title: true, author: true, publisher: true, publishedOn: true, language: true, canonical: true } as const;

type Said = Prisma.CaptureGetPayload<{ select: typeof SAID }>;

const LAST_FIRST = [{ askedAt: "desc" as const }, { id: "desc" as const }];
const READ = { text: { not: null } };

const MOST_LISTED = 20;
/** Each is looked for in all of the text. */
const MOST_QUOTES = 10;

export type Attempt = Prisma.CaptureGetPayload<{ select: typeof LISTED }>;
export type QuoteInCopy = {
  claim: number;
  quote: string;
  language: string | null;
  found: "exact" | "approximate" | "lost";
  now: string | null;
  address: string | null;
};
export type Captured = {
  /** The last first. */
  attempts: Attempt[];
  isWaiting: boolean;
  /** The last that could be read. */
  copy: (Attempt & { text: string; language: string | null }) | null;
  suggestions: Suggestion[];
  quotes: QuoteInCopy[];
  /** What is known of the page since it was captured first. */
  watch: { checkedAt: Date; goneSince: Date | null; goneWhy: string | null } | null;
};

type SourceSeen = Parameters<typeof suggestionsOf>[0] & { id: string };

/** What is captured of a source that this person sees, what it suggests, and whether what was quoted from it stands in it. */
export async function capturedOf(db: Db, actor: Actor, source: SourceSeen, today: string): Promise<Captured> {
  const attempts = await db.capture.findMany({
    where: { sourceId: source.id },
    select: LISTED,
    orderBy: LAST_FIRST,
    take: MOST_LISTED,
  });
  const last = await db.capture.findFirst({
    where: { sourceId: source.id, ...READ },
    select: { ...LISTED, ...SAID, text: true },
    orderBy: LAST_FIRST,
  });
  const watch = await db.pageWatch.findUnique({
    where: { sourceId: source.id },
    select: { checkedAt: true, goneSince: true, goneWhy: true },
  });
  const isWaiting = attempts.some((each) => each.endedAt === null);
  if (!last) return { attempts, isWaiting, copy: null, suggestions: [], quotes: [], watch };
  const text = last.text ?? "";
  return {
    attempts,
    isWaiting,
    copy: { ...last, text },
    suggestions: await suggestedBy(db, actor, source, last, today),
    quotes: await quotesIn(db, actor, source, text, last.finalAddress),
    watch,
  };
}

/** What the last copy that could be read suggests; null where there is none. */
export async function suggestedOf(
  db: Db,
  actor: Actor,
  source: SourceSeen,
  today: string,
): Promise<{ captureId: string; suggestions: Suggestion[] } | null> {
  const last = await db.capture.findFirst({
    where: { sourceId: source.id, ...READ },
    select: { id: true, ...SAID },
    orderBy: LAST_FIRST,
  });
  return last && { captureId: last.id, suggestions: await suggestedBy(db, actor, source, last, today) };
}

async function suggestedBy(db: Db, actor: Actor, source: SourceSeen, said: Said, today: string): Promise<Suggestion[]> {
  const known = {
    publisher: await partyNamed(db, said.publisher),
    canonicalIs: await whoseIs(db, actor, source, said.canonical),
    today,
  };
  return suggestionsOf(source, { ...said, publishedOn: toDay(said.publishedOn) }, known);
}

/** The text of the last copy that could be read, for whoever sees its source. */
export async function copyOf(db: Db, actor: Actor, sourceId: string): Promise<{ text: string; language: string | null } | null> {
  const last = await db.capture.findFirst({
    where: { sourceId, ...READ, source: sourcesSeenBy(actor) },
    select: { text: true, language: true },
    orderBy: LAST_FIRST,
  });
  return last && { text: last.text ?? "", language: last.language };
}

/** The one party that answers to a name; null where none does, or several. */
export async function partyNamed(db: Db, name: string | null): Promise<{ id: string; name: string } | null> {
  if (name === null) return null;
  const found = await db.party.findMany({
    where: { mergedIntoId: null, kind: { not: "unnamed" }, OR: [{ nameKey: fold(name) }, { otherNames: { has: name } }] },
    select: { id: true, name: true },
    take: 2,
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

async function whoseIs(db: Db, actor: Actor, source: SourceSeen, canonical: string | null): Promise<"this" | "another" | "none"> {
  if (canonical === null) return "this";
  const key = addressKey(canonical);
  if (source.address !== null && addressKey(source.address) === key) return "this";
  return (await db.source.count({ where: { addressKey: key, id: { not: source.id }, ...sourcesSeenBy(actor) } })) > 0 ? "another" : "none";
}

async function quotesIn(db: Db, actor: Actor, source: SourceSeen, text: string, address: string | null): Promise<QuoteInCopy[]> {
  const evidence = await db.evidence.findMany({
    where: {
      sourceId: source.id,
      quote: { not: null },
      claim: { state: { not: "discarded" } },
      ...(actor.role === "editor" && { OR: [{ withheldReason: null }, { addedById: actor.id }] }),
    },
    select: { quote: true, quoteLanguage: true, quotePrefix: true, quoteSuffix: true, claim: { select: { number: true } } },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    take: MOST_QUOTES,
  });
  return evidence.map(({ quote, quoteLanguage, quotePrefix, quoteSuffix, claim }) => {
    const exact = quote ?? "";
    const place = findQuote(text, { exact, prefix: quotePrefix ?? "", suffix: quoteSuffix ?? "" });
    const now = place && quoteAt(text, place.start, place.end);
    return {
      claim: claim.number,
      quote: exact,
      language: quoteLanguage ?? source.language,
      found: place?.how ?? "lost",
      now: now && place.how === "approximate" ? now.exact : null,
      address: now && address ? addressOfQuote(address, now) : null,
    };
  });
}

/** The bytes of a capture, as whoever sees its source may download them. */
export async function capturedBytes(db: Db, actor: Actor, sourceId: unknown, captureId: unknown) {
  const [source, capture] = [id.safeParse(sourceId), id.safeParse(captureId)];
  if (!source.success || !capture.success) return null;
  const found = await db.capture.findFirst({
    where: { id: capture.data, sourceId: source.data, source: sourcesSeenBy(actor) },
    select: { bytes: true, type: true, sha256: true },
  });
  return found?.bytes ? { bytes: found.bytes, type: found.type ?? "", sha256: found.sha256 ?? "" } : null;
}
