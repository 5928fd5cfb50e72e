import "server-only";
import type { Actor } from "#lib/auth/roles";
import { claimsWithin } from "#lib/claims/list";
import type { ClaimFilter } from "#lib/claims/search-params";
import { STATE_WORDS, STATUS_WORDS } from "#lib/claims/states";
import { BYTE_ORDER_MARK, csvLine } from "#lib/csv";
import { toDay } from "#lib/dates";
import type { Db } from "#lib/db";

const CHUNK = 1_000;

const HEAD = [
  "Number",
  "Status",
  "Balance",
  "State",
  "Version",
  "Claim",
  "Language",
  "Quote",
  "Language of the quote",
  "Speaker",
  "Said on",
  "Said where",
  "Concerns",
  "Topics",
  "Sources linked",
  "Owner",
  "Logged on",
  "Changed",
  "Submitted",
];

/**
 * All claims that a filter leaves, as the lines of a CSV file. In order of their numbers, which never change, so that a claim
 * that is worked on meanwhile is neither lost nor there twice.
 */
export async function* exportedClaims(db: Db, actor: Actor, filter: ClaimFilter): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEAD);
  for (let number = 0; ; ) {
    const ids = await claimsWithin(db, actor, filter, number, CHUNK);
    if (ids.length === 0) return;
    number = ids.at(-1)?.number ?? 0;
    yield await linesOf(
      db,
      ids.map((one) => one.id),
    );
    if (ids.length < CHUNK) return;
  }
}

async function linesOf(db: Db, ids: string[]): Promise<string> {
  const claims = await db.claim.findMany({
    where: { id: { in: ids } },
    orderBy: { number: "asc" },
    select: {
      number: true,
      state: true,
      text: true,
      language: true,
      quote: true,
      quoteLanguage: true,
      speakerUnknown: true,
      saidOn: true,
      undated: true,
      saidWhere: true,
      createdAt: true,
      changedAt: true,
      submittedAt: true,
      speaker: { select: { name: true } },
      author: { select: { name: true } },
      concerns: { select: { party: { select: { name: true } } }, orderBy: { place: "asc" } },
      topics: { select: { topic: { select: { name: true } } }, orderBy: { place: "asc" } },
      publication: { select: { status: true, version: { select: { number: true, balance: true } } } },
      _count: { select: { evidence: true } },
    },
  });
  return claims
    .map((claim) =>
      csvLine([
        `C-${claim.number}`,
        claim.publication ? (claim.publication.status ? STATUS_WORDS[claim.publication.status] : "Retracted") : STATUS_WORDS.unreviewed,
        claim.publication?.version.balance ?? null,
        STATE_WORDS[claim.state],
        claim.publication?.version.number ?? null,
        claim.text,
        claim.language,
        claim.quote,
        claim.quoteLanguage,
        claim.speaker?.name ?? (claim.speakerUnknown ? "unknown speaker" : null),
        toDay(claim.saidOn) ?? (claim.undated ? "undated" : null),
        claim.saidWhere,
        claim.concerns.map((one) => one.party.name).join("; "),
        claim.topics.map((one) => one.topic.name).join("; "),
        claim._count.evidence,
        claim.author.name,
        claim.createdAt.toISOString(),
        claim.changedAt.toISOString(),
        claim.submittedAt?.toISOString() ?? null,
      ]),
    )
    .join("");
}
