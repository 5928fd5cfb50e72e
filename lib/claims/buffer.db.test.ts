import { beforeAll, describe, expect, it } from "vitest";
import { discardBuffer, findBuffer, findBufferOfClaim, saveBuffer, unfinishedDrafts } from "#lib/claims/buffer";
import { editClaim, logClaims } from "#lib/claims/commands";
import { type BufferInput, blankDraft, type ClaimDraft } from "#lib/claims/draft";
import { claimForDesk } from "#lib/claims/queries";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { linkSources, unlinkSource, withholdEvidence } from "#lib/evidence/commands";
import { searchSources, sourceAt } from "#lib/sources/queries";
import { aDraft, aLink, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

let mira: Context;
let tomas: Context;
let lena: Context;

beforeAll(async () => {
  mira = acting(db(), await aPerson(db(), "editor"));
  tomas = acting(db(), await aPerson(db(), "editor"));
  lena = acting(db(), await aPerson(db(), "reviewer"));
});

const blank = blankDraft("en");
const typed = (draft: Partial<ClaimDraft>, more: Partial<BufferInput> = {}): BufferInput => ({
  id: crypto.randomUUID(),
  claimNumber: null,
  baseRevision: null,
  revision: 0,
  content: { draft: { ...blank, ...draft }, base: blank },
  ...more,
});

describe("two tabs on one draft", () => {
  it("the second to save is told, and neither text is lost", async () => {
    const first = typed({ text: "from the first tab" });
    expect(await saveBuffer(mira, first)).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await saveBuffer(mira, { ...typed({ text: "from the first tab, more" }), id: first.id, revision: 1 })).toMatchObject({
      revision: 2,
    });

    const second = await saveBuffer(mira, { ...typed({ text: "from the second tab" }), id: first.id, revision: 1 });
    expect(second).toMatchObject({ outcome: "other", other: { revision: 2, content: { draft: { text: "from the first tab, more" } } } });
    expect((await findBuffer(db(), mira.actor.id, first.id))?.content.draft.text).toBe("from the first tab, more");

    const chosen = await saveBuffer(mira, { ...typed({ text: "from the second tab" }), id: first.id, revision: 2 });
    expect(chosen).toMatchObject({ outcome: "saved", revision: 3 });
  });

  it("of twenty tabs that save at once, one is kept and nineteen are told", async () => {
    const { id } = typed({});
    await saveBuffer(mira, { ...typed({ text: "0" }), id });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, tab) => saveBuffer(mira, { ...typed({ text: `tab ${tab}` }), id, revision: 1 })),
    );
    expect(answers.filter((answer) => answer.outcome === "saved")).toHaveLength(1);
    expect(answers.filter((answer) => answer.outcome === "other")).toHaveLength(19);
  });

  it("the same text sent again, after its answer was lost, is no conflict", async () => {
    const once = typed({ text: "sent twice" });
    await saveBuffer(mira, once);
    expect(await saveBuffer(mira, once)).toMatchObject({ outcome: "saved", revision: 1 });
  });

  it("two tabs that edit one claim share one buffer", async () => {
    const claim = await aDraft(mira);
    const edit = { claimNumber: claim.number, baseRevision: claim.revision };
    const first = await saveBuffer(mira, typed({ text: "one" }, edit));
    const second = await saveBuffer(mira, typed({ text: "two" }, edit));
    expect(second).toMatchObject({ outcome: "other", other: { content: { draft: { text: "one" } } } });
    expect(first.outcome === "saved" && second.outcome === "other" && second.other.id === first.id).toBe(true);
  });

  it("a tab is told that the draft was discarded, or saved for good, in another", async () => {
    const gone = typed({ text: "to be discarded" });
    await saveBuffer(mira, gone);
    await discardBuffer(mira, { id: gone.id, revision: 1 });
    expect(await saveBuffer(mira, { ...gone, revision: 1, content: { ...gone.content, draft: { ...blank, text: "more" } } })).toEqual({
      outcome: "gone",
    });

    const logged = typed({ text: "to be logged" });
    await saveBuffer(mira, logged);
    const [claim] = await logClaims(mira, [{ id: logged.id, content: claimContent(), kept: 1 }]);
    expect(await saveBuffer(mira, { ...logged, revision: 1 })).toEqual({ outcome: "logged", number: claim?.number });
    expect(await findBuffer(db(), mira.actor.id, logged.id)).toBeNull();
    expect(await findBufferOfClaim(db(), mira.actor.id, logged.id)).toBeNull();
  });

  it("a tab that saves for good does not throw away what another one has kept since: it waits beside the claim", async () => {
    const logged = typed({ text: "seen by both tabs" });
    await saveBuffer(mira, logged);
    await saveBuffer(mira, { ...typed({ text: "kept by the other tab" }), id: logged.id, revision: 1 });
    const [claim] = await logClaims(mira, [{ id: logged.id, content: claimContent(), kept: 1 }]);
    const waiting = await findBufferOfClaim(db(), mira.actor.id, logged.id);
    expect(waiting).toMatchObject({ baseRevision: 1, content: { draft: { text: "kept by the other tab" } } });

    await editClaim(mira, seenOf(claim as NonNullable<typeof claim>), claimContent(), 1);
    expect((await findBufferOfClaim(db(), mira.actor.id, logged.id))?.revision).toBe(2);
    await editClaim(mira, { number: claim?.number as number, revision: 2 }, claimContent(), 2);
    expect(await findBufferOfClaim(db(), mira.actor.id, logged.id)).toBeNull();
  });

  it("a draft that has changed since it was looked at is not discarded", async () => {
    const draft = typed({ text: "one" });
    await saveBuffer(mira, draft);
    await saveBuffer(mira, { ...typed({ text: "two" }), id: draft.id, revision: 1 });
    await expect(discardBuffer(mira, { id: draft.id, revision: 1 })).rejects.toMatchObject({ code: 409 });
    expect(await findBuffer(db(), mira.actor.id, draft.id)).not.toBeNull();
  });
});

describe("whose draft it is", () => {
  it("nobody finds, overwrites or discards another's", async () => {
    const draft = typed({ text: "mine alone" });
    await saveBuffer(mira, draft);
    expect(await findBuffer(db(), tomas.actor.id, draft.id)).toBeNull();
    expect((await unfinishedDrafts(db(), tomas.actor.id)).map((one) => one.id)).not.toContain(draft.id);
    await expect(saveBuffer(tomas, typed({ text: "his" }, { id: draft.id }))).rejects.toMatchObject({ code: 404 });
    expect(await saveBuffer(tomas, typed({ text: "his" }, { id: draft.id, revision: 1 }))).toEqual({ outcome: "gone" });
    await expect(discardBuffer(tomas, { id: draft.id, revision: 1 })).rejects.toMatchObject({ code: 404 });
    expect((await findBuffer(db(), mira.actor.id, draft.id))?.content.draft.text).toBe("mine alone");
  });
});

describe("logging and editing", () => {
  it("the same form sent twenty times at once logs one claim, with one event", async () => {
    const id = crypto.randomUUID();
    const content = claimContent();
    const answers = await Promise.all(Array.from({ length: 20 }, () => logClaims(mira, [{ id, content }])));
    expect(new Set(answers.map(([claim]) => claim?.number)).size).toBe(1);
    expect(await db().event.count({ where: { name: `claim:${id}` } })).toBe(1);
  });

  it("a tab that logs a draft which another tab has logged with another text is told, and not answered as if its text were saved", async () => {
    const id = crypto.randomUUID();
    const [claim] = await logClaims(mira, [{ id, content: claimContent({ text: "from the first tab" }) }]);
    const late = logClaims(mira, [{ id, content: claimContent({ text: "from the second tab" }) }]);
    await expect(late).rejects.toMatchObject({ code: 409, message: expect.stringContaining(`C-${claim?.number}`) });
  });

  it("nobody logs a claim under the draft of somebody else, who would then have nowhere to keep it", async () => {
    const draft = typed({ text: "still being typed" });
    await saveBuffer(mira, draft);
    await expect(logClaims(tomas, [{ id: draft.id, content: claimContent() }])).rejects.toMatchObject({ code: 404 });
    expect((await findBuffer(db(), mira.actor.id, draft.id))?.content.draft.text).toBe("still being typed");
  });

  it("topics that are spelled alike in an address stay the topics that were typed", async () => {
    const topics = ["C", "C++", "C#", "🎉", "💥", "***", "c"];
    const { number } = await aDraft(mira, { topics });
    const claim = await claimForDesk(db(), mira.actor, number, new Date());
    expect(claim?.draft.topics).toEqual(topics.slice(0, -1));
  });

  it("an edit of a claim that somebody else has changed is refused with what they did", async () => {
    const claim = await aDraft(mira);
    await editClaim(tomas, seenOf(claim), claimContent({ text: "changed by somebody else" }));
    const late = editClaim(mira, seenOf(claim), claimContent({ text: "too late" }));
    await expect(late).rejects.toMatchObject({ code: 409, details: { changes: [{ what: "edited", who: tomas.actor.name }] } });
  });
});

describe("sources", () => {
  it("the same address written in two ways is one source", async () => {
    const { number, revision } = await aDraft(mira);
    const at = (address: string) => aLink({ source: { ...(aLink().source as object), address } as never });
    const first = await linkSources(mira, { number, revision }, [at("https://www.paper.example/story/?utm_source=mail")]);
    const second = await linkSources(mira, { number, revision: first.revision }, [
      { ...at("http://paper.example/story#top"), stance: "context" },
    ]);
    expect(second.linked[0]).toMatchObject({ source: first.linked[0]?.source, found: true });
    expect((await sourceAt(db(), tomas.actor, "https://paper.example/story"))?.id).toBe(first.linked[0]?.source);
  });
});

describe("withheld evidence", () => {
  async function aWithheldSource() {
    const { number, revision } = await aDraft(mira);
    const title = `The protected source ${number}`;
    const link = aLink({ source: { ...(aLink().source as object), title } as never, quote: "what they said" });
    const linked = await linkSources(mira, { number, revision }, [link]);
    const evidence = linked.linked[0]?.evidence as string;
    const withheld = await withholdEvidence(mira, { number, revision: linked.revision }, evidence, "safety");
    return { seen: { number, revision: withheld.revision }, evidence, title };
  }

  it("is given to whoever added it and to reviewers, and to no other editor", async () => {
    const { seen, title } = await aWithheldSource();
    const as = async (ctx: Context) => JSON.stringify(await claimForDesk(db(), ctx.actor, seen.number, ctx.now));
    expect(await as(mira)).toContain(title);
    expect(await as(lena)).toContain("what they said");
    const shown = await as(tomas);
    expect(shown).not.toContain(title);
    expect(shown).not.toContain("what they said");
    expect(shown).toContain('"withheld":"safety"');
  });

  it("is not found by another editor's search for sources", async () => {
    const { title } = await aWithheldSource();
    expect(await searchSources(db(), tomas.actor, title)).toEqual([]);
    expect(await searchSources(db(), lena.actor, title)).toHaveLength(1);
  });

  it("cannot be shown again, or unlinked, by an editor who may not read it", async () => {
    const { seen, evidence } = await aWithheldSource();
    await expect(withholdEvidence(tomas, seen, evidence, null)).rejects.toMatchObject({ code: 403 });
    await expect(unlinkSource(tomas, seen, evidence)).rejects.toMatchObject({ code: 403 });
  });
});
