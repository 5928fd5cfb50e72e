import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { addPageToClaim, draftFromPage } from "#lib/intake/commands";
import { pageDraftInput, pageOfClaimInput } from "#lib/intake/schema";
import { aClaimInReview, aDraft, aLink, aParty, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let mira: Context;
let tomas: Context;
let lena: Context;
let pages = 0;

beforeAll(async () => {
  [mira, tomas] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "editor"))];
  lena = acting(db, await aPerson(db, "reviewer"));
});

const aPage = () => ({ address: `https://gazette-${++pages}.example/harbour`, title: `Harbour ${pages}`, language: null });
const aPageDraft = (content = {}) =>
  pageDraftInput.parse({ id: crypto.randomUUID(), content: claimContent(content), page: aPage(), passage: "“It is closed,” she said." });
const ofClaim = (seen: { number: number; revision: number }, page = aPage()) =>
  pageOfClaimInput.parse({ seen: seenOf(seen), page, passage: "It is closed." });

async function sourcesOf(number: number) {
  const rows = await db.evidence.findMany({
    where: { claim: { number } },
    select: { quote: true, basisKind: true, basisPartyId: true, source: { select: { address: true, captures: { select: { id: true } } } } },
    orderBy: { linked: "asc" },
  });
  return rows.map(({ source, ...row }) => ({ ...row, address: source.address, captures: source.captures.length }));
}

describe("a draft from a page", () => {
  it("has the page as its source, quoted with the passage, on the word of its speaker, and the page is captured", async () => {
    const speaker = await aParty(mira);
    const input = aPageDraft({ speakerId: speaker.id, speakerUnknown: false });
    const { number } = await draftFromPage(mira, input);
    expect(await sourcesOf(number)).toEqual([
      {
        quote: "“It is closed,” she said.",
        basisKind: "attributed",
        basisPartyId: speaker.id,
        address: input.page.address,
        captures: 1,
      },
    ]);
  });

  it("is there once, however often its form is sent, and is nobody else’s", async () => {
    const input = aPageDraft();
    const sent = await Promise.all(Array.from({ length: 6 }, () => draftFromPage(mira, input)));
    expect(new Set(sent.map(({ number }) => number)).size).toBe(1);
    expect(await sourcesOf(sent[0]?.number ?? 0)).toHaveLength(1);
    await expect(draftFromPage(tomas, input)).rejects.toMatchObject({ code: 409 });
  });

  it("is made whole or not at all", async () => {
    const late = aPageDraft({ saidOn: "2999-01-01" });
    await expect(draftFromPage(mira, late)).rejects.toMatchObject({ code: 422, details: { problems: [{ path: "saidOn" }] } });
    expect(await db.source.count({ where: { address: late.page.address } })).toBe(0);
  });

  it("is refused to whoever has been shut out since", async () => {
    const gone = await aPerson(db, "editor");
    await db.person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    await expect(draftFromPage(acting(db, gone), aPageDraft())).rejects.toMatchObject({ code: 401 });
    await expect(addPageToClaim(acting(db, gone), ofClaim(await aDraft(mira)))).rejects.toMatchObject({ code: 401 });
  });
});

describe("a page that is added to a claim", () => {
  it("is one more source of it, on the word of the claim’s speaker, or of unknown origin", async () => {
    const speaker = await aParty(mira);
    const [known, unknown] = [await aDraft(mira, { speakerId: speaker.id, speakerUnknown: false }), await aDraft(mira)];
    for (const claim of [known, unknown]) await addPageToClaim(tomas, ofClaim(claim));
    expect(await sourcesOf(known.number)).toMatchObject([{ quote: "It is closed.", basisKind: "attributed", basisPartyId: speaker.id }]);
    expect(await sourcesOf(unknown.number)).toMatchObject([{ basisKind: "unknown" }]);
  });

  it("is added once, also where its address is written otherwise, or it was linked by hand", async () => {
    const [claim, page] = [await aDraft(mira), aPage()];
    const { revision } = await linkSources(mira, seenOf(claim), [
      aLink({ source: { kind: "article", publisherId: null, author: null, publishedOn: null, ...page } }),
    ]);
    const again = ofClaim({ number: claim.number, revision }, { ...page, address: `${page.address}/?utm_source=x` });
    await expect(addPageToClaim(mira, again)).rejects.toMatchObject({
      code: 409,
      message: `This page is a source of C-${claim.number} already.`,
    });
    expect(await sourcesOf(claim.number)).toHaveLength(1);
  });

  it("goes by the rules of the claim: pulled back from review, news of a published one, nothing of one that has changed or is not there", async () => {
    const [review, published, changed] = [await aClaimInReview(mira), await aPublishedClaim(mira, lena), await aDraft(mira)];
    for (const claim of [review, published]) await addPageToClaim(tomas, ofClaim(claim));
    const stateOf = (number: number) => db.claim.findUniqueOrThrow({ where: { number }, select: { state: true, news: true } });
    expect(await stateOf(review.number)).toMatchObject({ state: "draft" });
    expect(await stateOf(published.number)).toEqual({ state: "published", news: "evidence" });
    await linkSources(mira, seenOf(changed), [aLink()]);
    await expect(addPageToClaim(tomas, ofClaim(changed))).rejects.toMatchObject({ code: 409 });
    await expect(addPageToClaim(tomas, ofClaim({ number: 2_000_000_000, revision: 1 }))).rejects.toMatchObject({ code: 404 });
  });
});
