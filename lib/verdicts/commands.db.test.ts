import { beforeAll, describe, expect, it } from "vitest";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import { historyOf } from "#lib/claims/history";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { suggestionOf } from "#lib/evidence/queries";
import { claimReview } from "#lib/publication/claim-review";
import { newsroomForReaders, publishedClaim } from "#lib/publication/queries";
import { recheckOf } from "#lib/rechecks/queries";
import { decide } from "#lib/review/commands";
import { correctVerdict, recordVerdict, removeVerdict } from "#lib/verdicts/commands";
import { verdictsOf } from "#lib/verdicts/queries";
import { MOST_VERDICTS } from "#lib/verdicts/schema";
import { aClaimInReview, aDecision, aDraft, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let reviewer: Context;
beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

const theirs = {
  publisher: "The Checker",
  word: "False",
  scale: { value: 1, worst: 1, best: 5 },
  address: "https://checker.example/bridge",
  title: "Was it closed?",
  publishedOn: "2025-12-25",
};

async function decidedAgain(claim: SeenClaim & { id: string }, work: (seen: SeenClaim) => Promise<{ revision: number }>) {
  const { number } = claim;
  const opened = await reopenClaim(editor, seenOf(claim), "correction", "We looked again.");
  const done = await work({ number, revision: opened.revision });
  const submitted = await submitClaim(editor, { number, revision: done.revision });
  const { revision } = await decide(reviewer, aDecision({ number, revision: submitted.revision }));
  return { ...claim, revision };
}

const shown = async (number: number) => (await publishedClaim(db, number))?.snapshot;
const jsonOf = async (id: string) => JSON.parse((await db.publication.findUniqueOrThrow({ where: { claimId: id } })).json);

describe("a verdict of others", () => {
  it("is recorded, corrected and removed, each with what was and is in the claim's history, and nothing saved without a change", async () => {
    const claim = await aDraft(editor);
    const { revision, verdict } = await recordVerdict(editor, seenOf(claim), theirs);
    const seen = { number: claim.number, revision };
    expect(await correctVerdict(editor, seen, verdict, { ...theirs })).toEqual({ revision });
    const corrected = await correctVerdict(editor, seen, verdict, { ...theirs, word: "Mostly false", scale: null });
    expect(await verdictsOf(db, claim.id)).toEqual([{ id: verdict, ...theirs, word: "Mostly false", scale: null }]);
    await removeVerdict(editor, { ...seen, revision: corrected.revision }, verdict);
    expect(await verdictsOf(db, claim.id)).toEqual([]);
    const { entries } = await historyOf(db, editor.actor, claim.id);
    expect(entries.map((entry) => entry.did).slice(0, 3)).toEqual([
      "removed what others say of it: “Mostly false” by The Checker",
      "corrected what others say of it: “Mostly false” by The Checker, before “False” by The Checker",
      "recorded what others say of it: “False” by The Checker",
    ]);
  });

  it("is refused where somebody was faster, where its day has not come, of another claim, and beyond what anybody reads", async () => {
    const [claim, other] = [await aDraft(editor), await aDraft(editor)];
    const { revision, verdict } = await recordVerdict(editor, seenOf(claim), theirs);
    await expect(recordVerdict(editor, seenOf(claim), theirs)).rejects.toMatchObject({ code: 409 });
    const ahead = recordVerdict(editor, { number: claim.number, revision }, { ...theirs, publishedOn: "2999-01-01" });
    await expect(ahead).rejects.toMatchObject({ code: 422, details: { problems: [{ path: "verdict.publishedOn" }] } });
    await expect(removeVerdict(editor, seenOf(other), verdict)).rejects.toMatchObject({ code: 404 });
    await db.thirdPartyVerdict.createMany({
      data: Array.from({ length: MOST_VERDICTS - 1 }, (_, at) => ({
        claimId: claim.id,
        word: "False",
        place: at + 2,
        addedById: editor.actor.id,
        addedAt: editor.now,
      })),
    });
    await expect(recordVerdict(editor, { number: claim.number, revision }, theirs)).rejects.toMatchObject({ code: 422 });
  });

  it("pulls a claim back from review, and whoever entered it does not decide that round", async () => {
    const claim = await aClaimInReview(editor);
    const { revision } = await recordVerdict(reviewer, seenOf(claim), theirs);
    const submitted = await submitClaim(editor, { number: claim.number, revision });
    await expect(decide(reviewer, aDecision({ number: claim.number, revision: submitted.revision }))).rejects.toMatchObject({ code: 403 });
  });

  it("is read by nothing that assesses, and in no markup of ours", async () => {
    const claim = await aDraft(editor);
    const before = await suggestionOf(db, claim.id);
    await recordVerdict(editor, seenOf(claim), theirs);
    expect(await suggestionOf(db, claim.id)).toEqual(before);
    const published = await aPublishedClaim(editor, reviewer);
    await decidedAgain(published, (seen) => recordVerdict(editor, seen, theirs));
    const snapshot = await shown(published.number);
    if (!snapshot) throw new Error("It is not published.");
    const markup = claimReview({ snapshot, corrections: [] }, await newsroomForReaders(db), "https://claims.example");
    expect(markup).not.toBeNull();
    expect(JSON.stringify(markup)).not.toContain("Checker");
  });

  it("that joins a published claim waits in the rechecks, and readers see it with the next version, in its words", async () => {
    const claim = await aPublishedClaim(editor, reviewer);
    const { revision } = await recordVerdict(editor, seenOf(claim), theirs);
    expect((await recheckOf(db, claim.id, editor.now))?.news).toMatchObject({ what: "verdict" });
    expect((await shown(claim.number))?.verdicts).toEqual([]);
    expect((await jsonOf(claim.id)).otherVerdicts).toBeUndefined();
    await decidedAgain({ ...claim, revision }, async ({ revision: now }) => ({ revision: now }));
    expect((await shown(claim.number))?.verdicts).toEqual([theirs]);
    expect((await jsonOf(claim.id)).otherVerdicts).toEqual([theirs]);
    expect((await shown(claim.number))?.correction).toBeNull();
    expect((await recheckOf(db, claim.id, editor.now))?.news).toBeNull();
  });

  it("that came after the day for which is decided is not in that version, and stays to be looked at", async () => {
    const claim = await aPublishedClaim(editor, reviewer);
    await decidedAgain(claim, (seen) => recordVerdict(editor, seen, { ...theirs, publishedOn: "2025-12-27" }));
    expect((await shown(claim.number))?.verdicts).toEqual([]);
    expect((await recheckOf(db, claim.id, editor.now))?.news).toMatchObject({ what: "verdict" });
  });

  it("that is told otherwise than before, or no more, is named by a correction", async () => {
    const claim = await aPublishedClaim(editor, reviewer);
    const second = await decidedAgain(claim, (seen) => recordVerdict(editor, seen, theirs));
    const [verdict] = await verdictsOf(db, claim.id);
    const third = await decidedAgain(second, (seen) => correctVerdict(editor, seen, verdict?.id ?? "", { ...theirs, word: "True" }));
    expect((await shown(claim.number))?.correction?.changes).toMatchObject([
      { part: "verdict", was: expect.stringContaining("“False”"), is: expect.stringContaining("“True”") },
    ]);
    await decidedAgain(third, (seen) => removeVerdict(editor, seen, verdict?.id ?? ""));
    expect((await shown(claim.number))?.correction?.changes).toMatchObject([
      { part: "verdict", was: expect.stringContaining("“True”"), is: "" },
    ]);
  });
});
