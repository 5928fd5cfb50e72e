import type { Role } from "#lib/auth/roles";
import type { Balance } from "#lib/claims/states";
import type { BasisKind, Stance } from "#lib/evidence/schema";
import type { AffiliationKind, PartyKind } from "#lib/parties/schema";
import type { SourceKind } from "#lib/sources/schema";

// The story of an article of 26 December 2025 about what Russia's president said two days before, and what it rests on.
// The staff are invented; everybody else is who they are.

export const NEWSROOM = {
  name: "The Demo Ledger",
  timeZone: "Europe/Madrid",
  language: "en",
  publisherName: null,
  publisherUrl: null,
  licenceName: "CC BY 4.0",
  licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
  recheckConfirmedDays: 365,
  recheckUnilateralDays: 7,
  recheckDisputedDays: 30,
  recaptureDays: 30,
};

export const STAFF = {
  ines: { name: "Ines Okafor", email: "ines@demo-ledger.example", role: "admin" },
  mira: { name: "Mira Halvorsen", email: "mira@demo-ledger.example", role: "editor" },
  tomas: { name: "Tomas Brandl", email: "tomas@demo-ledger.example", role: "editor" },
  lena: { name: "Lena Aoki", email: "lena@demo-ledger.example", role: "reviewer" },
  paul: { name: "Paul Adeyemi", email: "paul@demo-ledger.example", role: "reviewer" },
} satisfies Record<string, { name: string; email: string; role: Role }>;
export type StaffKey = keyof typeof STAFF;

export const PARTIES = {
  putin: ["Vladimir Putin", "person"],
  russia: ["Russia", "state"],
  rosatom: ["Rosatom", "company"],
  us: ["United States", "state"],
  usGovernment: ["US government", "body"],
  whiteHouse: ["White House", "body"],
  ukraine: ["Ukraine", "state"],
  ukraineGovernment: ["Government of Ukraine", "body"],
  energoatom: ["Energoatom", "company"],
  un: ["United Nations system", "organisation"],
  iaea: ["International Atomic Energy Agency", "body", ["IAEA"]],
  kommersant: ["Kommersant", "medium", ["Коммерсантъ"]],
  kolesnikov: ["Andrei Kolesnikov", "person"],
  criptonoticias: ["CriptoNoticias", "medium"],
  mellerud: ["Jaran Mellerud", "person"],
} satisfies Record<string, [string, PartyKind, string[]?]>;
export type PartyKey = keyof typeof PARTIES;

export const TIES: [PartyKey, AffiliationKind, PartyKey, string?][] = [
  ["putin", "speaks_for", "russia", "2012-05-07"],
  ["rosatom", "controlled_by", "russia"],
  ["energoatom", "owned_by", "ukraine"],
  ["usGovernment", "speaks_for", "us"],
  ["whiteHouse", "part_of", "usGovernment"],
  ["ukraineGovernment", "speaks_for", "ukraine"],
  ["iaea", "part_of", "un"],
  ["kolesnikov", "employed_by", "kommersant"],
];

type StorySource = { kind: SourceKind; title: string; publisher: PartyKey; author?: string; publishedOn?: string; language: string };
export const SOURCES = {
  kommersant: {
    kind: "article",
    title: "Kommersant on the business meeting of 24 December 2025",
    publisher: "kommersant",
    author: "Andrei Kolesnikov",
    publishedOn: "2025-12-25",
    language: "ru",
  },
  criptonoticias: {
    kind: "article",
    title: "US and Russia plan to mine Bitcoin with Europe’s largest nuclear plant: report",
    publisher: "criptonoticias",
    publishedOn: "2025-12-26",
    language: "en",
  },
  energoatom: { kind: "article", title: "Energoatom’s description of the Zaporizhzhia plant", publisher: "energoatom", language: "en" },
  pris: { kind: "record", title: "Power Reactor Information System, Ukraine", publisher: "iaea", language: "en" },
  decree: {
    kind: "record",
    title: "Decree of the President of Russia, 5 October 2022",
    publisher: "russia",
    publishedOn: "2022-10-05",
    language: "ru",
  },
  energoatomStatement: {
    kind: "article",
    title: "Statement of Energoatom",
    publisher: "energoatom",
    publishedOn: "2022-10-05",
    language: "uk",
  },
  ukraineStatement: {
    kind: "article",
    title: "Statement of the Government of Ukraine",
    publisher: "ukraineGovernment",
    publishedOn: "2022-10-05",
    language: "uk",
  },
} satisfies Record<string, StorySource>;
export type SourceKey = keyof typeof SOURCES;

type StoryEvidence = {
  source: SourceKey;
  stance?: Stance; // asserts, unless said
  basis:
    | { kind: Exclude<BasisKind, "attributed" | "derived"> }
    | { kind: "attributed"; party: PartyKey; firstHand?: true }
    | { kind: "derived"; from: SourceKey };
  quote?: string;
  quoteLanguage?: string;
};

export type StoryClaim = {
  id: string;
  text: string;
  quote?: string;
  speaker: PartyKey;
  saidOn: string | null;
  saidWhere?: string;
  concerns?: PartyKey[];
  topics: string[];
  by: StaffKey;
  logged: string; // UTC
  evidence: StoryEvidence[];
  asked?: { party: PartyKey; question: string; channel: string; askedOn: string; deadline: string }[];
  ends:
    | {
        decided: "confirmed" | "unilateral" | "disputed";
        balance?: Balance;
        by: StaffKey;
        at: string;
        asOf: string;
        rationale: string;
        /** When to look again: a day, or so many days after the demo newsroom is filled. */
        recheck: string | number;
      }
    | { returned: string; by: StaffKey; at: string }
    | { waits: true };
};

const MEETING = "at a business meeting";
const KOMMERSANT_AND_REPEAT: StoryEvidence[] = [
  { source: "kommersant", basis: { kind: "attributed", party: "putin" } },
  { source: "criptonoticias", basis: { kind: "derived", from: "kommersant" } },
];
const NUCLEAR = "Zaporizhzhia nuclear plant";
const MINING = "Bitcoin mining";
const AMERICAN_SIDE = "The American side is interested in organizing cryptocurrency mining operations at the headquarters";

export const CLAIMS: StoryClaim[] = [
  {
    id: "0193fb10-1001-4000-8000-000000001001",
    text: "The United States is interested in mining bitcoin at the Zaporizhzhia nuclear plant",
    quote: AMERICAN_SIDE,
    speaker: "putin",
    saidOn: "2025-12-24",
    saidWhere: MEETING,
    concerns: ["usGovernment", "ukraineGovernment"],
    topics: [NUCLEAR, MINING],
    by: "mira",
    logged: "2025-12-26T08:10:00Z",
    evidence: [
      { ...(KOMMERSANT_AND_REPEAT[0] as StoryEvidence), quote: AMERICAN_SIDE, quoteLanguage: "en" },
      KOMMERSANT_AND_REPEAT[1] as StoryEvidence,
    ],
    asked: [
      {
        party: "usGovernment",
        question: "Is the United States interested in mining bitcoin at the Zaporizhzhia nuclear plant, as Mr Putin says?",
        channel: "E-mail",
        askedOn: "2025-12-25",
        deadline: "2025-12-26",
      },
    ],
    ends: {
      decided: "unilateral",
      by: "lena",
      at: "2025-12-26T11:20:00Z",
      asOf: "2025-12-26",
      recheck: "2026-01-02",
      rationale:
        "Both reports go back to one voice: Mr Putin’s own. CriptoNoticias repeats Kommersant, and Kommersant reports what he said.\n\nThe US government, whose word would settle it, had neither confirmed nor commented on 26 December 2025.",
    },
  },
  {
    id: "0193fb10-1002-4000-8000-000000001002",
    text: "On Washington's initiative, supplying electricity from the plant to Ukraine is being considered",
    speaker: "putin",
    saidOn: "2025-12-24",
    saidWhere: MEETING,
    concerns: ["usGovernment", "ukraineGovernment"],
    topics: [NUCLEAR, "Electricity"],
    by: "mira",
    logged: "2025-12-26T08:25:00Z",
    evidence: KOMMERSANT_AND_REPEAT,
    asked: [
      {
        party: "usGovernment",
        question: "Is the United States discussing the supply of electricity from the Zaporizhzhia plant to Ukraine, as Mr Putin says?",
        channel: "E-mail",
        askedOn: "2025-12-25",
        deadline: "2025-12-26",
      },
    ],
    ends: {
      decided: "unilateral",
      by: "lena",
      at: "2025-12-26T11:40:00Z",
      asOf: "2025-12-26",
      recheck: "2026-01-09",
      rationale:
        "Only Mr Putin says so; CriptoNoticias repeats the report in Kommersant. Neither Washington nor Kyiv had spoken about it on 26 December 2025.",
    },
  },
  {
    id: "0193fb10-1003-4000-8000-000000001003",
    text: "Russia has 15.5% of the world's bitcoin hashrate, second to the United States",
    speaker: "criptonoticias",
    saidOn: "2025-12-26",
    topics: [MINING],
    by: "tomas",
    logged: "2025-12-26T08:40:00Z",
    evidence: [{ source: "criptonoticias", basis: { kind: "attributed", party: "criptonoticias" } }],
    ends: {
      decided: "unilateral",
      by: "paul",
      at: "2025-12-26T13:05:00Z",
      asOf: "2025-12-26",
      recheck: 30,
      rationale:
        "CriptoNoticias gives the figure on the strength of its own earlier report. We have found no measurement behind it from anybody else.",
    },
  },
  {
    id: "0193fb10-1004-4000-8000-000000001004",
    text: "The plant has fed no electricity into the grid for three years because of security risks",
    speaker: "iaea",
    saidOn: "2025-12-26",
    topics: [NUCLEAR, "Electricity"],
    by: "tomas",
    logged: "2025-12-26T09:00:00Z",
    evidence: [{ source: "criptonoticias", basis: { kind: "attributed", party: "iaea" } }],
    ends: {
      decided: "unilateral",
      by: "paul",
      at: "2025-12-26T13:30:00Z",
      asOf: "2025-12-26",
      recheck: 45,
      rationale:
        "The IAEA is the one who says so, as cited by CriptoNoticias. One voice stays one voice, however trusted; the agency’s own reports would be a record.",
    },
  },
  {
    id: "0193fb10-1005-4000-8000-000000001005",
    text: "On 13 December 2025 the plant lost its external power again and ran its cooling on emergency diesel generators",
    speaker: "iaea",
    saidOn: "2025-12-13",
    topics: [NUCLEAR],
    by: "tomas",
    logged: "2025-12-26T09:15:00Z",
    evidence: [{ source: "criptonoticias", basis: { kind: "attributed", party: "iaea", firstHand: true } }],
    ends: {
      decided: "unilateral",
      by: "lena",
      at: "2025-12-26T14:10:00Z",
      asOf: "2025-12-26",
      recheck: 60,
      rationale: "The IAEA has people at the plant, so it speaks at first hand; but nobody else whom we have found does.",
    },
  },
  {
    id: "0193fb10-1006-4000-8000-000000001006",
    text: "Mining uses 3% of Russia's electricity",
    speaker: "mellerud",
    saidOn: "2025-12-26",
    topics: [MINING, "Electricity"],
    by: "mira",
    logged: "2025-12-26T09:30:00Z",
    evidence: [{ source: "criptonoticias", basis: { kind: "attributed", party: "mellerud" } }],
    ends: {
      decided: "unilateral",
      by: "paul",
      at: "2025-12-27T09:15:00Z",
      asOf: "2025-12-26",
      recheck: 75,
      rationale: "An analyst’s figure, given to CriptoNoticias without its source. Nothing we have found supports or contradicts it.",
    },
  },
  {
    id: "0193fb10-1007-4000-8000-000000001007",
    text: "The era of unlimited growth is over for bitcoin mining in Russia",
    quote: "The era of unlimited growth is over",
    speaker: "mellerud",
    saidOn: "2025-12-26",
    topics: [MINING],
    by: "mira",
    logged: "2025-12-26T09:45:00Z",
    evidence: [{ source: "criptonoticias", basis: { kind: "attributed", party: "mellerud" } }],
    ends: {
      returned: "An opinion about the future, not checkable. Is there a figure behind it that we could log instead?",
      by: "lena",
      at: "2025-12-26T14:30:00Z",
    },
  },
  {
    id: "0193fb10-1008-4000-8000-000000001008",
    text: "The Zaporizhzhia plant has six reactors",
    speaker: "energoatom",
    saidOn: null,
    topics: [NUCLEAR],
    by: "mira",
    logged: "2025-12-26T10:00:00Z",
    evidence: [
      { source: "energoatom", basis: { kind: "attributed", party: "energoatom", firstHand: true } },
      { source: "pris", basis: { kind: "record" } },
    ],
    ends: {
      decided: "confirmed",
      by: "lena",
      at: "2025-12-27T09:40:00Z",
      asOf: "2025-12-27",
      recheck: 365,
      rationale: "The operator says so, and the IAEA’s register of power reactors, kept independently of it, lists six.",
    },
  },
  {
    id: "0193fb10-1009-4000-8000-000000001009",
    text: "The Zaporizhzhia plant is Russian federal property",
    speaker: "russia",
    saidOn: "2022-10-05",
    saidWhere: "in a decree of its president",
    concerns: ["ukraineGovernment"],
    topics: [NUCLEAR],
    by: "tomas",
    logged: "2025-12-26T10:20:00Z",
    evidence: [
      { source: "decree", basis: { kind: "attributed", party: "russia" } },
      { source: "energoatomStatement", stance: "contradicts", basis: { kind: "attributed", party: "energoatom" } },
      { source: "ukraineStatement", stance: "contradicts", basis: { kind: "attributed", party: "ukraineGovernment" } },
    ],
    ends: {
      decided: "disputed",
      balance: "neither",
      by: "paul",
      at: "2025-12-27T10:05:00Z",
      asOf: "2025-12-27",
      recheck: 90,
      rationale:
        "Russia declared it so by decree; Energoatom and the government of Ukraine reject it. It is the word of one side against that of the other.",
    },
  },
  {
    id: "0193fb10-1010-4000-8000-000000001010",
    text: "The reactors of the Zaporizhzhia plant are in cold shutdown",
    speaker: "criptonoticias",
    saidOn: "2025-12-26",
    topics: [NUCLEAR],
    by: "tomas",
    logged: "2025-12-27T08:30:00Z",
    evidence: [{ source: "criptonoticias", basis: { kind: "attributed", party: "criptonoticias" } }],
    ends: { waits: true },
  },
  {
    id: "0193fb10-1011-4000-8000-000000001011",
    text: "Russian miners use surplus hydroelectric power and natural gas",
    speaker: "criptonoticias",
    saidOn: "2025-12-26",
    topics: [MINING, "Electricity"],
    by: "mira",
    logged: "2025-12-27T08:50:00Z",
    evidence: [{ source: "criptonoticias", basis: { kind: "attributed", party: "criptonoticias" } }],
    ends: { waits: true },
  },
];
