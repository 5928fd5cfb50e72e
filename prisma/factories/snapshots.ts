import { assess, RULES_VERSION } from "#lib/evidence/assess";
import { dossierOf } from "#lib/evidence/contents";
import { type DossierInput, parseDossier } from "#lib/evidence/dossier";
import type { Snapshot } from "#lib/publication/snapshot";
import type { ClaimVersions, ListedVersion } from "#lib/versions/queries";

/** What readers see of a claim, for tests that need no database. */
export function aSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    format: 4,
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
        quoteAround: null,
        place: null,
        withdrawnOn: null,
      },
    ],
    responses: [],
    withheld: [],
    verdicts: [],
    status: "unilateral",
    balance: null,
    asOf: "2025-12-26",
    rationale: "Only the mayor says so.",
    reasonAgainst: null,
    suggested: null,
    signatures: 1,
    assessment: null,
    restsOnWithheld: false,
    recheckOn: null,
    reopened: null,
    retraction: null,
    correction: null,
    relations: [],
    ...changes,
  };
}

/** A version whose decision followed the evidence, of what a dossier holds. */
export function aSnapshotOf(input: DossierInput, changes: Partial<Snapshot> = {}): Snapshot {
  const parsed = parseDossier(input);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const { claim, parties, affiliations, sources, evidence, responses } = parsed.dossier;
  const contents = {
    claim: {
      ...claim,
      language: claim.language ?? "en",
      speakerUnknown: claim.speaker === null,
      undated: claim.saidOn === null,
      topics: claim.topics.map((name) => ({ name, slug: name.toLowerCase() })),
    },
    parties: parties.map(({ id, name, kind }) => ({ id, name, slug: id, kind })),
    affiliations: affiliations.map(({ source: _, ...tie }) => tie),
    sources: sources.map(({ url, ...source }) => ({ ...source, address: url })),
    evidence: evidence.map(({ basis, ...piece }) => ({
      ...piece,
      quoteAround: null,
      basis: { party: null, firstHand: false, from: null, ...basis },
    })),
    responses: responses.map(({ question: _, channel: __, deadline: ___, ...response }) => response),
    withheld: [],
    verdicts: [],
  };
  const assessment = { ...assess(dossierOf(contents)), rulesVersion: RULES_VERSION };
  const { status, balance } = assessment;
  return aSnapshot({ ...contents, assessment, status, balance, suggested: { status, balance }, ...changes });
}

/** The versions of a claim as its history lists them, oldest first. */
export function versionsWith(first: Snapshot, ...others: Snapshot[]): ClaimVersions {
  const listed = ({ version, cause, status, balance, asOf, updatedAt, signatures, correction }: Snapshot): ListedVersion => ({
    number: version,
    cause,
    status,
    balance,
    asOf,
    publishedAt: updatedAt,
    signatures,
    sha256: "0".repeat(64),
    correction,
  });
  const last = others.at(-1) ?? first;
  return { number: last.number, slug: last.slug, versions: [listed(first), ...others.map(listed)] };
}
