import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ClaimPage } from "#components/claims/claim-page";
import type { Status } from "#lib/claims/states";
import type { DossierInput } from "#lib/evidence/dossier";
import { correctionOf } from "#lib/publication/corrections";
import type { Snapshot } from "#lib/publication/snapshot";
import type { ToldRelations } from "#lib/relations/queries";
import type { RelationKind } from "#lib/relations/schema";
import { aSnapshot, aSnapshotOf, versionsWith } from "#prisma/factories/snapshots";

const dossier: DossierInput = {
  parties: [
    { id: "putin", name: "Vladimir Putin", kind: "person" },
    { id: "us", name: "US government", kind: "body" },
    { id: "ministry", name: "Ministry X", kind: "body" },
    { id: "paper", name: "Kommersant", kind: "medium" },
  ],
  claim: { text: "The plant was sold", speaker: "putin", saidOn: "2025-12-24", concerns: ["us"] },
  sources: [{ id: "report", kind: "article", title: "A report", publisher: "paper" }],
  evidence: [{ source: "report", stance: "asserts", basis: { kind: "attributed", party: "putin" } }],
};

const newsroom = { name: "The Claim Desk", address: "https://claims.example", timeZone: "UTC", language: "en", revision: 1 };

const NONE: ToldRelations = { states: [], stated: [], more: 0 };
const pageOf = (snapshot: Snapshot, today = "2025-12-27", relations = NONE) => (
  <ClaimPage
    snapshot={snapshot}
    sha256={"0".repeat(64)}
    claim={versionsWith(snapshot)}
    relations={relations}
    newsroom={newsroom}
    today={today}
  />
);

/** The page as it is read aloud. */
const read = (snapshot: Snapshot, today?: string) => readOf(pageOf(snapshot, today));
function readOf(page: ReactNode): string {
  return renderToStaticMarkup(page)
    .replace(/<(?!\/?(bdi|time|span|strong|a|q)\b)[^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#x27;", "'")
    .replaceAll("\u00a0", " ")
    .replace(/\n+/g, "\n");
}

const asked = (responses: DossierInput["responses"]) => read(aSnapshotOf({ ...dossier, responses }));

describe("of other claims a page says", () => {
  const other = (kind: RelationKind, number: number, status?: Status | null) => ({
    kind,
    number,
    slug: "x",
    text: `Words of ${number}`,
    language: "en",
    status,
  });
  const page = (relations: ToldRelations, changes: Partial<Snapshot> = {}) =>
    readOf(pageOf(aSnapshotOf(dossier, changes), "2025-12-27", relations));

  it("what the claim is to them and what they are to it, in plain words, and that one has been retracted", () => {
    const told = page({
      states: [other("repeats", 1003, "confirmed"), other("supersedes", 1004, null)],
      stated: [other("denies", 1007, "disputed"), other("variant", 1008, "unreviewed")],
      more: 2,
    });
    expect(told).toMatch(/Related claims\nRepeats C-1003: Words of 1003\n+Confirmed\n/);
    expect(told).toMatch(/An update of the figure in C-1004: Words of 1004\n+Retracted\n/);
    expect(told).toMatch(/Denied by C-1007: Words of 1007\n+Disputed\n/);
    expect(told).toContain("A variant of C-1008: Words of 1008");
    expect(told).toContain("And 2 claims more.");
    expect(told).not.toContain("newer figure");
    expect(page(NONE)).not.toContain("Related claims");
  });

  it("above everything that another supersedes it, but not where it is retracted", () => {
    const relations = { states: [], stated: [other("supersedes", 1007, "confirmed")], more: 0 };
    const told = page(relations);
    expect(told.indexOf("There is a newer figure.")).toBeLessThan(told.indexOf("The plant was sold"));
    expect(told).toContain("Superseded by C-1007: Words of 1007");
    const retraction = { reason: "It was wrong." };
    expect(page(relations, { status: null, cause: "retraction", retraction })).not.toContain("newer figure");
  });

  it("where it has been merged, into which", () => {
    const told = page(NONE, { status: null, cause: "retraction", retraction: { reason: "The same as C-1003.", sameAs: 1003 } });
    expect(told).toContain("It is the same as C-1003, which stays.");
    expect(told).not.toContain("This claim has been retracted.");
  });
});

describe("a claim page says", () => {
  it("the line of the status as of its day, why, how many links and origins, and what would change it", () => {
    const page = read(aSnapshotOf(dossier));
    expect(page).toContain("Only Vladimir Putin's side says so, as of 26 December 2025");
    expect(page).toMatch(/Why this status\nOnly Vladimir Putin's side says so\.\n1 link, 1 origin\n/);
    expect(page).toMatch(/What would change this\nAsk US government: a yes from that side would confirm the claim\.\n/);
    expect(page).not.toContain("judgement");
    expect(page).not.toContain("What the other parties say");
  });

  it("where a quote stands: its link leads to the passage", () => {
    const evidence = [
      { source: "report", stance: "asserts", basis: { kind: "attributed", party: "putin" }, quote: "The plant was sold, R&D too" },
      { source: "letter", stance: "context", basis: { kind: "observed" } },
    ] as const;
    const sources = ["report", "letter"].map((id) => ({ id, kind: "article" as const, title: id, url: `https://paper.press/${id}` }));
    const page = renderToStaticMarkup(pageOf(aSnapshotOf({ ...dossier, sources, evidence: [...evidence] })));
    expect(page).toContain('href="https://paper.press/report#:~:text=The%20plant%20was%20sold%2C%20R%26D%20too"');
    expect(page).toContain('href="https://paper.press/letter"');
    // Where it was selected, to that place among several.
    const snapshot = aSnapshotOf({ ...dossier, sources, evidence: [...evidence] });
    const selected = snapshot.evidence.map((piece) => ({
      ...piece,
      quoteAround: { prefix: "On Monday he said: ", suffix: " and no more" },
    }));
    expect(renderToStaticMarkup(pageOf({ ...snapshot, evidence: selected }))).toContain(
      'href="https://paper.press/report#:~:text=Monday%20he%20said%3A-,The%20plant%20was%20sold%2C%20R%26D%20too,-and%20no%20more"',
    );
  });

  it("which pages of its sources are gone, as noticed apart from the version", () => {
    const gone = [
      { source: "report", since: "2026-05-05T09:00:00.000Z" },
      { source: "of no source of it", since: "2026-05-05T09:00:00.000Z" },
    ];
    const snapshot = aSnapshotOf(dossier);
    const page = renderToStaticMarkup(<ClaimPage {...pageOf(snapshot).props} gone={gone} />).replace(/<[^>]*>/g, "");
    expect(page).toContain(
      "Noticed apart from this version, and no part of it:The page of “A report” could not be opened any more when we looked on 5 May 2026. We keep a copy of it.",
    );
    expect(read(snapshot)).not.toContain("Noticed apart");
  });

  it("what others have said, in their words and apart from its own, with links that no search engine follows", () => {
    const theirs = {
      publisher: "The Checker",
      word: "Pants on fire",
      scale: { value: 2, worst: 1, best: 5 },
      address: "https://checker.press/plant",
      title: "Was the plant sold?",
      publishedOn: "2025-12-25",
    };
    const snapshot = { ...aSnapshotOf(dossier), verdicts: [theirs] };
    const page = read(snapshot);
    expect(page).toMatch(
      /What others have said\nVerdicts of other publishers, .* They are not ours, and count for nothing in the status above\./,
    );
    expect(page).toContain("The Checker: “Pants on fire”");
    expect(page).toContain("2, on a scale from 1 (worst) to 5 (best)");
    expect(renderToStaticMarkup(pageOf(snapshot))).toContain('<a href="https://checker.press/plant" rel="nofollow noopener">');
    expect(read(aSnapshotOf(dossier))).not.toContain("What others have said");
    const unsafe = { ...theirs, address: "javascript:alert(1)", title: null };
    expect(renderToStaticMarkup(pageOf({ ...snapshot, verdicts: [unsafe] }))).not.toContain('href="javascript');
  });

  it("what each party that was asked answered, when and in its words, and what it took back", () => {
    const page = asked([
      { party: "us", askedOn: "2025-12-25", outcome: "no_reply" },
      {
        party: "ministry",
        askedOn: "2025-12-24",
        outcome: "denied",
        repliedOn: "2025-12-25",
        answer: "Das stimmt nicht.",
        answerLanguage: "de",
      },
      { party: "ministry", outcome: "confirmed", withdrawnOn: "2025-12-26" },
      { party: "us", outcome: "partial", repliedOn: "2025-12-26" },
      { party: "us", outcome: "declined" },
      { party: "us", outcome: "unreachable" },
    ]);
    expect(page).toContain("US government: asked 25 December 2025, no reply as of 26 December 2025\n");
    expect(page).toContain("Ministry X: asked 24 December 2025, denied it on 25 December 2025:\nDas stimmt nicht.\n");
    expect(page).toContain("Ministry X: confirmed it, and took it back on 26 December 2025\n");
    expect(page).toContain("US government: said on 26 December 2025 that it is partly true\n");
    expect(page).toContain("US government: declined to answer\n");
    expect(page).toContain("US government: could not be reached as of 26 December 2025\n");
  });

  it("that a status is an editor’s judgement, why, what the evidence alone suggests, and that two signed it", () => {
    const page = read(aSnapshotOf(dossier, { status: "confirmed", reasonAgainst: "We saw\n\nthe deed.", signatures: 2 }));
    expect(page).toContain("An editor’s judgement: the evidence alone suggests unilateral, as of");
    expect(page).toContain(
      "This status is an editor’s judgement: the evidence alone suggests unilateral. Two reviewers signed it.\nWe saw\nthe deed.\nWhat the evidence shows: Only Vladimir Putin's side says so.",
    );
    expect(page).toContain("What would change what the evidence that is shown here suggests, unilateral:");
  });

  it("how many sources are withheld and why, and whether the status rests on them", () => {
    const kept = { withheld: ["safety" as const] };
    expect(read(aSnapshotOf(dossier, kept))).toContain("1 source withheld for safety.\n");
    expect(read(aSnapshotOf(dossier, kept))).not.toContain("rests on it");
    expect(read(aSnapshotOf(dossier, { ...kept, status: "confirmed", restsOnWithheld: true }))).toContain(
      "1 source withheld for safety. This status also rests on it: what is shown here alone suggests unilateral.",
    );
  });

  it("what the version shown corrected itself, however much has been corrected since", () => {
    const corrected = (version: number) =>
      aSnapshotOf(dossier, {
        version,
        correction: {
          kind: "correction",
          why: `For reason ${version}.`,
          changes: [{ part: "text", was: `It stood so ${version}`, is: "Otherwise" }],
        },
      });
    const [first, ...others] = [aSnapshotOf(dossier), ...Array.from({ length: 14 }, (_, place) => corrected(place + 2))] as const;
    const shown = others[1] as Snapshot;
    const html = renderToStaticMarkup(
      <ClaimPage
        snapshot={shown}
        sha256={"0".repeat(64)}
        claim={versionsWith(first, ...others)}
        relations={NONE}
        newsroom={newsroom}
        today="2025-12-27"
      />,
    );
    expect(shown.version).toBe(3);
    const [, ledTo] = /href="#(correction-\d+)"/.exec(html) ?? [];
    expect(ledTo).toBe("correction-3");
    const told = [...html.matchAll(/<li id="(correction-\d+)".*?(It stood so \d+)/gs)].map(([, id, was]) => [id, was]);
    expect(told).toHaveLength(11);
    expect(told.at(-1)).toEqual(["correction-3", "It stood so 3"]);
    expect(/\d+ earlier corrections in the history/.exec(html)?.[0]).toBe("3 earlier corrections in the history");
  });

  it("when to look again, and once that day has passed when it was checked last", () => {
    const snapshot = aSnapshotOf(dossier, { recheckOn: "2026-01-02" });
    const late = "Last checked on 26 December 2025; it was due to be looked at again on 2 January 2026.";
    expect(read(snapshot, "2026-01-02")).toMatch(/Look again by\n2 Jan 2026\n/);
    expect(read(snapshot, "2026-01-02")).not.toContain("Last checked");
    expect(read(snapshot, "2026-01-03")).toContain(late);
  });

  it("a sentence to copy, except where the claim was retracted, and then why it had its status", () => {
    expect(read(aSnapshotOf(dossier))).toContain(
      "Vladimir Putin said on 24 December 2025 that the plant was sold; as of 26 December 2025,",
    );
    const retracted = read(aSnapshotOf(dossier, { status: null, balance: null, retraction: { reason: "A forgery." } }));
    expect(retracted).toContain(
      "The newsroom no longer stands behind this claim\nRetraction: \nThis claim has been retracted.\nA forgery.\n",
    );
    expect(retracted).toContain("Why it had its status\nOnly Vladimir Putin's side says so.");
    expect(retracted).not.toMatch(/To report it safely|What would change this|as of 26/);
  });

  it("of a version that was opened again as a correction that it is one, of which kind, and why, once at the top and once in the record; or that it says the same", () => {
    const reopened = { kind: "clarification", reason: "It was misread." };
    const before = aSnapshotOf(dossier, { rationale: "One voice." });
    const after = aSnapshotOf(dossier, { version: 2, rationale: "It is one voice.", reopened });
    const clearer = read({ ...after, correction: correctionOf(before, after, []) });
    expect(clearer).toContain("Clarification, 26 December 2025: It was misread.");
    expect(clearer).toContain("Why: It was misread.");
    expect(clearer.split("It was misread.")).toHaveLength(3);
    expect(clearer).not.toContain("Nothing that was said here has been corrected.");
    const other = { ...after, claim: { ...after.claim, saidOn: "2025-12-23" } };
    expect(read({ ...other, correction: correctionOf(before, other, []) })).toContain("Correction, 26 December 2025: It was misread.");
    const same = read({ ...after, rationale: "One voice." });
    expect(same).toContain("Looked at again: It was misread.");
    expect(same).toContain("Nothing that was said here has been corrected.");
  });

  it("what it said before evidence was assessed, in versions of that time", () => {
    const old = read(aSnapshot({ status: "disputed", balance: "neither", reasonAgainst: null }));
    expect(old).toContain("Word against word, as of 26 December 2025");
    expect(old).toContain("Why this status\nIt is word against word: the evidence settles it for neither side.\n");
    expect(old).toContain("Only the mayor says so.\n");
    expect(old).not.toContain("What would change");
  });
});
