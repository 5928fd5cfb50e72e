import { beforeAll, expect, it } from "vitest";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources, unlinkSource, withholdEvidence } from "#lib/evidence/commands";
import type { LinkInput } from "#lib/evidence/schema";
import { publishedClaim } from "#lib/publication/queries";
import { decide } from "#lib/review/commands";
import { editSource } from "#lib/sources/commands";
import { compare } from "#lib/versions/comparison";
import { historyOf } from "#lib/versions/history";
import { toldVersionsOf } from "#lib/versions/queries";
import { aDecision, aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let reviewer: Context;
let voices: [string, string];

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
  voices = [(await aParty(editor, "Anna Informant", "person")).id, (await aParty(editor, "Boris Informant", "person")).id];
});

type Seen = { number: number; revision: number };
type Piece = Awaited<ReturnType<typeof linkSources>>["linked"][number];

const title = (link: LinkInput) => ("title" in link.source ? link.source.title : "");
const onWordOf = (partyId: string) => ({ basis: { kind: "attributed" as const, partyId, firstHand: false } });
/** A memo with two voices, and another source. */
async function aMemo() {
  const draft = await aDraft(editor);
  const memo = aLink({ ...onWordOf(voices[0]), quote: "I saw it" });
  const other = aLink(onWordOf(voices[0]));
  const one = await linkSources(editor, seenOf(draft), [memo, other]);
  const [anna, beside] = one.linked as [Piece, Piece];
  const two = await linkSources(editor, { number: draft.number, revision: one.revision }, [
    aLink({ source: { id: anna.source }, ...onWordOf(voices[1]), quote: "So did I" }),
  ]);
  const [boris] = two.linked as [Piece];
  return { seen: { number: draft.number, revision: two.revision }, anna, boris, beside, memo: title(memo), other: title(other) };
}

async function publish({ number, revision }: Seen): Promise<Seen> {
  const submitted = await submitClaim(editor, { number, revision });
  return { number, revision: (await decide(reviewer, aDecision({ number, revision: submitted.revision }))).revision };
}

async function reopen(seen: Seen): Promise<Seen> {
  return { number: seen.number, revision: (await reopenClaim(editor, seen, "correction", "It was not ours to print.")).revision };
}

async function withhold(seen: Seen, { evidence }: Piece, reason: "safety" | null = "safety"): Promise<Seen> {
  return { number: seen.number, revision: (await withholdEvidence(editor, seen, evidence, reason)).revision };
}

async function unlink(seen: Seen, { evidence }: Piece): Promise<Seen> {
  return { number: seen.number, revision: (await unlinkSource(editor, seen, evidence)).revision };
}

/** What the last version tells of the evidence before it, and what every comparison of two versions tells. */
async function toldOf({ number }: Seen) {
  const snapshot = (await publishedClaim(db, number))?.snapshot;
  const told = await toldVersionsOf(db, number);
  const history = told && historyOf(told).map(({ comparison }) => comparison);
  const numbers = told?.versions.map((one) => one.number) ?? [];
  const pairs = numbers.flatMap((from) => numbers.filter((to) => to > from).map((to) => [from, to]));
  const compared = pairs.map(async (pair) => {
    const two = await toldVersionsOf(db, number, pair);
    const [before, after] = two?.versions ?? [];
    return two && before && after && compare(before.snapshot, after.snapshot, two.untold).evidence;
  });
  const changes = snapshot?.correction?.changes.filter(({ part }) => part === "evidence");
  return { changes, everywhere: JSON.stringify([snapshot, history, await Promise.all(compared)]) };
}

const NOT_TOLD = { part: "evidence", was: "evidence that is not told again", is: "" };

it("the second voice of a source that is withheld after the first is told nowhere again, in no comparison of any two versions", async () => {
  const { seen, anna, boris, memo } = await aMemo();
  const first = await publish(await withhold(seen, anna));
  const second = await publish(await withhold(await reopen(first), boris));
  const told = await toldOf(second);
  expect(told.changes).toEqual([NOT_TOLD]);
  expect(told.everywhere).not.toMatch(/Boris|So did I/);
  expect(told.everywhere).not.toContain(memo);
  // Unlinked, it stays untold: nothing is counted as withheld any more.
  const third = await publish(await unlink(await unlink(await reopen(second), boris), anna));
  const later = await toldOf(third);
  expect(later.everywhere).not.toMatch(/Boris|So did I/);
  expect(later.everywhere).not.toContain(memo);
});

it("one that is withheld in the round in which another is shown again is not told again", async () => {
  const { seen, anna, boris, beside, memo, other } = await aMemo();
  const first = await publish(await withhold(await unlink(seen, boris), beside));
  const second = await publish(await withhold(await withhold(await reopen(first), beside, null), anna));
  const told = await toldOf(second);
  expect(told.changes).toEqual([NOT_TOLD]);
  expect(told.everywhere).not.toContain(memo);
  expect(told.everywhere).toContain(other);
});

it("one that is withheld while its source is linked again on another’s word is told as nothing but that", async () => {
  const { seen, anna, boris, memo } = await aMemo();
  const first = await publish(await unlink(seen, boris));
  const again = await withhold(await reopen(first), anna);
  const linked = await linkSources(editor, again, [aLink({ source: { id: anna.source }, ...onWordOf(voices[1]) })]);
  const told = await toldOf(await publish({ number: again.number, revision: linked.revision }));
  const is = `Says that it is so: “${memo}” (on the word of Boris Informant)`;
  expect(told.changes).toEqual([{ part: "evidence", was: NOT_TOLD.was, is }]);
  expect(told.everywhere).not.toContain("I saw it");
});

it("one that was withheld and then unlinked before anybody decided is not told again; one that was only unlinked is", async () => {
  const { seen, anna, boris, beside, memo, other } = await aMemo();
  const first = await publish(await unlink(seen, boris));
  const later = aLink();
  const added = await linkSources(editor, await reopen(first), [later]);
  const gone = await unlink(await unlink(await withhold({ number: first.number, revision: added.revision }, anna), anna), beside);
  const told = await toldOf(await publish(gone));
  expect(told.changes).toEqual([NOT_TOLD, { part: "evidence", was: expect.stringContaining(other), is: "" }]);
  expect(told.everywhere).not.toContain(memo);
});

it("what is changed of a source is told in the next version of every claim that rests on it", async () => {
  const [paper, agency] = [await aParty(editor, "The Reporter", "medium"), await aParty(editor, "The Agency", "medium")];
  const draft = await aDraft(editor);
  const link = aLink();
  const source = { ...link.source, publisherId: paper.id } as Extract<LinkInput["source"], { title: string }>;
  const { revision, linked } = await linkSources(editor, seenOf(draft), [{ ...link, source }]);
  const [piece] = linked as [Piece];
  const first = await publish({ number: draft.number, revision });
  const { revision: seenSource } = await db.source.findUniqueOrThrow({ where: { id: piece.source }, select: { revision: true } });
  const edited = { ...source, publisherId: agency.id, publishedOn: "2024-12-25" };
  await editSource(editor, { id: piece.source, revision: seenSource }, edited);
  const now = await db.claim.findUniqueOrThrow({ where: { number: first.number }, select: { revision: true } });
  const told = await toldOf(await publish(await reopen({ number: first.number, ...now })));
  const [publisher, day] = ["Publisher", "Day of publication"].map((field) => `${field} of the source “${source.title}”`);
  expect(told.changes).toEqual([
    { part: "evidence", was: `${publisher}: The Reporter`, is: `${publisher}: The Agency` },
    { part: "evidence", was: `${day}: 2025-12-25`, is: `${day}: 2024-12-25` },
  ]);
});
