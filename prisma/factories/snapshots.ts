import type { Snapshot } from "#lib/publication/snapshot";

/** What readers see of a claim, for tests that need no database. */
export function aSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    format: 1,
    number: 1001,
    slug: "the-bridge-was-closed",
    version: 1,
    cause: "decision",
    publishedAt: "2025-12-26T11:20:00.000Z",
    updatedAt: "2025-12-26T11:20:00.000Z",
    claim: {
      text: "The bridge was closed",
      language: "en",
      quote: "It is closed.",
      quoteLanguage: "en",
      speaker: "mayor",
      speakerUnknown: false,
      saidOn: "2025-12-24",
      undated: false,
      saidWhere: "in the town hall",
      concerns: [],
      topics: [{ name: "Traffic", slug: "traffic" }],
    },
    parties: [
      { id: "mayor", name: "The mayor", slug: "the-mayor", kind: "person" },
      { id: "paper", name: "The Courier", slug: "the-courier", kind: "medium" },
    ],
    affiliations: [],
    sources: [
      {
        id: "report",
        kind: "article",
        title: "Bridge closed",
        publisher: "paper",
        author: null,
        publishedOn: "2025-12-25",
        address: null,
        language: "en",
      },
      { id: "leaflet", kind: "other", title: "A leaflet", publisher: null, author: null, publishedOn: null, address: null, language: null },
    ],
    evidence: [
      {
        source: "report",
        stance: "asserts",
        basis: { kind: "attributed", party: "mayor", firstHand: false, from: null },
        quote: null,
        quoteLanguage: null,
        place: null,
        withdrawnOn: null,
      },
    ],
    withheld: [],
    status: "unilateral",
    balance: null,
    asOf: "2025-12-26",
    rationale: "Only the mayor says so.",
    reasonAgainst: null,
    suggested: null,
    signatures: 1,
    reopened: null,
    retraction: null,
    ...changes,
  };
}
