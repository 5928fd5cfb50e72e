import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { editClaim, reopenClaim, submitClaim } from "#lib/claims/commands";
import { db as client } from "#lib/db";
import { Refused, violatedConstraint } from "#lib/errors";
import { editEvidence, linkSources, unlinkSource, withholdEvidence } from "#lib/evidence/commands";
import { retractClaim } from "#lib/publication/publish";
import type { Snapshot } from "#lib/publication/snapshot";
import { decide, returnToEditor, takeClaim } from "#lib/review/commands";
import { searchSources } from "#lib/sources/queries";
import { aClaimInReview, aDecision, aDraft, aLink, aParty, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();

async function staff() {
  const [editor, reviewer, admin] = await Promise.all([aPerson(db, "editor"), aPerson(db, "reviewer"), aPerson(db, "admin")]);
  return { editor: acting(db, editor), reviewer: acting(db, reviewer), admin: acting(db, admin) };
}

async function refusalOf(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => new Error("It was not refused."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw error;
  return error;
}

const eventsOf = (claimId: string) => db.event.findMany({ where: { name: `claim:${claimId}` }, orderBy: { number: "asc" } });

describe("a decision", () => {
  it("is made by exactly one of twenty reviewers who press the button at once", async () => {
    const { editor } = await staff();
    const claim = await aClaimInReview(editor);
    const reviewers = await Promise.all(Array.from({ length: 20 }, () => aPerson(db, "reviewer")));
    const outcomes = await Promise.allSettled(reviewers.map((one) => decide(acting(db, one), aDecision(seenOf(claim)))));

    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const lost of outcomes.filter((one) => one.status === "rejected")) {
      expect(lost.reason).toBeInstanceOf(Refused);
      expect(lost.reason.code).toBe(409);
      expect(lost.reason.details.changes[0].what).toBe("decided");
    }
    expect(await db.decision.count({ where: { claimId: claim.id } })).toBe(1);
    expect(await db.version.count({ where: { claimId: claim.id } })).toBe(1);
    expect((await eventsOf(claim.id)).filter((event) => event.kind === "decided")).toHaveLength(1);
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("is refused to the author, even as admin, and to whoever changed the evidence in this round", async () => {
    const { editor, reviewer, admin } = await staff();
    const own = await aClaimInReview(admin);
    expect((await refusalOf(decide(admin, aDecision(seenOf(own))))).code).toBe(403);

    const claim = await aDraft(editor);
    const linked = await linkSources(reviewer, seenOf(claim), [aLink()]);
    const submitted = await submitClaim(editor, { number: claim.number, revision: linked.revision });
    const seen = { number: claim.number, revision: submitted.revision };
    expect((await refusalOf(decide(reviewer, aDecision(seen)))).code).toBe(403);
    expect((await refusalOf(returnToEditor(reviewer, seen, "Not mine to judge."))).code).toBe(403);
    await decide(admin, aDecision(seen));
  });

  it("is refused to the author in a later round in which they changed nothing", async () => {
    const { editor, reviewer, admin } = await staff();
    const claim = await aPublishedClaim(reviewer, admin);
    const reopened = await reopenClaim(editor, seenOf(claim), "recheck", "A month has passed.");
    const submitted = await submitClaim(editor, { number: claim.number, revision: reopened.revision });
    const seen = { number: claim.number, revision: submitted.revision };
    expect((await refusalOf(decide(reviewer, aDecision(seen)))).code).toBe(403);
    await decide(admin, aDecision(seen));
  });

  it("is refused by the database to a contributor when the policy is gone round", async () => {
    const { editor } = await staff();
    const claim = await aClaimInReview(editor);
    const row = { claimId: claim.id, round: 1, personId: editor.actor.id };
    const asDecider = await db.roundPart.create({ data: { ...row, part: "decider" } }).catch((error: unknown) => error);
    expect(violatedConstraint(asDecider)).toMatch(/round_part/);

    const signed = {
      claimId: claim.id,
      round: 1,
      revision: claim.revision,
      status: "confirmed" as const,
      suggestedStatus: "confirmed" as const,
      rationale: "I say so.",
      asOf: new Date("2025-12-26"),
      recheckOn: new Date("2026-12-26"),
      firstById: editor.actor.id,
      firstAt: new Date(),
    };
    const withoutPart = await db.decision.create({ data: signed }).catch((error: unknown) => error);
    expect(String(withoutPart)).toMatch(/foreign key|decision_claimId_round_firstById_part_fkey/i);
    const asContributor = await db.decision.create({ data: { ...signed, part: "contributor" } }).catch((error: unknown) => error);
    expect(String(asContributor)).toMatch(/decision_by_deciders/);
    const turned = await db.$executeRaw`UPDATE round_part SET part = 'decider' WHERE "claimId" = ${claim.id}::uuid`.catch(
      (error: unknown) => error,
    );
    expect(String(turned)).toMatch(/is a record/);
  });

  it("above what the evidence suggests is refused by the database with one signature, and with two by one person", async () => {
    const { editor, reviewer, admin } = await staff();
    const claim = await aClaimInReview(editor);
    for (const one of [reviewer, admin])
      await db.roundPart.create({ data: { claimId: claim.id, round: 1, personId: one.actor.id, part: "decider" } });
    const raised = {
      claimId: claim.id,
      round: 1,
      revision: claim.revision,
      status: "confirmed" as const,
      suggestedStatus: "unilateral" as const,
      rationale: "We know it.",
      reasonAgainst: "We know it.",
      asOf: new Date("2025-12-26"),
      recheckOn: new Date("2026-12-26"),
      firstById: reviewer.actor.id,
      firstAt: new Date(),
    };
    const alone = await db.decision.create({ data: raised }).catch((error: unknown) => error);
    expect(String(alone)).toMatch(/decision_raised_needs_two/);
    const twice = await db.decision
      .create({ data: { ...raised, secondById: reviewer.actor.id, secondAt: new Date() } })
      .catch((error: unknown) => error);
    expect(String(twice)).toMatch(/decision_by_two_people/);
    const unexplained = await db.decision
      .create({ data: { ...raised, reasonAgainst: null, secondById: admin.actor.id, secondAt: new Date() } })
      .catch((error: unknown) => error);
    expect(String(unexplained)).toMatch(/decision_reason_against/);
    await db.decision.create({ data: { ...raised, secondById: admin.actor.id, secondAt: new Date() } });
    const second = await db.decision
      .create({ data: { ...raised, secondById: admin.actor.id, secondAt: new Date() } })
      .catch((error: unknown) => error);
    expect(String(second)).toMatch(/Unique constraint|decision_claimId_round_key/);
  });

  it("applies to what the reviewer saw: after a change it is refused and says who changed what", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aClaimInReview(editor);
    const edited = await editClaim(editor, seenOf(claim), claimContent({ text: "The bridge was closed all day" }));
    await submitClaim(editor, { number: claim.number, revision: edited.revision });
    const refusal = await refusalOf(decide(reviewer, aDecision(seenOf(claim))));
    expect(refusal.code).toBe(409);
    expect(refusal.details.changes?.map((change) => [change.what, change.who])).toEqual([
      ["edited", editor.actor.name],
      ["submitted", editor.actor.name],
    ]);
    expect(await db.version.count({ where: { claimId: claim.id } })).toBe(0);
  });

  it("cannot be as of a day that has not come", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aClaimInReview(editor);
    const refusal = await refusalOf(decide(reviewer, { ...aDecision(seenOf(claim)), asOf: "2999-01-01" }));
    expect(refusal.details.problems?.[0]?.path).toBe("asOf");
  });
});

describe("a claim in review", () => {
  it("goes back to draft when its text or evidence is changed", async () => {
    const { editor } = await staff();
    const claim = await aClaimInReview(editor);
    await linkSources(editor, seenOf(claim), [aLink()]);
    const now = await db.claim.findUniqueOrThrow({ where: { id: claim.id } });
    expect(now).toMatchObject({ state: "draft", submittedAt: null, takenById: null });
  });

  it("stays as it is when what is saved is what is there: no revision, no event, no part in the round, and nothing left of what was typed", async () => {
    const { editor, reviewer } = await staff();
    const content = claimContent({ topics: ["Bridges"], quote: "It is closed.", quoteLanguage: "en" });
    const claim = await aClaimInReview(editor, content);
    const before = await eventsOf(claim.id);
    const evidence = await db.evidence.findFirstOrThrow({ where: { claimId: claim.id } });
    await db.draftBuffer.create({ data: { id: randomUUID(), personId: reviewer.actor.id, claimId: claim.id, content: {} } });

    const { stance, quote, quoteLanguage, place } = evidence;
    const same = { stance, quote, quoteLanguage, place, basis: { kind: "observed" as const }, withdrawnOn: null };
    // A topic is the same however it is spelled.
    expect(await editClaim(reviewer, seenOf(claim), { ...content, topics: ["bridges"] }, 1)).toEqual({ revision: claim.revision });
    expect(await editEvidence(reviewer, seenOf(claim), evidence.id, same)).toEqual({ revision: claim.revision });

    expect(await db.claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({ state: "in_review", revision: claim.revision });
    expect(await eventsOf(claim.id)).toEqual(before);
    expect(await db.draftBuffer.count({ where: { claimId: claim.id } })).toBe(0);
    await decide(reviewer, aDecision(seenOf(claim)));
  });

  it("is taken by one reviewer at a time, for half an hour", async () => {
    const { editor, reviewer, admin } = await staff();
    const claim = await aClaimInReview(editor);
    await takeClaim(reviewer, seenOf(claim));
    expect((await refusalOf(takeClaim(admin, seenOf(claim)))).code).toBe(409);
    const later = { ...admin, now: new Date(Date.now() + 31 * 60_000) };
    await takeClaim(later, seenOf(claim));
    await decide(reviewer, aDecision(seenOf(claim)));
  });
});

describe("a command that fails", () => {
  it("leaves no event, no source and no half of its work", async () => {
    const { editor } = await staff();
    const claim = await aDraft(editor);
    const before = { events: await db.event.count(), sources: await db.source.count() };
    const unknownParty = aLink({ basis: { kind: "attributed", partyId: randomUUID(), firstHand: false } });
    const refusal = await refusalOf(linkSources(editor, seenOf(claim), [aLink(), unknownParty]));
    expect(refusal.details.problems).toEqual([{ path: "links[1].basis.partyId", message: "This party is not in the registry." }]);
    expect({ events: await db.event.count(), sources: await db.source.count() }).toEqual(before);
    expect((await db.claim.findUniqueOrThrow({ where: { id: claim.id } })).revision).toBe(claim.revision);
  });
});

describe("a version", () => {
  it("holds no withheld source, no name of it, and no trace of what repeats it", async () => {
    const { editor, reviewer } = await staff();
    const secret = await aParty(editor, "The protected voice", "unnamed");
    const claim = await aDraft(editor);
    const one = await linkSources(editor, seenOf(claim), [
      aLink({ quote: "the protected words", basis: { kind: "attributed", partyId: secret.id, firstHand: true } }),
    ]);
    const withheld = one.linked[0];
    const two = await linkSources(editor, { number: claim.number, revision: one.revision }, [
      aLink({ basis: { kind: "derived", sourceId: withheld?.source as string } }),
    ]);
    const three = await withholdEvidence(editor, { number: claim.number, revision: two.revision }, withheld?.evidence as string, "safety");
    const four = await submitClaim(editor, { number: claim.number, revision: three.revision });
    await decide(reviewer, aDecision({ number: claim.number, revision: four.revision }));

    const version = await db.version.findFirstOrThrow({ where: { claimId: claim.id } });
    const snapshot = version.snapshot as unknown as Snapshot;
    expect(JSON.stringify(snapshot)).not.toMatch(/protected/);
    expect(JSON.stringify(snapshot)).not.toContain(withheld?.source);
    expect(JSON.stringify(snapshot)).not.toContain(secret.id);
    expect(snapshot.withheld).toEqual(["safety"]);
    expect(snapshot.evidence.map((piece) => piece.basis.kind)).toEqual(["unknown"]);
    const [entry] = await db.$queryRaw<unknown[]>`
      SELECT p.listed, p.json, s.search::text FROM publication p JOIN publication_search s USING ("claimId") WHERE p."claimId" = ${claim.id}::uuid`;
    expect(entry).toBeDefined();
    expect(JSON.stringify(entry)).not.toMatch(/protected/);
  });

  it("does not name a source that is withheld in another claim as what its evidence repeats", async () => {
    const { editor, reviewer } = await staff();
    const first = await aDraft(editor);
    const one = await linkSources(editor, seenOf(first), [
      aLink({ source: { ...(aLink().source as object), title: "The memo" } as never }),
    ]);
    const memo = one.linked[0];
    await withholdEvidence(editor, { number: first.number, revision: one.revision }, memo?.evidence as string, "safety");
    const repeats = () => aLink({ basis: { kind: "derived", sourceId: memo?.source as string } });

    const claim = await aPublishedClaim(editor, reviewer, {}, [repeats()]);
    const { snapshot } = await db.version.findFirstOrThrow({ where: { claimId: claim.id } });
    expect(JSON.stringify(snapshot)).not.toContain("The memo");
    expect(JSON.stringify(snapshot)).not.toContain(memo?.source);

    const open = await aPublishedClaim(editor, reviewer, {}, [aLink({ source: { id: memo?.source as string } }), repeats()]);
    const shown = await db.version.findFirstOrThrow({ where: { claimId: open.id } });
    expect((shown.snapshot as unknown as Snapshot).evidence[1]?.basis).toMatchObject({ kind: "derived", from: memo?.source });
  });

  it("does not name a source that was withheld, after it was unlinked where it was withheld", async () => {
    const { editor, reviewer } = await staff();
    const other = await staff();
    const first = await aDraft(editor);
    const one = await linkSources(editor, seenOf(first), [
      aLink({ source: { ...(aLink().source as object), title: "The letter" } as never }),
    ]);
    const letter = one.linked[0];
    const source = letter?.source as string;
    const two = await withholdEvidence(editor, { number: first.number, revision: one.revision }, letter?.evidence as string, "safety");
    const claim = await aDraft(editor);
    const repeats = aLink({ basis: { kind: "derived", sourceId: source } });
    const linked = await linkSources(editor, seenOf(claim), [repeats]);
    await unlinkSource(editor, { number: first.number, revision: two.revision }, letter?.evidence as string);

    expect((await searchSources(db, other.editor.actor, "The letter")).map((found) => found.id)).not.toContain(source);
    const submitted = await submitClaim(editor, { number: claim.number, revision: linked.revision });
    await decide(reviewer, aDecision({ number: claim.number, revision: submitted.revision }));
    const { snapshot } = await db.version.findFirstOrThrow({ where: { claimId: claim.id } });
    expect(JSON.stringify(snapshot)).not.toContain("The letter");
    expect(JSON.stringify(snapshot)).not.toContain(source);
  });

  it("of a retraction keeps what was said, says why it is taken back, and stands behind nothing", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aPublishedClaim(editor, reviewer, { text: "The bridge fell" });
    await retractClaim(reviewer, seenOf(claim), "The bridge stands.");
    const publication = await db.publication.findUniqueOrThrow({ where: { claimId: claim.id }, include: { version: true } });
    const snapshot = publication.version.snapshot as unknown as Snapshot;
    expect(publication).toMatchObject({ status: null, version: { number: 2, cause: "retraction" } });
    expect(publication.retractedAt).not.toBeNull();
    expect(snapshot).toMatchObject({ status: null, retraction: { reason: "The bridge stands." }, claim: { text: "The bridge fell" } });
  });

  it("stays up while the claim is open again, and is followed by the next", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aPublishedClaim(editor, reviewer);
    const reopened = await reopenClaim(editor, seenOf(claim), "correction", "The day was wrong.");
    const during = await db.publication.findUniqueOrThrow({ where: { claimId: claim.id }, include: { version: true } });
    expect(during.version.number).toBe(1);
    const edited = await editClaim(editor, { number: claim.number, revision: reopened.revision }, claimContent({ saidOn: "2025-12-23" }));
    const submitted = await submitClaim(editor, { number: claim.number, revision: edited.revision });
    await decide(reviewer, aDecision({ number: claim.number, revision: submitted.revision }));
    const after = await db.publication.findUniqueOrThrow({ where: { claimId: claim.id }, include: { version: true } });
    expect(after.version.number).toBe(2);
    expect(after.firstPublishedAt).toEqual(during.firstPublishedAt);
    expect((after.version.snapshot as unknown as Snapshot).reopened).toEqual({ kind: "correction", reason: "The day was wrong." });
  });
});
