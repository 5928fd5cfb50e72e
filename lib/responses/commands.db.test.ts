import { describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { editClaim, reopenClaim, submitClaim } from "#lib/claims/commands";
import { db as client } from "#lib/db";
import { Refused } from "#lib/errors";
import { suggestionOf } from "#lib/evidence/queries";
import { retractClaim } from "#lib/publication/publish";
import type { Snapshot } from "#lib/publication/snapshot";
import { askForComment, recordAnswer, removeRequest } from "#lib/responses/commands";
import { countRequests, ledgerOf, openRequests } from "#lib/responses/queries";
import { decide, returnToEditor } from "#lib/review/commands";
import { aClaimInReview, aDecision, aDraft, aParty, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";
import { anAnswer, anAnsweredRequest, anOpenRequest, aRequest } from "#prisma/factories/responses";

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

const pathsOf = async (promise: Promise<unknown>) => (await refusalOf(promise)).details.problems?.map((problem) => problem.path);
const claimOf = (id: string) => db.claim.findUniqueOrThrow({ where: { id } });
const lastEventOf = (id: string) => db.event.findFirstOrThrow({ where: { name: `claim:${id}` }, orderBy: { number: "desc" } });
const publicOf = async (claimId: string) =>
  (await db.publication.findUniqueOrThrow({ where: { claimId }, include: { version: true } })).version.snapshot as unknown as Snapshot;

describe("the ledger of a claim", () => {
  it("keeps whom somebody asked and what came of it, with everything in the claim's events", async () => {
    const { editor } = await staff();
    const draft = await aDraft(editor);
    const { seen, id, partyId } = await anOpenRequest(editor, draft);
    expect((await lastEventOf(draft.id)).data).toMatchObject({ responses: [{ response: id, partyId, question: "Is it so?" }] });
    expect(await ledgerOf(db, draft.id)).toMatchObject([{ id, outcome: null, askedOn: "2025-12-25", deadline: "2025-12-26" }]);

    const denied = await recordAnswer(editor, seen, id, anAnswer());
    expect(await ledgerOf(db, draft.id)).toMatchObject([{ outcome: "denied", repliedOn: "2025-12-26", answer: "It is not so." }]);
    await recordAnswer(editor, { ...seen, revision: denied.revision }, id, anAnswer({ withdrawnOn: "2025-12-28" }));
    expect(await lastEventOf(draft.id)).toMatchObject({
      kind: "answer recorded",
      data: { party: partyId, was: { outcome: "denied", answerLanguage: "en", withdrawnOn: null }, withdrawnOn: "2025-12-28" },
    });
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("lets everybody of the staff ask and answer, and remembers in the order in which they asked", async () => {
    const { editor, reviewer, admin } = await staff();
    let seen = seenOf(await aDraft(editor));
    for (const one of [admin, editor, reviewer]) seen = (await anAnsweredRequest(one, seen)).seen;
    const { id } = await db.claim.findUniqueOrThrow({ where: { number: seen.number } });
    expect((await ledgerOf(db, id)).map((row) => row.addedBy)).toEqual([admin.actor.name, editor.actor.name, reviewer.actor.name]);
  });

  it("loses what was entered by mistake, which stays in the claim's history", async () => {
    const { editor } = await staff();
    const draft = await aDraft(editor);
    const { seen, id } = await anAnsweredRequest(editor, draft);
    await removeRequest(editor, seen, id);
    expect(await ledgerOf(db, draft.id)).toEqual([]);
    expect(await lastEventOf(draft.id)).toMatchObject({
      kind: "request removed",
      data: { response: { question: "Is it so?", deadline: "2025-12-26", answer: "It is not so.", answerLanguage: "en" } },
    });
  });

  it("of another claim cannot be answered or removed from this one", async () => {
    const { editor } = await staff();
    const other = await anOpenRequest(editor, await aDraft(editor));
    const here = seenOf(await aDraft(editor));
    expect((await refusalOf(recordAnswer(editor, here, other.id, anAnswer()))).code).toBe(404);
    expect((await refusalOf(removeRequest(editor, here, other.id))).code).toBe(404);
  });

  it("has no party that is not in the registry, and then nothing of the whole list", async () => {
    const { editor } = await staff();
    const draft = await aDraft(editor);
    const known = aRequest({ partyId: (await aParty(editor)).id });
    const unknown = aRequest({ partyId: crypto.randomUUID() });
    expect(await pathsOf(askForComment(editor, seenOf(draft), [unknown]))).toEqual(["request.partyId"]);
    expect(await pathsOf(askForComment(editor, seenOf(draft), [known, unknown]))).toEqual(["requests[1].partyId"]);
    expect(await ledgerOf(db, draft.id)).toEqual([]);
  });
});

describe("the dates of a request", () => {
  it("keep their order, and lie no further ahead than where the day has come first", async () => {
    const { editor } = await staff();
    const now = new Date("2025-12-26T12:00:00Z");
    const ctx = { ...editor, now };
    const { seen, id, partyId } = await anOpenRequest(ctx, await aDraft(ctx));
    const ask = (request: object) => askForComment(ctx, seen, [aRequest({ partyId, ...request })]);
    expect(await pathsOf(ask({ askedOn: "2025-12-28", deadline: null }))).toEqual(["request.askedOn"]);
    expect(await pathsOf(ask({ deadline: "2025-12-24" }))).toEqual(["request.deadline"]);
    expect(await pathsOf(ask({ answer: anAnswer({ repliedOn: "2025-12-24" }) }))).toEqual(["request.answer.repliedOn"]);

    const record = (answer: object) => recordAnswer(ctx, seen, id, anAnswer(answer));
    expect(await pathsOf(record({ repliedOn: "2025-12-24" }))).toEqual(["answer.repliedOn"]);
    expect(await pathsOf(record({ repliedOn: "2025-12-28" }))).toEqual(["answer.repliedOn"]);
    expect(await pathsOf(record({ withdrawnOn: "2025-12-25" }))).toEqual(["answer.withdrawnOn"]);
    expect(await pathsOf(record({ repliedOn: null, withdrawnOn: "2025-12-24" }))).toEqual(["answer.withdrawnOn"]);
    expect(await pathsOf(record({ withdrawnOn: "2026-01-05" }))).toEqual(["answer.withdrawnOn"]);
    for (const outcome of ["no_reply", "unreachable"] as const) expect(await pathsOf(record({ outcome }))).toEqual(["answer.outcome"]);
    // In Auckland it is the 27th already.
    await record({ repliedOn: "2025-12-27" });
  });

  it("and the limits of its texts are held by the database, whoever goes round the commands", async () => {
    const { editor } = await staff();
    const draft = await aDraft(editor);
    const { id } = await anOpenRequest(editor, draft);
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const wrong = [
      [{ outcome: "denied", repliedOn: day("2025-12-24") }, /response_answers_its_question/],
      [{ deadline: day("2025-12-24") }, /response_is_due_after_it_was_asked/],
      [{ repliedOn: day("2025-12-26") }, /response_replied/],
      [{ answer: "Said by nobody" }, /response_replied/],
      [{ outcome: "no_reply", repliedOn: day("2025-12-26") }, /response_replied/],
      [{ outcome: "unreachable", answer: "Said by nobody" }, /response_replied/],
      [{ question: "" }, /response_question_length/],
      [{ question: "x".repeat(5_001) }, /response_question_length/],
      [{ outcome: "denied", answer: "x".repeat(5_001) }, /response_answer_length/],
    ] as const;
    for (const [data, constraint] of wrong) {
      const error = await db.response.update({ where: { id }, data }).catch((reason: unknown) => reason);
      expect(String(error), JSON.stringify(data)).toMatch(constraint);
    }
  });
});

describe("in each state", () => {
  it("a claim in review is pulled back to draft by a request, an answer and a removal", async () => {
    const { editor } = await staff();
    const claim = await aClaimInReview(editor);
    const { seen, id } = await anOpenRequest(editor, claim);
    const work = [(now: typeof seen) => recordAnswer(editor, now, id, anAnswer()), (now: typeof seen) => removeRequest(editor, now, id)];
    let revision = seen.revision;
    for (const change of work) {
      expect((await claimOf(claim.id)).state).toBe("draft");
      revision = (await submitClaim(editor, { ...seen, revision })).revision;
      expect((await claimOf(claim.id)).state).toBe("in_review");
      revision = (await change({ ...seen, revision })).revision;
    }
    expect(await claimOf(claim.id)).toMatchObject({ state: "draft", submittedAt: null });
  });

  it("a claim that was returned stays returned", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aClaimInReview(editor);
    const { revision } = await returnToEditor(reviewer, seenOf(claim), "Ask them first.");
    await anAnsweredRequest(editor, { ...claim, revision });
    expect((await claimOf(claim.id)).state).toBe("returned");
  });

  it("a published claim keeps the version that readers see, and waits for a new decision", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aPublishedClaim(editor, reviewer);
    const before = await publicOf(claim.id);
    const { seen, id } = await anOpenRequest(editor, claim);
    expect(await claimOf(claim.id)).toMatchObject({ state: "published", news: null, newsSince: null });
    await recordAnswer(editor, seen, id, anAnswer());
    expect(await claimOf(claim.id)).toMatchObject({ state: "published", news: "answer", newsSince: editor.now });
    expect(await publicOf(claim.id)).toEqual(before);
  });

  it("that nobody replied is no news to readers, who are told so while nobody has; nor is the same answer again", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aPublishedClaim(editor, reviewer);
    const silent = await anAnsweredRequest(editor, claim, { outcome: "no_reply", repliedOn: null, answer: null, answerLanguage: null });
    expect((await claimOf(claim.id)).news).toBeNull();
    await recordAnswer(editor, silent.seen, silent.id, anAnswer());
    expect((await claimOf(claim.id)).news).toBe("answer");
    // As after a decision that has seen it.
    const { revision } = await db.claim.update({ where: { id: claim.id }, data: { news: null, newsSince: null } });
    await recordAnswer(editor, { ...silent.seen, revision }, silent.id, anAnswer());
    expect((await claimOf(claim.id)).news).toBeNull();
  });

  it("nothing is asked, answered or removed where the claim was retracted, and nothing removed where it is published", async () => {
    const { editor, reviewer } = await staff();
    const claim = await aPublishedClaim(editor, reviewer);
    const { seen, id, partyId } = await anOpenRequest(editor, claim);
    expect((await refusalOf(removeRequest(editor, seen, id))).code).toBe(409);
    const { revision } = await retractClaim(reviewer, seen, "We were wrong.");
    const now = { ...seen, revision };
    expect((await refusalOf(askForComment(editor, now, [aRequest({ partyId })]))).code).toBe(409);
    expect((await refusalOf(recordAnswer(editor, now, id, anAnswer()))).code).toBe(409);
    expect((await refusalOf(removeRequest(editor, now, id))).code).toBe(409);
    expect(await ledgerOf(db, claim.id)).toHaveLength(1);
  });
});

describe("who works on the ledger", () => {
  it("cannot decide the round in which they did, whether they asked or entered the answer", async () => {
    const { editor, reviewer, admin } = await staff();
    const asked = await anOpenRequest(reviewer, await aClaimInReview(editor));
    const first = await submitClaim(editor, asked.seen);
    expect((await refusalOf(decide(reviewer, aDecision({ ...asked.seen, revision: first.revision })))).code).toBe(403);

    const claim = await aPublishedClaim(editor, admin);
    const { seen } = await anAnsweredRequest(reviewer, claim, { outcome: "declined" });
    const reopened = await reopenClaim(editor, seen, "new_evidence", "They answered.");
    const submitted = await submitClaim(editor, { ...seen, revision: reopened.revision });
    const now = { ...seen, revision: submitted.revision };
    expect((await refusalOf(decide(reviewer, aDecision(now)))).code).toBe(403);
    await decide(admin, aDecision(now));
    expect(await claimOf(claim.id)).toMatchObject({ state: "published", news: null, newsSince: null });
  });

  it("is told what changed when somebody was faster, and changes nothing", async () => {
    const { editor, reviewer } = await staff();
    const draft = await aDraft(editor);
    const { seen, id } = await anOpenRequest(editor, draft);
    await editClaim(reviewer, seen, claimContent());
    const refused = await refusalOf(recordAnswer(editor, seen, id, anAnswer()));
    expect(refused.code).toBe(409);
    expect(refused.details.changes?.[0]).toMatchObject({ what: "edited", who: reviewer.actor.name });
    expect((await ledgerOf(db, draft.id))[0]?.outcome).toBeNull();
  });

  it("takes a denial of the concerned party into what the evidence suggests, until it is taken back", async () => {
    const { editor } = await staff();
    const [speaker, other] = [await aParty(editor), await aParty(editor)];
    const draft = await aDraft(editor, { speakerId: speaker.id, speakerUnknown: false, concernIds: [other.id] });
    const { seen, id } = await anAnsweredRequest(editor, draft, {}, { partyId: other.id });
    expect(await suggestionOf(db, draft.id)).toMatchObject({ status: "disputed" });
    await recordAnswer(editor, seen, id, anAnswer({ withdrawnOn: "2025-12-28" }));
    expect(await suggestionOf(db, draft.id, "2025-12-27")).toMatchObject({ status: "disputed" });
    expect(await suggestionOf(db, draft.id, "2025-12-28")).toMatchObject({ status: "unreviewed" });
  });
});

describe("the open requests", () => {
  it("are walked oldest deadline first, each once, without those that were answered or whose claim is gone", async () => {
    const { editor, reviewer } = await staff();
    await db.response.deleteMany();
    const draft = await aDraft(editor);
    let seen = seenOf(draft);
    const deadlines = ["2026-01-03", null, "2025-12-27", "2026-01-03", null, "2025-12-26"];
    const made: string[] = [];
    for (const deadline of deadlines) {
      const asked = await anOpenRequest(editor, seen, { deadline });
      made.push(asked.id);
      seen = asked.seen;
    }
    await anAnsweredRequest(editor, seen, { outcome: "no_comment" });
    const gone = await aPublishedClaim(editor, reviewer);
    const asked = await anOpenRequest(editor, gone, { deadline: "2025-12-25" });
    await retractClaim(reviewer, asked.seen, "We were wrong.");

    const walked: (string | null)[][] = [];
    for (let page = await openRequests(db, null, 2); ; page = await openRequests(db, page.next, 2)) {
      walked.push(...page.rows.map((row) => [row.id, row.deadline]));
      if (page.next === null) break;
    }
    expect(walked.map(([, deadline]) => deadline)).toEqual(["2025-12-26", "2025-12-27", "2026-01-03", "2026-01-03", null, null]);
    expect(walked.map(([id]) => id).sort()).toEqual([...made].sort());
    // A deadline has passed when its day is over.
    expect(await countRequests(db, "2025-12-27", 100)).toEqual({ open: 6, overdue: 1 });
    expect(await countRequests(db, "2025-12-28", 100)).toEqual({ open: 6, overdue: 2 });
    expect(await countRequests(db, "2026-02-01", 3)).toEqual({ open: 3, overdue: 3 });
  });
});
