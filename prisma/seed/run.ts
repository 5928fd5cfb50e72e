import { renameSync, writeFileSync } from "node:fs";
import { randomPassword } from "#lib/auth/password";
import type { Actor } from "#lib/auth/roles";
import { logClaims, submitClaim } from "#lib/claims/commands";
import { type Context, insideOf } from "#lib/context";
import { toDay } from "#lib/dates";
import { connectTo, type Db } from "#lib/db";
import { env } from "#lib/env";
import { linkSources } from "#lib/evidence/commands";
import type { LinkInput } from "#lib/evidence/schema";
import { changeSettings } from "#lib/newsroom/commands";
import { createParties, type PartyRef } from "#lib/parties/commands";
import { tieParties } from "#lib/parties/tie-commands";
import { createPersonWithPassword } from "#lib/people/commands";
import { askForComment } from "#lib/responses/commands";
import { decide, returnToEditor } from "#lib/review/commands";
import {
  CLAIMS,
  NEWSROOM,
  PARTIES,
  type PartyKey,
  SOURCES,
  type SourceKey,
  STAFF,
  type StaffKey,
  type StoryClaim,
  TIES,
} from "#prisma/seed/story";

const OPENING = new Date("2025-12-26T07:30:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
/** The story decides as the evidence suggests. */
const NOTHING_AGAINST = { reasonAgainst: null, suggested: null };

/**
 * Fills an empty database with the demo newsroom, through the commands that staff use, with their clock. All of it or
 * nothing; a database in which anybody works already is left as it is.
 * @param accountsFile gets the names and passwords of the staff, readable by its owner alone
 */
export async function seedDemo({
  accountsFile,
  databaseUrl = env.DATABASE_URL,
  today = new Date(),
}: {
  accountsFile: string;
  databaseUrl?: string;
  today?: Date;
}): Promise<boolean> {
  if (!databaseUrl) throw new Error("DATABASE_URL is not set.");
  const db = connectTo(databaseUrl, 2);
  try {
    return await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('seed', 0))`;
        if ((await tx.person.count()) > 0) return false;
        const accounts = await tellStory(insideOf(tx), today);
        writeFileSync(`${accountsFile}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
        renameSync(`${accountsFile}.new`, accountsFile);
        return true;
      },
      { timeout: 120_000, maxWait: 10_000 },
    );
  } finally {
    await db.$disconnect();
  }
}

async function tellStory(db: Db, today: Date) {
  const staff = new Map<StaffKey, Actor>();
  const accounts: { name: string; email: string; role: string; password: string }[] = [];
  for (const [key, person] of Object.entries(STAFF) as [StaffKey, (typeof STAFF)[StaffKey]][]) {
    const password = randomPassword();
    const { id } = await createPersonWithPassword(db, { ...person, password }, OPENING);
    staff.set(key, { id, name: person.name, role: person.role });
    accounts.push({ ...person, password });
  }
  const as = (key: StaffKey, now: Date): Context => ({ db, actor: staff.get(key) as Actor, now });

  await changeSettings(as("ines", OPENING), { ...NEWSROOM, revision: 1 });
  const parties = await enterParties(as("ines", OPENING));
  const sources = new Map<SourceKey, string>();
  for (const claim of CLAIMS) await tellClaim(claim, as, parties, sources, today);
  // A demo asks nothing of the sites that it tells of.
  await db.capture.deleteMany();
  return accounts;
}

async function enterParties(ctx: Context): Promise<Map<PartyKey, PartyRef>> {
  const keys = Object.keys(PARTIES) as PartyKey[];
  const refs = await createParties(
    ctx,
    keys.map((key) => {
      const [name, kind, otherNames = []] = PARTIES[key] as [string, (typeof PARTIES)[PartyKey][1], string[]?];
      return { name, kind, otherNames, another: false };
    }),
  );
  const parties = new Map(keys.map((key, index) => [key, refs[index] as PartyRef]));
  const idOf = (key: PartyKey) => (parties.get(key) as PartyRef).id;
  await tieParties(
    ctx,
    TIES.map(([from, kind, to, since = null]) => ({ fromId: idOf(from), toId: idOf(to), kind, since, until: null, sourceId: null })),
  );
  return parties;
}

async function tellClaim(
  story: StoryClaim,
  as: (key: StaffKey, now: Date) => Context,
  parties: Map<PartyKey, PartyRef>,
  sources: Map<SourceKey, string>,
  today: Date,
): Promise<void> {
  const logged = new Date(story.logged);
  const idOf = (key: PartyKey) => (parties.get(key) as PartyRef).id;
  const [claim] = await logClaims(as(story.by, logged), [
    {
      id: story.id,
      content: {
        text: story.text,
        language: "en",
        quote: story.quote ?? null,
        quoteLanguage: story.quote ? "en" : null,
        speakerId: idOf(story.speaker),
        speakerUnknown: false,
        saidOn: story.saidOn,
        undated: story.saidOn === null,
        saidWhere: story.saidWhere ?? null,
        concernIds: (story.concerns ?? []).map(idOf),
        topics: story.topics,
      },
    },
  ]);
  if (!claim) throw new Error(`“${story.text}” was not logged.`);
  let seen = { number: claim.number, revision: claim.revision };

  let minutes = 5;
  for (const evidence of story.evidence) {
    const known = sources.get(evidence.source);
    const link: LinkInput = {
      source: known ? { id: known } : newSource(evidence.source, idOf),
      stance: evidence.stance ?? "asserts",
      basis: basisOf(evidence.basis, idOf, sources),
      quote: evidence.quote ?? null,
      quoteLanguage: evidence.quoteLanguage ?? null,
      place: null,
      withdrawnOn: null,
    };
    const done = await linkSources(as(story.by, new Date(logged.getTime() + minutes * MINUTE)), seen, [link]);
    sources.set(evidence.source, done.linked[0]?.source as string);
    seen = { ...seen, revision: done.revision };
    minutes += 3;
  }
  if (story.asked) {
    const requests = story.asked.map(({ party, ...request }) => ({ ...request, partyId: idOf(party), answer: null }));
    const { revision } = await askForComment(as(story.by, new Date(logged.getTime() + minutes * MINUTE)), seen, requests);
    seen = { ...seen, revision };
    minutes += 3;
  }
  seen = { ...seen, revision: (await submitClaim(as(story.by, new Date(logged.getTime() + minutes * MINUTE)), seen)).revision };

  if ("decided" in story.ends) {
    const { decided, balance = null, by, at, asOf, rationale, recheck } = story.ends;
    const recheckOn = typeof recheck === "string" ? recheck : toDay(new Date(today.getTime() + recheck * DAY));
    await decide(as(by, new Date(at)), { ...NOTHING_AGAINST, seen, status: decided, balance, rationale, asOf, recheckOn });
  } else if ("returned" in story.ends) {
    await returnToEditor(as(story.ends.by, new Date(story.ends.at)), seen, story.ends.returned);
  }
}

function newSource(key: SourceKey, idOf: (key: PartyKey) => string): LinkInput["source"] {
  const { publisher, author = null, publishedOn = null, ...rest } = SOURCES[key] as (typeof SOURCES)["kommersant"];
  return { ...rest, author, publishedOn, publisherId: idOf(publisher), address: null };
}

function basisOf(
  basis: StoryClaim["evidence"][number]["basis"],
  idOf: (key: PartyKey) => string,
  sources: Map<SourceKey, string>,
): LinkInput["basis"] {
  if (basis.kind === "attributed") return { kind: "attributed", partyId: idOf(basis.party), firstHand: basis.firstHand ?? false };
  if (basis.kind === "derived") return { kind: "derived", sourceId: sources.get(basis.from) as string };
  return { kind: basis.kind };
}
