import { describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { editClaim, reopenClaim, submitClaim } from "#lib/claims/commands";
import { db as client } from "#lib/db";
import { Refused } from "#lib/errors";
import { linkSources, withholdEvidence } from "#lib/evidence/commands";
import { suggestionOf } from "#lib/evidence/queries";
import { tieParties } from "#lib/parties/tie-commands";
import { publicParty } from "#lib/publication/queries";
import { snapshotFrom } from "#lib/publication/snapshot";
import { askForComment, recordAnswer } from "#lib/responses/commands";
import { decide, returnToEditor, signSecond, takeClaim } from "#lib/review/commands";
import { aClaimInReview, aDecision, aDraft, aLink, aParty, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();

async function refusalOf(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => new Error("It was not refused."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw error;
  return error;
}

async function staff() {
  const people = await Promise.all([aPerson(db, "editor"), aPerson(db, "reviewer"), aPerson(db, "reviewer"), aPerson(db, "admin")]);
  const [editor, first, second, admin] = people.map((person) => acting(db, person));
  return { editor, first, second, admin } as Record<"editor" | "first" | "second" | "admin", ReturnType<typeof acting>>;
}

/** One voice says so: the evidence suggests unilateral. */
async function aUnilateralClaim(editor: ReturnType<typeof acting>) {
  const speaker = await aParty(editor);
  const word = aLink({ basis: { kind: "attributed", partyId: speaker.id, firstHand: false } });
  const claim = await aClaimInReview(editor, { speakerId: speaker.id, speakerUnknown: false }, [word]);
  return { claim, speaker };
}

const confirmed = (seen: { number: number; revision: number }) => ({
  ...aDecision(seenOf(seen)),
  status: "confirmed" as const,
  reasonAgainst: "We have seen the contract ourselves.",
});

const raise = async () => {
  const people = await staff();
  const { claim, speaker } = await aUnilateralClaim(people.editor);
  const { revision, awaiting } = await decide(people.first, confirmed(claim));
  expect(awaiting).toBe(true);
  return { ...people, claim, speaker, seen: { number: claim.number, revision } };
};

const stateOf = async (claimId: string) => (await db.claim.findUniqueOrThrow({ where: { id: claimId } })).state;

describe("a decision above what the evidence suggests", () => {
  it("awaits a second signature: nothing is published, and the claim stays in review", async () => {
    const { claim } = await raise();
    expect(await stateOf(claim.id)).toBe("in_review");
    expect(await db.version.count({ where: { claimId: claim.id } })).toBe(0);
    expect(await db.decision.count({ where: { claimId: claim.id } })).toBe(0);
    expect(await db.proposal.findUniqueOrThrow({ where: { claimId: claim.id } })).toMatchObject({
      status: "confirmed",
      suggestedStatus: "unilateral",
    });
  });

  it("is published by the second reviewer's signature, and the version says that two signed and why", async () => {
    const { claim, seen, first, second } = await raise();
    await signSecond(second, seen);
    const version = await db.version.findFirstOrThrow({ where: { claimId: claim.id }, include: { decision: true } });
    expect(version.decision).toMatchObject({
      firstById: first.actor.id,
      secondById: second.actor.id,
      status: "confirmed",
      suggestedStatus: "unilateral",
    });
    expect(snapshotFrom(version.snapshot)).toMatchObject({
      status: "confirmed",
      signatures: 2,
      reasonAgainst: "We have seen the contract ourselves.",
      suggested: { status: "unilateral", balance: null },
    });
    expect(await db.proposal.count({ where: { claimId: claim.id } })).toBe(0);
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("is signed by exactly one of twenty who press the button at once", async () => {
    const { claim, seen } = await raise();
    const reviewers = await Promise.all(Array.from({ length: 20 }, () => aPerson(db, "reviewer")));
    const outcomes = await Promise.allSettled(reviewers.map((one) => signSecond(acting(db, one), seen)));
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const lost of outcomes.filter((one) => one.status === "rejected")) expect(lost.reason).toMatchObject({ code: 409 });
    expect(await db.version.count({ where: { claimId: claim.id } })).toBe(1);
  });

  it("cannot be signed second by the author, by an editor, or by whoever signed first", async () => {
    const { seen, editor, first } = await raise();
    expect((await refusalOf(signSecond(editor, seen))).code).toBe(403);
    expect((await refusalOf(signSecond(first, seen))).code).toBe(403);
    const authorAsAdmin = { ...editor, actor: { ...editor.actor, role: "admin" as const } };
    expect((await refusalOf(signSecond(authorAsAdmin, seen))).code).toBeGreaterThanOrEqual(401);
  });

  it("needs a reason, and is refused without one before anything is written", async () => {
    const { editor, first } = await staff();
    const { claim } = await aUnilateralClaim(editor);
    const refusal = await refusalOf(decide(first, { ...confirmed(claim), reasonAgainst: null }));
    expect(refusal.details.problems?.map((problem) => problem.path)).toEqual(["reasonAgainst"]);
    expect(await db.proposal.count({ where: { claimId: claim.id } })).toBe(0);
  });

  it("loses its first signature when the text or the evidence changes, and the record says so", async () => {
    for (const change of ["text", "evidence", "question"] as const) {
      const { claim, seen, editor, first, second, speaker } = await raise();
      if (change === "text") await editClaim(editor, seen, claimContent({ text: "The bridge was closed all week" }));
      if (change === "evidence") await linkSources(editor, seen, [aLink()]);
      if (change === "question") {
        const request = {
          partyId: speaker.id,
          question: "Is it so?",
          channel: "E-mail",
          askedOn: "2025-12-26",
          deadline: null,
          answer: null,
        };
        await askForComment(editor, seen, [request]);
      }
      expect(await db.proposal.count({ where: { claimId: claim.id } }), change).toBe(0);
      expect((await refusalOf(signSecond(second, seen))).code, change).toBe(409);
      const events = await db.event.findMany({ where: { name: `claim:${claim.id}` }, orderBy: { number: "desc" }, take: 1 });
      expect(events[0]?.data, change).toMatchObject({ tookBackSignatureOf: first.actor.id });
    }
  });

  it("loses it too when the claim is returned, and keeps it while somebody takes the claim", async () => {
    const { claim, seen, second } = await raise();
    await takeClaim(second, seen);
    expect(await db.proposal.count({ where: { claimId: claim.id } })).toBe(1);
    await returnToEditor(second, seen, "Please ask the other side first.");
    expect(await db.proposal.count({ where: { claimId: claim.id } })).toBe(0);
  });

  it("is not signed where the evidence suggests something else by now: another tie makes two voices one side", async () => {
    const { editor, first, second } = await staff();
    const [speaker, other] = [await aParty(editor), await aParty(editor)];
    const denial = aLink({ stance: "contradicts", basis: { kind: "attributed", partyId: other.id, firstHand: false } });
    const word = aLink({ basis: { kind: "attributed", partyId: speaker.id, firstHand: false } });
    const claim = await aClaimInReview(editor, { speakerId: speaker.id, speakerUnknown: false }, [word, denial]);
    const { revision } = await decide(first, confirmed(claim));
    await tieParties(editor, [{ fromId: other.id, toId: speaker.id, kind: "speaks_for", since: null, until: null, sourceId: null }]);
    const refusal = await refusalOf(signSecond(second, { number: claim.number, revision }));
    expect(refusal.code).toBe(409);
    expect(refusal.message).toMatch(/suggests something else/);
    expect(await db.version.count({ where: { claimId: claim.id } })).toBe(0);
  });

  it("does not hold when whoever signed first is no longer a reviewer", async () => {
    const { seen, first, second } = await raise();
    await db.person.update({ where: { id: first.actor.id }, data: { role: "editor" } });
    expect((await refusalOf(signSecond(second, seen))).code).toBe(409);
  });

  it("may be decided otherwise by another reviewer, which takes the first signature back", async () => {
    const { claim, seen, second } = await raise();
    const { awaiting } = await decide(second, { ...aDecision(seen), reasonAgainst: null });
    expect(awaiting).toBe(false);
    const version = await db.version.findFirstOrThrow({ where: { claimId: claim.id } });
    expect(version.status).toBe("unilateral");
    expect(await db.proposal.count({ where: { claimId: claim.id } })).toBe(0);
  });
});

describe("what the evidence suggests", () => {
  it("is what the decision records, and a decision made beside another suggestion is refused", async () => {
    const { editor, first } = await staff();
    const { claim } = await aUnilateralClaim(editor);
    const beside = { ...aDecision(seenOf(claim)), reasonAgainst: null };
    const refusal = await refusalOf(decide(first, { ...beside, suggested: { status: "confirmed", balance: null } }));
    expect(refusal.code).toBe(409);
    await decide(first, { ...beside, suggested: { status: "unilateral", balance: null } });
    expect(await db.decision.findFirstOrThrow({ where: { claimId: claim.id } })).toMatchObject({
      suggestedStatus: "unilateral",
      reasonAgainst: null,
    });
  });

  it("follows a denial that is entered as an answer: disputed, word against word", async () => {
    const { editor } = await staff();
    const { claim } = await aUnilateralClaim(editor);
    const other = await aParty(editor);
    const request = { partyId: other.id, question: "Is it so?", channel: "E-mail", askedOn: "2025-12-25", deadline: null, answer: null };
    const { asked, revision } = await askForComment(editor, seenOf(claim), [request]);
    expect((await suggestionOf(db, claim.id)).status).toBe("unilateral");
    const denied = {
      outcome: "denied" as const,
      repliedOn: "2025-12-26",
      answer: "It is not so.",
      answerLanguage: "en",
      withdrawnOn: null,
    };
    await recordAnswer(editor, { number: claim.number, revision }, asked[0] as string, denied);
    expect(await suggestionOf(db, claim.id)).toMatchObject({ status: "disputed", balance: "neither", contradicting: 1 });
    expect((await suggestionOf(db, claim.id, "2025-12-25")).status).toBe("unilateral");
  });

  it("a decision towards the balance of a disputed claim needs a reason and one signature", async () => {
    const { editor, first } = await staff();
    const speaker = await aParty(editor);
    const [paper, register, other] = [await aParty(editor), await aParty(editor), await aParty(editor)];
    const fromRegister = {
      kind: "record" as const,
      title: "The register",
      publisherId: register.id,
      author: null,
      publishedOn: null,
      address: null,
      language: null,
    };
    const claim = await aClaimInReview(editor, { speakerId: speaker.id, speakerUnknown: false, concernIds: [other.id] }, [
      aLink({ source: fromRegister, basis: { kind: "record" } }),
      aLink({ stance: "contradicts", basis: { kind: "attributed", partyId: paper.id, firstHand: false } }),
    ]);
    expect(await suggestionOf(db, claim.id)).toMatchObject({ status: "disputed", balance: "for" });
    const { awaiting } = await decide(first, { ...confirmed(claim), reasonAgainst: "The register settles it." });
    expect(awaiting).toBe(false);
    expect(await db.decision.findFirstOrThrow({ where: { claimId: claim.id } })).toMatchObject({ status: "confirmed", secondById: null });
  });

  it("sets when to look again: by the newsroom's usual days, or as the decision says", async () => {
    const { editor, first } = await staff();
    const { claim } = await aUnilateralClaim(editor);
    const now = new Date("2026-03-01T10:00:00Z");
    await decide({ ...first, now }, { ...aDecision(seenOf(claim)), reasonAgainst: null });
    const publication = await db.publication.findUniqueOrThrow({ where: { claimId: claim.id } });
    expect(publication.recheckOn).toEqual(new Date("2026-03-08"));

    const { claim: another } = await aUnilateralClaim(editor);
    const past = { ...aDecision(seenOf(another)), reasonAgainst: null, recheckOn: "2026-03-01" };
    expect((await refusalOf(decide({ ...first, now }, past))).details.problems?.[0]?.path).toBe("recheckOn");
    await decide({ ...first, now }, { ...past, recheckOn: "2026-03-02" });
    expect((await db.publication.findUniqueOrThrow({ where: { claimId: another.id } })).recheckOn).toEqual(new Date("2026-03-02"));
  });

  it("keeps in the queue of rechecks what came after the day that a decision is as of", async () => {
    const { editor, first } = await staff();
    const { claim } = await aUnilateralClaim(editor);
    const other = await aParty(editor);
    const denied = { outcome: "declined" as const, repliedOn: "2026-01-05", answer: null, answerLanguage: null, withdrawnOn: null };
    const request = { partyId: other.id, question: "Is it so?", channel: "E-mail", askedOn: "2025-12-25", deadline: null, answer: denied };
    const { revision } = await askForComment(editor, seenOf(claim), [request]);
    const submitted = await submitClaim(editor, { number: claim.number, revision });
    const seen = { number: claim.number, revision: submitted.revision };
    await decide(first, { ...aDecision(seen), reasonAgainst: null, asOf: "2025-12-26" });
    expect(await db.claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({ state: "published", news: "answer" });
  });

  it("counts the usual time to the next look from the second signature, and keeps a chosen day only while it lies ahead", async () => {
    for (const [chosen, expected] of [
      [null, "2026-03-10"],
      ["2026-03-02", "2026-03-10"],
      ["2026-04-01", "2026-04-01"],
    ] as const) {
      const { editor, first, second } = await staff();
      const { claim } = await aUnilateralClaim(editor);
      const other = await aParty(editor);
      const denial = aLink({ stance: "contradicts", basis: { kind: "attributed", partyId: other.id, firstHand: false } });
      const { revision: linked } = await linkSources(editor, seenOf(claim), [denial]);
      const { revision } = await submitClaim(editor, { number: claim.number, revision: linked });
      // Away from disputed: raised, and usually looked at again after seven days.
      const raised = { ...aDecision({ number: claim.number, revision }), recheckOn: chosen };
      const signed = await decide({ ...first, now: new Date("2026-03-01T10:00:00Z") }, raised);
      await signSecond({ ...second, now: new Date("2026-03-03T10:00:00Z") }, { number: claim.number, revision: signed.revision });
      expect((await db.publication.findUniqueOrThrow({ where: { claimId: claim.id } })).recheckOn).toEqual(new Date(expected));
    }
  });

  it("does not hear of a tie that is known only from a withheld source where readers are told", async () => {
    const { editor, first } = await staff();
    const secret = await aDraft(editor);
    const { revision: hidden, linked } = await linkSources(editor, seenOf(secret), [aLink()]);
    const { evidence, source } = linked[0] as (typeof linked)[number];
    await withholdEvidence(editor, { number: secret.number, revision: hidden }, evidence, "safety");
    const { claim, speaker } = await aUnilateralClaim(editor);
    const boss = await aParty(editor, `The hidden boss ${crypto.randomUUID()}`);
    await tieParties(editor, [{ fromId: speaker.id, toId: boss.id, kind: "controlled_by", since: null, until: null, sourceId: source }]);
    await decide(first, { ...aDecision(seenOf(claim)), reasonAgainst: null });
    const version = await db.version.findFirstOrThrow({ where: { claimId: claim.id } });
    expect(JSON.stringify(version.snapshot)).not.toMatch(/hidden boss/);
    expect(JSON.stringify(await publicParty(db, speaker.slug, "2026-01-01"))).not.toMatch(/hidden boss/);
  });

  it("lets no tie be read in public before a decision has told of it", async () => {
    const { editor, first } = await staff();
    const { claim, speaker } = await aUnilateralClaim(editor);
    await decide(first, { ...aDecision(seenOf(claim)), reasonAgainst: null });
    const owner = await aParty(editor, `The new owner ${crypto.randomUUID()}`);
    await tieParties(editor, [{ fromId: speaker.id, toId: owner.id, kind: "owned_by", since: null, until: null, sourceId: null }]);
    expect(JSON.stringify(await publicParty(db, speaker.slug, "2026-01-01"))).not.toMatch(/new owner/);
    const reopened = await reopenClaim(
      editor,
      { number: claim.number, revision: claim.revision + 1 },
      "new_evidence",
      "Its owner is known.",
    );
    const submitted = await submitClaim(editor, { number: claim.number, revision: reopened.revision });
    await decide(first, { ...aDecision({ number: claim.number, revision: submitted.revision }), reasonAgainst: null });
    expect(JSON.stringify(await publicParty(db, speaker.slug, "2026-01-01"))).toMatch(/new owner/);
  });

  it("is held against what is known today, whatever the day that it is as of", async () => {
    const { editor, first, second } = await staff();
    const speaker = await aParty(editor);
    const accused = await aParty(editor);
    const claim = await aClaimInReview(editor, { speakerId: speaker.id, speakerUnknown: false, concernIds: [accused.id] }, [
      aLink({ basis: { kind: "attributed", partyId: speaker.id, firstHand: false } }),
    ]);
    const asked = { partyId: accused.id, question: "Is it so?", channel: "E-mail", askedOn: "2025-12-24", deadline: null };
    const said = { answer: null, answerLanguage: null };
    const { revision } = await askForComment(editor, seenOf(claim), [
      { ...asked, answer: { ...said, outcome: "confirmed", repliedOn: "2025-12-25", withdrawnOn: "2025-12-27" } },
      { ...asked, answer: { ...said, outcome: "denied", repliedOn: "2025-12-28", withdrawnOn: null } },
    ]);
    const submitted = await submitClaim(editor, { number: claim.number, revision });
    const seen = { number: claim.number, revision: submitted.revision };
    expect((await suggestionOf(db, claim.id, "2025-12-26")).status).toBe("confirmed");
    const early = { ...confirmed(seen), asOf: "2025-12-26" };
    expect((await refusalOf(decide(first, { ...early, reasonAgainst: null }))).details.problems?.[0]?.path).toBe("reasonAgainst");
    const done = await decide(first, early);
    expect(done.awaiting).toBe(true);
    await signSecond(second, { number: claim.number, revision: done.revision });
    expect(await db.decision.findFirstOrThrow({ where: { claimId: claim.id } })).toMatchObject({ suggestedStatus: "disputed" });

    const { claim: other } = await aUnilateralClaim(editor);
    const before = { ...aDecision(seenOf(other)), asOf: "2025-12-20" };
    expect((await refusalOf(decide(first, before))).details.problems?.[0]?.message).toMatch(/before the claim was made/);
  });

  it("is not decided by whoever changed in this round who is one side with whom", async () => {
    const { editor, first, second } = await staff();
    const { claim, speaker } = await aUnilateralClaim(editor);
    const boss = await aParty(editor);
    const later = { ...first, now: new Date(Date.now() + 1_000) };
    await tieParties(later, [{ fromId: speaker.id, toId: boss.id, kind: "employed_by", since: null, until: null, sourceId: null }]);
    const decision = { ...aDecision(seenOf(claim)), reasonAgainst: null };
    const refusal = await refusalOf(decide(first, decision));
    expect(refusal.code).toBe(403);
    expect(refusal.message).toMatch(/somebody else must decide it/);
    await decide(second, decision);
  });
});
