import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { violatedConstraint } from "#lib/errors";
import { linkSources } from "#lib/evidence/commands";
import { tieParties } from "#lib/parties/tie-commands";
import { aClaimInReview, aDraft, aLink, aParty, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

// Nothing here asks a command or a schema: whoever writes, and however, the database itself refuses.

const db = client();
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

/** Which rule of the database the write breaks; null if it was taken. */
async function ruleBrokenBy(write: Promise<unknown>): Promise<string | null> {
  return write.then(
    () => null,
    (error: unknown) => violatedConstraint(error),
  );
}

describe("a claim", () => {
  const write = async (id: string, data: Parameters<typeof db.claim.update>[0]["data"]) =>
    ruleBrokenBy(db.claim.update({ where: { id }, data }));

  it("has a text and a quote within their limits, in letters and not in bytes", async () => {
    const { id } = await aDraft(editor);
    for (const text of ["", "a".repeat(1_001)]) expect(await write(id, { text })).toBe("claim_text_length");
    for (const quote of ["", "a".repeat(5_001)]) expect(await write(id, { quote })).toBe("claim_quote_length");
    expect(await write(id, { text: "🜃".repeat(1_000), quote: "ß".repeat(5_000) })).toBeNull();
    expect(await write(id, { quote: null })).toBeNull();
  });

  it("has a speaker or an unknown one, a day or none, and never both", async () => {
    const { id } = await aDraft(editor);
    const speakerId = (await aParty(editor)).id;
    expect(await write(id, { speakerId, speakerUnknown: true })).toBe("claim_speaker_or_unknown");
    expect(await write(id, { saidOn: new Date("2025-12-24"), undated: true })).toBe("claim_dated_or_not");
  });

  it("is not in review without a speaker, a day and the moment that it was submitted", async () => {
    const { id } = await aClaimInReview(editor);
    expect(await write(id, { speakerId: null, speakerUnknown: false })).toBe("claim_complete_in_review");
    expect(await write(id, { saidOn: null, undated: false })).toBe("claim_complete_in_review");
    expect(await write(id, { submittedAt: null })).toBe("claim_complete_in_review");
    expect(await write(id, { state: "draft", submittedAt: null, saidOn: null, undated: false })).toBeNull();
  });
});

describe("a piece of evidence", () => {
  const linked = async () => {
    const claim = await aDraft(editor);
    const { linked } = await linkSources(editor, seenOf(claim), [aLink(), aLink()]);
    const [one, other] = linked;
    if (!one || !other) throw new Error("Nothing was linked.");
    return { one, other };
  };
  const write = async (id: string, data: Parameters<typeof db.evidence.update>[0]["data"]) =>
    ruleBrokenBy(db.evidence.update({ where: { id }, data }));

  it("has exactly what its kind of basis needs", async () => {
    const { one, other } = await linked();
    const party = (await aParty(editor)).id;
    const [none, word, repeated] = [{}, { basisPartyId: party }, { basisSourceId: other.source }];
    const wanting: [Parameters<typeof write>[1], boolean][] = [
      [{ basisKind: "attributed", ...none }, false],
      [{ basisKind: "attributed", ...word, ...repeated }, false],
      [{ basisKind: "attributed", ...word }, true],
      [{ basisKind: "derived", basisPartyId: null, ...none }, false],
      [{ basisKind: "derived", ...word, ...repeated }, false],
      [{ basisKind: "derived", basisPartyId: null, ...repeated }, true],
      [{ basisKind: "observed", basisSourceId: null, ...word }, false],
      [{ basisKind: "record", ...repeated }, false],
      [{ basisKind: "itself", basisSourceId: null }, true],
    ];
    for (const [data, taken] of wanting)
      expect(await write(one.evidence, data), JSON.stringify(data)).toBe(taken ? null : "evidence_basis");
  });

  it("is first-hand only where it is somebody's word", async () => {
    const { one } = await linked();
    for (const basisKind of ["observed", "record", "itself", "unknown"] as const)
      expect(await write(one.evidence, { basisKind, firstHand: true })).toBe("evidence_basis");
    expect(await write(one.evidence, { basisKind: "attributed", basisPartyId: (await aParty(editor)).id, firstHand: true })).toBeNull();
  });

  it("never repeats the source that it comes from", async () => {
    const { one } = await linked();
    expect(await write(one.evidence, { basisKind: "derived", basisSourceId: one.source })).toBe("evidence_does_not_repeat_itself");
  });

  it("is there once for each source, stance and basis of a claim", async () => {
    const { one } = await linked();
    const { id: _, ...same } = await db.evidence.findUniqueOrThrow({ where: { id: one.evidence } });
    expect(await ruleBrokenBy(db.evidence.create({ data: same }))).toMatch(/claimId.*sourceId.*stance.*basisKey/);
    expect(await ruleBrokenBy(db.evidence.create({ data: { ...same, stance: "context" } }))).toBeNull();
  });
});

describe("a tie", () => {
  const aTie = async () => {
    const [fromId, toId] = [(await aParty(editor)).id, (await aParty(editor)).id];
    const tie = { fromId, toId, kind: "part_of" as const, since: "2020-01-01", until: "2021-01-01", sourceId: null };
    const [made] = await tieParties(editor, [tie]);
    return { id: made?.id ?? "", fromId };
  };
  const write = async (id: string, data: Parameters<typeof db.affiliation.update>[0]["data"]) =>
    ruleBrokenBy(db.affiliation.update({ where: { id }, data }));

  it("does not end before it begins, and may last a day", async () => {
    const { id } = await aTie();
    expect(await write(id, { until: new Date("2019-12-31") })).toBe("affiliation_begins_before_it_ends");
    expect(await write(id, { until: new Date("2020-01-01") })).toBeNull();
    expect(await write(id, { since: null })).toBeNull();
  });

  it("is between two parties", async () => {
    const { id, fromId } = await aTie();
    expect(await write(id, { toId: fromId })).toBe("affiliation_of_two");
  });
});

it("a party is not merged into itself", async () => {
  const { id } = await aParty(editor);
  expect(await ruleBrokenBy(db.party.update({ where: { id }, data: { mergedIntoId: id } }))).toBe("party_not_merged_into_itself");
});

describe("a version", () => {
  /** The version that is there, again as its own next one. */
  const next = async () => {
    const claim = await aPublishedClaim(editor, reviewer);
    const { id: _, ...last } = await db.version.findFirstOrThrow({ where: { claimId: claim.id } });
    const retraction = {
      ...last,
      snapshot: {},
      number: 2,
      cause: "retraction" as const,
      decisionId: null,
      status: null,
      balance: null,
    };
    return { claim, last, retraction };
  };
  const write = (data: Parameters<typeof db.version.create>[0]["data"]) => ruleBrokenBy(db.version.create({ data }));

  it("rests on a decision exactly where a decision is its cause", async () => {
    const { last, retraction } = await next();
    expect(await write({ ...retraction, cause: "decision", status: "unilateral" })).toBe("version_cause");
    expect(await write({ ...retraction, decisionId: last.decisionId })).toBe("version_cause");
    expect(await write({ ...retraction, cause: "import", status: "unreviewed" })).toBeNull();
  });

  it("stands behind nothing exactly where it is a retraction", async () => {
    const { retraction } = await next();
    expect(await write({ ...retraction, status: "confirmed" })).toBe("version_retracted");
    expect(await write({ ...retraction, cause: "import" })).toBe("version_retracted");
    expect(await write(retraction)).toBeNull();
  });

  it("carries a digest that is one", async () => {
    const { retraction } = await next();
    for (const sha256 of ["", "f".repeat(63), "F".repeat(64), `${"f".repeat(64)}\n`])
      expect(await write({ ...retraction, sha256 })).toBe("version_sha256");
  });

  it("has its number once in its claim", async () => {
    const { retraction } = await next();
    expect(await write({ ...retraction, number: 1 })).toMatch(/claimId.*number/);
  });
});

describe("a publication", () => {
  it("points to a version of its own claim, and to one that is there", async () => {
    const [one, other] = [await aPublishedClaim(editor, reviewer), await aPublishedClaim(editor, reviewer)];
    const { versionId } = await db.publication.findUniqueOrThrow({ where: { claimId: other.id } });
    await db.$executeRaw`DELETE FROM publication_search WHERE "claimId" = ${other.id}::uuid`;
    await db.publicationSource.deleteMany({ where: { claimId: other.id } });
    await db.publication.delete({ where: { claimId: other.id } }); // no version is pointed to twice
    for (const id of [versionId, randomUUID()]) {
      const broken = await ruleBrokenBy(db.$executeRaw`UPDATE publication SET "versionId" = ${id}::uuid WHERE "claimId" = ${one.id}::uuid`);
      expect(broken).toBe("publication_claimId_versionId_fkey");
    }
  });
});
