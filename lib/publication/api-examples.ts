import type { ClaimJson } from "#lib/publication/api-schema";

/** Of a claim that nobody made, for the document of the API. A test holds each against its schema. */
export const EXAMPLE_CLAIM: ClaimJson = {
  number: 1001,
  slug: "the-bridge-was-closed",
  url: "https://claims.example.org/claims/1001-the-bridge-was-closed",
  text: "The bridge was closed",
  language: "en",
  quote: "It has been closed since this morning.",
  speaker: { name: "The mayor", slug: "the-mayor" },
  saidOn: "2025-12-24",
  status: "unilateral",
  balance: null,
  asOf: "2025-12-26",
  counts: { links: 2, origins: 1, independent: 0, contradicting: 0, unknown: 0, withheld: 0 },
  reasons: ["Only The mayor's side says so."],
  wouldChange: [
    "Find a record (a register, a measurement, a ruling) kept by somebody without ties to The mayor: it would confirm the claim.",
  ],
  otherVerdicts: [
    {
      publisher: "The Checker",
      word: "Mostly true",
      scale: { value: 4, worst: 1, best: 5 },
      address: "https://checker.example.net/bridge",
      title: "Was the bridge closed?",
      publishedOn: "2025-12-25",
    },
  ],
  rationale: "Both reports go back to the mayor.",
  version: 1,
  publishedAt: "2025-12-26T11:20:00.000Z",
  updatedAt: "2025-12-26T11:20:00.000Z",
  retracted: null,
  relations: [{ kind: "variant", number: 1000, url: "https://claims.example.org/claims/1000-all-bridges-were-closed" }],
};

export const EXAMPLE_LIST = { claims: [EXAMPLE_CLAIM], nextCursor: "1766748000000-1001" };

export const EXAMPLE_SIMILAR = { claims: [{ ...EXAMPLE_CLAIM, score: 0.412 }] };

export const EXAMPLE_HISTORY = {
  versions: [
    {
      number: 2,
      cause: "decision",
      status: "confirmed",
      balance: null,
      asOf: "2026-01-02",
      publishedAt: "2026-01-02T09:00:00.000Z",
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      correction: {
        kind: "update",
        why: "The register of roads shows it.",
        changes: [{ part: "status", was: "Unilateral", is: "Confirmed" }],
      },
      url: "https://claims.example.org/claims/1001-the-bridge-was-closed/versions/2",
    },
    {
      number: 1,
      cause: "decision",
      status: "unilateral",
      balance: null,
      asOf: "2025-12-26",
      publishedAt: "2025-12-26T11:20:00.000Z",
      sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
      correction: null,
      url: "https://claims.example.org/claims/1001-the-bridge-was-closed/versions/1",
    },
  ],
};

export const EXAMPLE_DOSSIER = {
  claim: { text: "The bridge was closed", language: "en", speaker: "mayor", saidOn: "2025-12-24", concerns: [], topics: ["Traffic"] },
  parties: [
    { id: "mayor", name: "The mayor", kind: "person" },
    { id: "paper", name: "The Courier", kind: "medium" },
  ],
  affiliations: [],
  sources: [{ id: "report", kind: "article", title: "Bridge closed", publisher: "paper", publishedOn: "2025-12-25" }],
  evidence: [{ source: "report", stance: "asserts", basis: { kind: "attributed", party: "mayor" } }],
  responses: [],
};

export const EXAMPLE_PROBLEM = {
  type: "about:blank",
  title: "The request cannot be read",
  status: 400,
  detail: "“limit” is a whole number from 1 to 100.",
  errors: [{ path: "limit", message: "“limit” is a whole number from 1 to 100." }],
};

export const EXAMPLE_SENDING = {
  url: "https://paper.example/bridge",
  title: "Bridge closed since this morning",
  text: "The bridge has been closed since this morning, the mayor said.",
  claim: "The bridge is closed",
  speaker: "The mayor",
  language: "en",
  note: "Sent by a reader of our channel.",
};

export const EXAMPLE_SENT = {
  number: 1042,
  url: "https://claims.example.org/desk/claims/1042",
  state: "draft",
  alreadyThere: false,
  similar: [{ number: 1001, url: "https://claims.example.org/desk/claims/1001", score: 0.412 }],
};

export const EXAMPLE_LICENCE_LINE = {
  licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  publisher: "The Example Courier",
  site: "https://claims.example.org",
  madeAt: "2026-01-02T09:00:00.000Z",
};
