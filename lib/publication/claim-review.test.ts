import { describe, expect, it } from "vitest";
import type { DossierInput } from "#lib/evidence/dossier";
import { scriptJson } from "#lib/json-ld";
import { claimReview } from "#lib/publication/claim-review";
import type { MadeCorrection } from "#lib/publication/corrections";
import { newsMediaOrganization } from "#lib/publication/organization";
import type { Snapshot } from "#lib/publication/snapshot";
import { corpus, ODD_TEXTS } from "#prisma/factories/corpora";
import { aSnapshot, aSnapshotOf } from "#prisma/factories/snapshots";
import { faultsOfClaimReview, faultsOfNewsroom } from "../../e2e/readings/claim-review.ts";
import { typeFaults } from "../../e2e/readings/schema-types.ts";

const SITE = "https://claims.example";
const NEWSROOM = {
  name: "The Ledger",
  address: SITE,
  logo: "/newsroom-logo?v=2",
  timeZone: "UTC",
  language: "en",
  licence: { name: "CC BY 4.0", url: null },
  revision: 2,
};
const PAGE = `${SITE}/claims/1001-the-bridge-was-closed`;

const review = (snapshot: Snapshot, corrections: MadeCorrection[] = []) => claimReview({ snapshot, corrections }, NEWSROOM, SITE);

const dossier: DossierInput = {
  parties: [
    { id: "mayor", name: "The mayor", kind: "person" },
    { id: "city", name: "City of Uppertown", kind: "body" },
    { id: "paper", name: "The Courier", kind: "medium" },
  ],
  claim: { text: "The bridge was closed", speaker: "mayor", saidOn: "2025-12-24", concerns: ["city"] },
  sources: [
    { id: "repeat", kind: "article", title: "They say it is closed", publishedOn: "2025-12-23", url: "https://paper.example/2" },
    {
      id: "report",
      kind: "article",
      title: "Bridge closed",
      publisher: "paper",
      publishedOn: "2025-12-25",
      url: "https://paper.example/1",
    },
    { id: "leaflet", kind: "other", title: "A leaflet", publishedOn: "2025-12-26" },
    { id: "denial", kind: "article", title: "It is open", publisher: "paper", publishedOn: "2025-12-20", url: "https://paper.example/3" },
  ],
  evidence: [
    { source: "report", stance: "asserts", basis: { kind: "attributed", party: "mayor" } },
    { source: "leaflet", stance: "asserts", basis: { kind: "attributed", party: "mayor" } },
    { source: "repeat", stance: "asserts", basis: { kind: "derived", from: "report" } },
    { source: "denial", stance: "contradicts", basis: { kind: "attributed", party: "city" } },
  ],
};

describe("the markup of a claim", () => {
  it("is ClaimReview as schema.org and Google have it, whatever was decided, and never holds a number", () => {
    const decided = [
      { status: "confirmed", balance: null },
      { status: "unilateral", balance: null },
      ...(["for", "against", "both", "neither"] as const).map((balance) => ({ status: "disputed" as const, balance })),
    ] as const;
    for (const verdict of decided) {
      const markup = review(aSnapshotOf(dossier, { ...verdict, asOf: "2025-12-26" }));
      expect(faultsOfClaimReview(markup, PAGE), JSON.stringify(verdict)).toEqual([]);
      expect(JSON.stringify(markup)).not.toMatch(/ratingValue|bestRating|worstRating/);
    }
    expect(review(aSnapshot({ status: "confirmed" }))?.reviewRating).toEqual({ "@type": "Rating", alternateName: "Confirmed" });
    expect(review(aSnapshot({ status: "disputed", balance: "neither" }))?.reviewRating.alternateName).toBe("Disputed (word against word)");
  });

  it("is not there where there is no review: nobody has reviewed the claim, or it was retracted", () => {
    expect(review(aSnapshot({ status: "unreviewed", rationale: null }))).toBeNull();
    expect(review(aSnapshot({ status: null, retraction: { reason: "A forgery." } }))).toBeNull();
  });

  it("names whoever said it, a person or not, on what day, and nobody where nobody is known", () => {
    const said = (kind: Snapshot["parties"][number]["kind"]) =>
      review(aSnapshot({ parties: [{ id: "mayor", name: "The mayor", slug: "the-mayor", kind }] }))?.itemReviewed;
    expect(said("person")).toMatchObject({
      author: { "@type": "Person", name: "The mayor", url: `${SITE}/parties/the-mayor` },
      datePublished: "2025-12-24",
    });
    for (const kind of ["state", "body", "company", "organisation", "medium"] as const)
      expect(said(kind)?.author?.["@type"], kind).toBe("Organization");
    const { claim } = aSnapshot();
    const unknown = review(aSnapshot({ claim: { ...claim, speaker: null, speakerUnknown: true, saidOn: null, undated: true } }));
    expect(unknown?.itemReviewed).not.toHaveProperty("author");
    expect(unknown?.itemReviewed).not.toHaveProperty("datePublished");
    expect(faultsOfClaimReview(unknown, PAGE)).toEqual([]);
  });

  it("links only to the web", () => {
    const { sources } = aSnapshot();
    const linked = (address: string) =>
      review(aSnapshot({ sources: sources.map((source) => ({ ...source, address })) }))?.itemReviewed.appearance?.[0]?.url;
    expect(linked("https://paper.example/?a=1&b=2")).toBe("https://paper.example/?a=1&b=2");
    for (const address of ["javascript:alert(1)", "data:text/html,x", "//paper.example", "archive, box 5"])
      expect(linked(address)).toBeUndefined();
  });

  it("lists where it was asserted, and tells where first, if one that repeats nobody was", () => {
    const { appearance, firstAppearance } = review(aSnapshotOf(dossier))?.itemReviewed ?? {};
    expect(appearance?.map(({ name, url }) => [name, url])).toEqual([
      ["They say it is closed", "https://paper.example/2"],
      ["Bridge closed", "https://paper.example/1"],
      ["A leaflet", undefined],
    ]);
    expect(firstAppearance?.name).toBe("Bridge closed");
    const sources = dossier.sources?.map((source) => ({ ...source, publishedOn: "2025-12-25" }));
    expect(review(aSnapshotOf({ ...dossier, sources }))?.itemReviewed).not.toHaveProperty("firstAppearance");
  });

  it("tells each correction with its kind, what was, what is and why, and when it was changed last", () => {
    const markup = review(aSnapshot({ updatedAt: "2025-12-28T08:00:00.000Z" }), [
      {
        version: 2,
        at: "2025-12-28T08:00:00.000Z",
        correction: {
          kind: "correction",
          why: "The day was wrong.",
          changes: [
            { part: "saidOn", was: "2025-12-23", is: "2025-12-24" },
            { part: "quote", was: "", is: "It is closed." },
          ],
        },
      },
    ]);
    expect(faultsOfClaimReview(markup, PAGE)).toEqual([]);
    expect(markup).toMatchObject({ datePublished: "2025-12-26T11:20:00.000Z", dateModified: "2025-12-28T08:00:00.000Z" });
    expect(markup?.correction).toEqual([
      {
        "@type": "CorrectionComment",
        text: "Correction\nThe day was wrong.\nSaid on, was: 23 December 2025\nSaid on, is: 24 December 2025\nQuote, is: It is closed.",
        datePublished: "2025-12-28T08:00:00.000Z",
      },
    ]);
    expect(review(aSnapshot())).not.toHaveProperty("correction");
  });

  it("says in which languages it is written", () => {
    const { claim } = aSnapshot();
    const spoken = (language: string) => review(aSnapshot({ claim: { ...claim, language } }))?.inLanguage;
    expect(spoken("en-GB")).toBe("en-GB");
    expect(spoken("ar")).toEqual(["en", "ar"]);
  });

  it("says of the newsroom how it works and corrects", () => {
    expect(faultsOfNewsroom(newsMediaOrganization(NEWSROOM, SITE))).toEqual([]);
    expect(review(aSnapshot())?.author).toMatchObject({
      name: "The Ledger",
      url: `${SITE}/`,
      logo: `${SITE}/newsroom-logo?v=2`,
      correctionsPolicy: `${SITE}/corrections-policy`,
      publishingPrinciples: `${SITE}/methodology`,
    });
  });
});

const asReview = (markup: unknown) => ({ type: "ClaimReview" as const, markup });

it("the markup is of schema.org's own types, as the compiler sees them; what is not of them is refused", { timeout: 120_000 }, () => {
  const { claim } = aSnapshot();
  const at = "2025-12-28T08:00:00.000Z";
  const correction = { kind: "update" as const, why: "It came out.", changes: [{ part: "text" as const, was: "a", is: "b" }] };
  const markup = [
    review(aSnapshotOf(dossier), [{ version: 2, at, correction }]),
    ...ODD_TEXTS.map((text) => review(aSnapshot({ claim: { ...claim, text }, rationale: text }))),
  ];
  const wrong = [
    { ...markup[0], verdict: "unilateral" },
    { ...markup[0], reviewRating: { "@type": "Ratings" } },
    { ...markup[0], itemReviewed: { "@type": "Claim", firstAppearance: { "@type": "Person", name: "The mayor" } } },
  ];
  const [right, refused] = [
    [{ type: "NewsMediaOrganization" as const, markup: newsMediaOrganization(NEWSROOM, SITE) }, ...markup.map(asReview)],
    wrong.map(asReview),
  ];
  const faults = typeFaults([...right, ...refused]);
  expect(faults.slice(0, right.length).flat()).toEqual([]);
  expect(faults.slice(right.length).map((each) => each.length)).toEqual(wrong.map(() => 1));
});

describe("text in markup", () => {
  const texts = [...ODD_TEXTS, ...corpus("xss", "blns", "must-accept")];

  it(`stays what it is, whatever it holds, and never ends the script that it stands in (${texts.length} texts)`, {
    timeout: 60_000,
  }, () => {
    for (const text of texts) {
      const { claim, parties, sources } = aSnapshot();
      const snapshot = aSnapshot({
        claim: { ...claim, text },
        parties: parties.map((party) => ({ ...party, name: text })),
        sources: sources.map((source) => ({ ...source, title: text, address: text })),
        rationale: text,
      });
      const correction = { kind: "update" as const, why: text, changes: [{ part: "text" as const, was: text, is: text }] };
      const markup = review(snapshot, [{ version: 2, at: snapshot.updatedAt, correction }]);
      const script = scriptJson(markup);
      expect(script).not.toMatch(/[<>&\u2028\u2029]/);
      const read = JSON.parse(script) as NonNullable<typeof markup>;
      expect(JSON.stringify(read)).toBe(JSON.stringify(markup));
      expect(read.claimReviewed).toBe(text);
      expect(read.itemReviewed.author?.name).toBe(text);
      expect(read.itemReviewed.appearance?.[0]?.name).toBe(text);
      // An empty text is no claim and no name; that of an entry may be.
      if (text.trim() !== "") expect(faultsOfClaimReview(read, PAGE), JSON.stringify(text)).toEqual([]);
    }
  });
});
