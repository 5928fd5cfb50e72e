import { describe, expect, it } from "vitest";
import { correctionOf as correctionTold, type Said } from "#lib/publication/corrections";
import { type Snapshot, snapshotFrom } from "#lib/publication/snapshot";
import { aSnapshot } from "#prisma/factories/snapshots";

const first = aSnapshot();
const claim = (changes: Partial<Snapshot["claim"]>) => ({ claim: { ...first.claim, ...changes } });
const next = (changes: Partial<Snapshot>, kind = "correction") =>
  aSnapshot({ version: 2, reopened: { kind, reason: "We misheard." }, ...changes });

const [piece] = first.evidence as [Snapshot["evidence"][number]];
const clerk = { id: "clerk", name: "Boris the clerk", slug: "boris-the-clerk", kind: "person" as const };
const onWordOf = (party: string, quote: string | null = null) => ({ ...piece, basis: { ...piece.basis, party }, quote });
const correctionOf = (before: Said | null, after: Said, keptBack: string[] = []) => correctionTold(before, after, keptBack);

describe("a version", () => {
  it("that is the first, or says the same as the one before, corrects nothing", () => {
    expect(correctionOf(null, first)).toBeNull();
    expect(correctionOf(first, next({}))).toBeNull();
    expect(correctionOf(first, next({ rationale: "Seen again." }, "recheck"))).toBeNull();
  });

  it("that changes words, speaker, day or status is a correction: what was, what is, and why", () => {
    expect(correctionOf(first, next(claim({ text: "The bridge was open", saidOn: null, undated: true })))).toEqual({
      kind: "correction",
      why: "We misheard.",
      changes: [
        { part: "text", was: "The bridge was closed", is: "The bridge was open" },
        { part: "saidOn", was: "2025-12-24", is: "undated" },
      ],
    });
    expect(correctionOf(first, next({ status: "disputed", balance: "against" }, "recheck"))).toMatchObject({
      kind: "update",
      changes: [{ part: "status", was: "unilateral", is: "disputed (the evidence is against it)" }],
    });
  });

  it("that is something else to another claim, or nothing any more, is a correction, and never a clarification; what it is to one more is none", () => {
    const other = { kind: "repeats" as const, number: 1003, slug: "it-was-shut", text: "It was shut", language: "en" };
    const related = { ...first, relations: [other] };
    expect(correctionOf(first, next({ relations: [other] }))).toBeNull();
    expect(correctionOf(related, next({ relations: [{ ...other, slug: "shut", text: "Shut it was" }] }))).toBeNull();
    expect(correctionOf(related, next({ relations: [{ ...other, kind: "denies" }] }, "clarification"))).toMatchObject({
      kind: "correction",
      changes: [{ part: "relations", was: "Repeats C-1003: “It was shut”", is: "Denies C-1003: “It was shut”" }],
    });
    expect(correctionOf(related, next({}, "recheck"))).toMatchObject({
      kind: "update",
      changes: [{ part: "relations", was: "Repeats C-1003: “It was shut”", is: "" }],
    });
  });

  it("that only adds evidence or an answer corrects nothing; one that takes evidence out or alters it does", () => {
    const more = [...first.evidence, { ...piece, source: "leaflet" }];
    expect(correctionOf(first, next({ evidence: more }, "new_evidence"))).toBeNull();
    expect(correctionOf(first, next({ evidence: [] }))?.changes).toEqual([
      { part: "evidence", was: "Says that it is so: “Bridge closed”, The Courier (on the word of The mayor)", is: "" },
    ]);
    expect(correctionOf(first, next({ evidence: [{ ...piece, quote: "Shut." }] }))?.changes).toEqual([
      {
        part: "evidence",
        was: "Says that it is so: “Bridge closed”, The Courier (on the word of The mayor)",
        is: "Says that it is so: “Bridge closed”, The Courier (on the word of The mayor); “Shut.”",
      },
    ]);
  });

  it("that alters what others are said to have said, or leaves it out, is a correction and never a clarification; one that adds some is none", () => {
    const theirs = { publisher: "The Checker", word: "False", scale: null, address: null, title: null, publishedOn: "2025-12-25" };
    const before = aSnapshot({ verdicts: [theirs] });
    expect(correctionOf(first, next({ verdicts: [theirs] }))).toBeNull();
    expect(correctionOf(before, next({ verdicts: [{ ...theirs, publisher: "Another" }, theirs] }))).toBeNull();
    expect(correctionOf(before, next({ verdicts: [{ ...theirs, word: "Mostly false" }] }, "clarification"))).toEqual({
      kind: "correction",
      why: "We misheard.",
      changes: [{ part: "verdict", was: "By The Checker: “False”; 2025-12-25", is: "By The Checker: “Mostly false”; 2025-12-25" }],
    });
    expect(correctionOf(before, next({ verdicts: [] }))?.changes).toEqual([
      { part: "verdict", was: "By The Checker: “False”; 2025-12-25", is: "" },
    ]);
  });

  it("whose quote was selected anew, in the same words, corrects nothing", () => {
    const selected = (prefix: string) => [{ ...piece, quote: "Shut.", quoteAround: { prefix, suffix: "" } }];
    expect(correctionOf(aSnapshot({ evidence: selected("He said: ") }), next({ evidence: selected("Again: ") }))).toBeNull();
  });

  it("that makes words clearer is a clarification; one that changes who, when or the status never is", () => {
    expect(correctionOf(first, next(claim({ text: "The old bridge was closed" }), "clarification"))?.kind).toBe("clarification");
    for (const changes of [
      { status: "confirmed" as const },
      claim({ speaker: null, speakerUnknown: true }),
      claim({ saidOn: "2025-12-23" }),
    ])
      expect(correctionOf(first, next(changes, "clarification"))?.kind).toBe("correction");
  });

  it("that takes a claim back is a retraction, with its reason", () => {
    const retracted = aSnapshot({ version: 2, cause: "retraction", status: null, retraction: { reason: "It was a buoy." } });
    expect(correctionOf(first, retracted)).toEqual({
      kind: "retraction",
      why: "It was a buoy.",
      changes: [{ part: "status", was: "unilateral", is: "retracted" }],
    });
  });

  it("under a party's new name is the same speaker's, and the first status of an unreviewed claim corrects nothing", () => {
    const renamed = first.parties.map((party) => (party.id === "mayor" ? { ...party, name: "The Mayor of Ruritania" } : party));
    expect(correctionOf(first, next({ parties: renamed }))).toBeNull();
    expect(correctionOf(aSnapshot({ status: "unreviewed" }), next({}))).toBeNull();
  });
});

describe("what a source is", () => {
  const source = (changes: Partial<Snapshot["sources"][number]>) => ({
    sources: first.sources.map((one) => (one.id === "report" ? { ...one, ...changes } : one)),
  });
  const told = (before: Snapshot, after: Partial<Snapshot>) => correctionOf(before, next(after))?.changes;
  const saidIt = "Says that it is so: “Bridge closed”, The Courier (on the word of The mayor)";

  it("cannot change in silence: who published it, when, who wrote it, where it is, of what kind it is", () => {
    const gazette = { id: "gazette", name: "The Gazette", slug: "the-gazette", kind: "medium" as const };
    const parties = [...first.parties, gazette];
    for (const [changes, field, was, is] of [
      [{ publisher: "gazette" }, "Publisher of the source “Bridge closed”", "The Courier", "The Gazette"],
      [{ publishedOn: "2024-12-25" }, "Day of publication of the source “Bridge closed”", "2025-12-25", "2024-12-25"],
      [{ author: "A. Reporter" }, "Author of the source “Bridge closed”", "none", "A. Reporter"],
      [{ address: "https://courier.example/1" }, "Address of the source “Bridge closed”", "none", "https://courier.example/1"],
      [{ kind: "interview" }, "Kind of the source “Bridge closed”", "article", "interview"],
      [{ language: "de" }, "Language of the source “Bridge closed”", "English", "German"],
      [{ title: "Bridge shut" }, "Title of a source", "Bridge closed", "Bridge shut"],
    ] as const)
      expect(told(first, { ...source(changes), parties })).toEqual([{ part: "evidence", was: `${field}: ${was}`, is: `${field}: ${is}` }]);
  });

  it("is told once, by the field that changed, however many voices the source carries", () => {
    const both = { evidence: [piece, onWordOf("clerk")], parties: [...first.parties, clerk] };
    expect(told(aSnapshot(both), { ...both, ...source({ author: "A. Reporter" }) })).toHaveLength(1);
  });

  it("never slips into a clarification, also where it was changed for another claim", () => {
    const clearer = next({ ...claim({ text: "The old bridge was closed" }), ...source({ author: "A. Reporter" }) }, "clarification");
    expect(correctionOf(first, clearer)).toMatchObject({ kind: "correction", changes: [{ part: "text" }, { part: "evidence" }] });
    expect(correctionOf(first, next({ evidence: [{ ...piece, quote: "Shut." }] }, "clarification"))?.kind).toBe("correction");
  });

  it("nor can the place of a quote in it, nor the languages of quote and answer", () => {
    const quoted = aSnapshot({ evidence: [{ ...piece, quote: "Zu.", quoteLanguage: "de", place: "page 1" }] });
    expect(told(quoted, { evidence: [{ ...piece, quote: "Zu.", quoteLanguage: "nl", place: "page 2" }] })).toEqual([
      { part: "evidence", was: `${saidIt}; “Zu.”; quoted in German; at page 1`, is: `${saidIt}; “Zu.”; quoted in Dutch; at page 2` },
    ]);
    const answer = {
      party: "paper",
      askedOn: "2025-12-25",
      outcome: "denied" as const,
      repliedOn: null,
      withdrawnOn: null,
      answer: "Nein.",
    };
    const answered = aSnapshot({ responses: [{ ...answer, answerLanguage: "de" }] });
    expect(told(answered, { responses: [{ ...answer, answerLanguage: "nl" }] })).toEqual([
      { part: "answer", was: "The Courier: denied; “Nein.”; answered in German", is: "The Courier: denied; “Nein.”; answered in Dutch" },
    ]);
  });

  it("is the same under the new name of its publisher, and under one that it was merged into with the same name", () => {
    const renamed = first.parties.map((party) => (party.id === "paper" ? { ...party, name: "The Daily Courier" } : party));
    expect(told(first, { parties: renamed })).toBeUndefined();
    const merged = first.parties.map((party) => (party.id === "paper" ? { ...party, id: "daily" } : party));
    expect(told(first, { parties: merged, ...source({ publisher: "daily" }) })).toBeUndefined();
  });

  it("is the same in a version of an earlier format, which held all of it", () => {
    const { correction: _, assessment: __, responses: ___, ...one } = first;
    expect(correctionOf(snapshotFrom({ ...one, format: 1 }), next({}))).toBeNull();
    expect(correctionOf(snapshotFrom({ ...first, correction: undefined, format: 2 }), next({}))).toBeNull();
    const { verdicts: _verdicts, evidence, ...third } = first;
    const asStored = evidence.map(({ quoteAround: _around, ...stored }) => stored);
    const read = snapshotFrom({ ...third, evidence: asStored, format: 3 });
    expect(read).toEqual({ ...first, format: 4 });
    expect(correctionOf(read, next({}))).toBeNull();
  });
});

describe("what is kept back from some version on is not told again", () => {
  const secret = /Bridge closed|Courier|mayor|Boris|I saw it/;
  const parties = [...first.parties, clerk];
  const once = [{ part: "evidence", was: "evidence that is not told again", is: "" }];
  const changes = (before: Partial<Snapshot>, after: Partial<Snapshot>, keptBack = ["report"]) =>
    correctionOf(aSnapshot({ parties, ...before }), next({ parties, ...after }), keptBack)?.changes;

  it("where its source is withheld as a whole", () => {
    expect(changes({}, { evidence: [], withheld: ["safety"] })).toEqual(once);
  });

  it("where one voice of a source was withheld before, and the other one is now", () => {
    const shown = [onWordOf("clerk", "I saw it")];
    expect(changes({ evidence: shown, withheld: ["safety"] }, { evidence: [], withheld: ["safety"] })).toEqual(once);
  });

  it("where another source is shown again in the same round", () => {
    const leaflet = { ...piece, source: "leaflet" };
    expect(changes({ withheld: ["safety"] }, { evidence: [leaflet], withheld: ["safety"] })).toEqual(once);
  });

  it("where its source is linked again on another’s word", () => {
    const told = changes({ evidence: [onWordOf("clerk", "I saw it")] }, { evidence: [piece], withheld: ["safety"] });
    expect(JSON.stringify(told?.map(({ was }) => was))).not.toMatch(secret);
    expect(told).toMatchObject([{ was: "evidence that is not told again", is: expect.stringContaining("The mayor") }]);
  });

  it("nor where it was unlinked after it was withheld, so that nothing is counted any more", () => {
    expect(changes({}, { evidence: [], withheld: [] })).toEqual(once);
  });

  it("but what is unlinked beside it is told, the source is told of once, and what readers still see is told in full", () => {
    const leaflet = { ...piece, source: "leaflet" };
    const evidence = [piece, onWordOf("clerk", "I saw it"), leaflet];
    expect(changes({ evidence }, { evidence: [], withheld: ["safety"] })).toEqual([
      ...once,
      { part: "evidence", was: "Says that it is so: “A leaflet” (on the word of The mayor)", is: "" },
    ]);
    const altered = changes({ evidence: [piece, leaflet] }, { evidence: [{ ...piece, quote: "Shut." }, leaflet], withheld: ["safety"] });
    expect(altered).toMatchObject([{ was: expect.stringMatching(/mayor\)$/), is: expect.stringContaining("“Shut.”") }]);
  });

  it("and what repeats it is told as of unknown origin, not as withheld", () => {
    const repeat = { ...piece, source: "leaflet", basis: { kind: "derived" as const, party: null, firstHand: false, from: "report" } };
    const unknown = { ...repeat, basis: { ...repeat.basis, kind: "unknown" as const, from: null } };
    expect(changes({ evidence: [piece, repeat] }, { evidence: [unknown], withheld: ["safety"] })).toEqual([
      {
        part: "evidence",
        was: "Says that it is so: “A leaflet” (repeats another source)",
        is: "Says that it is so: “A leaflet” (does not say how it knows)",
      },
      ...once,
    ]);
  });
});

describe("two answers of one party to questions of one day", () => {
  const answer = { party: "paper", askedOn: "2025-12-25", repliedOn: null, answer: null, answerLanguage: null, withdrawnOn: null };
  const [denied, partial] = [
    { ...answer, outcome: "denied" as const },
    { ...answer, outcome: "partial" as const },
  ];

  it("are two: neither is lost in silence, whichever it is", () => {
    for (const [stays, goes, words] of [
      [partial, denied, "denied"],
      [denied, partial, "partly true"],
    ] as const)
      for (const responses of [
        [stays, goes],
        [goes, stays],
      ])
        expect(correctionOf(aSnapshot({ responses }), next({ responses: [stays] }))?.changes).toEqual([
          { part: "answer", was: `The Courier: ${words}`, is: "" },
        ]);
  });

  it("and two pieces of evidence that became one basis by a merge are two", () => {
    const [one, two] = [onWordOf("mayor", "One."), onWordOf("mayor", "Two.")];
    expect(correctionOf(aSnapshot({ evidence: [one, two] }), next({ evidence: [two] }))?.changes).toEqual([
      { part: "evidence", was: expect.stringContaining("“One.”"), is: "" },
    ]);
  });
});

describe("a version that was opened again as a correction", () => {
  it("corrects where only the reviewer’s words are others, or why they judge otherwise; a recheck says them anew", () => {
    expect(correctionOf(first, next({ rationale: "He was misheard." }))).toMatchObject({
      kind: "correction",
      changes: [{ part: "rationale", was: "Only the mayor says so.", is: "He was misheard." }],
    });
    expect(correctionOf(first, next({ reasonAgainst: "We know the voice." }, "clarification"))).toMatchObject({
      kind: "clarification",
      changes: [{ part: "reasonAgainst", was: "", is: "We know the voice." }],
    });
    expect(correctionOf(first, next({ rationale: "Seen again.", reasonAgainst: "We know." }, "new_evidence"))).toBeNull();
    const unreviewed = aSnapshot({ status: "unreviewed", rationale: null });
    expect(correctionOf(unreviewed, next({}))).toBeNull();
  });

  it("or for any other reason corrects where it is said to concern others; not under their new names", () => {
    const about = aSnapshot({ claim: { ...first.claim, concerns: ["mayor"] } });
    expect(correctionOf(about, next(claim({ concerns: ["paper", "mayor"] }), "recheck"))?.changes).toEqual([
      { part: "concerns", was: "The mayor", is: "The Courier · The mayor" },
    ]);
    const both = aSnapshot({ claim: { ...first.claim, concerns: ["mayor", "paper"] } });
    const renamed = first.parties.map((party) => ({ ...party, name: `${party.name} of Ruritania` }));
    expect(correctionOf(both, next({ ...claim({ concerns: ["paper", "mayor"] }), parties: renamed }))).toBeNull();
  });

  it("says so whatever it was opened for, where what was claimed, who said it or when is another", () => {
    for (const kind of ["recheck", "new_evidence", "correction"])
      for (const changes of [{ text: "The bridge was open" }, { speaker: "paper" }, { saidOn: "2025-12-23" }])
        expect(correctionOf(first, next(claim(changes), kind))?.kind).toBe("correction");
    expect(correctionOf(first, next(claim({ saidWhere: "on the bridge" }), "recheck"))?.kind).toBe("update");
  });
});
