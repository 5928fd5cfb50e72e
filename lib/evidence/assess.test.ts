import { describe, expect, it } from "vitest";
import { assess } from "#lib/evidence/assess";
import { type Told, told } from "#lib/evidence/sample-dossier";
import type { Stance } from "#lib/evidence/schema";

const counts = (story: Told, asOf?: string) => {
  const { status, balance, links, origins, independent, contradicting, unknown } = assess(told(story), asOf);
  return { status, balance, links, origins, independent, contradicting, unknown };
};
const confirmed = { status: "confirmed", balance: null };
const unilateral = { status: "unilateral", balance: null };
const disputed = (balance: string) => ({ status: "disputed", balance });

const president: Told = {
  speaker: "President",
  saidOn: "2025-12-24",
  concerns: ["Other government"],
  parties: { person: ["President"], state: ["State", "Other government"], medium: ["Paper", "A", "B", "C", "D"] },
  ties: [["President speaks_for State"]],
  sources: { report: "Paper", a: "A", b: "B", c: "C", d: "D" },
  evidence: [
    ["report", "asserts", "word of President"],
    ...["a", "b", "c", "d"].map((site) => [site, "asserts", "repeats report"] as const),
  ],
};
const withMinistry: Told = {
  ...president,
  parties: { ...president.parties, body: ["Ministry"] },
  ties: [...(president.ties ?? []), ["Ministry part_of State"]],
  sources: { ...president.sources, statement: "Ministry" },
  evidence: [...(president.evidence ?? []), ["statement", "asserts", "word of Ministry"]],
};

describe("the worked cases", () => {
  it("a president says it, a newspaper reports his words, four sites repeat the newspaper: one side, however many links", () => {
    expect(counts(president)).toMatchObject({ ...unilateral, links: 5, origins: 1, independent: 0 });
  });

  it("his own ministry says it too: still one side", () => {
    expect(counts(withMinistry)).toMatchObject({ ...unilateral, links: 6, origins: 2, independent: 0 });
  });

  it("the other government, which the claim concerns, confirms when asked: confirmed", () => {
    expect(counts({ ...withMinistry, responses: [["Other government", "confirmed"]] })).toMatchObject({
      ...confirmed,
      links: 7,
      origins: 3,
      independent: 1,
    });
  });

  it("it denies instead: word against word", () => {
    expect(counts({ ...withMinistry, responses: [["Other government", "denied"]] })).toMatchObject({
      ...disputed("neither"),
      links: 6,
      origins: 2,
      independent: 0,
      contradicting: 1,
    });
  });

  const twoPapers: Told = {
    parties: { medium: ["First paper", "Second paper"], company: ["Owner"] },
    sources: { one: "First paper", two: "Second paper" },
    evidence: [
      ["one", "asserts", "observed"],
      ["two", "asserts", "observed"],
    ],
  };
  it("two papers of one owner each saw it with their own reporters: one voice", () => {
    const ties = [["First paper owned_by Owner"], ["Second paper owned_by Owner"]] as const;
    expect(counts({ ...twoPapers, ties: [...ties] })).toMatchObject({ ...unilateral, links: 2, origins: 2, independent: 1 });
  });

  it("two papers with nothing in common each saw it: confirmed", () => {
    expect(counts(twoPapers)).toMatchObject({ ...confirmed, links: 2, origins: 2, independent: 2 });
  });

  it("a regulator's published register shows what a company says that it regulates: confirmed", () => {
    const story: Told = {
      speaker: "Company",
      parties: { company: ["Company"], body: ["Regulator"] },
      sources: { register: "Regulator" },
      evidence: [["register", "asserts", "record"]],
    };
    expect(counts(story)).toMatchObject({ ...confirmed, links: 1, origins: 1, independent: 1 });
  });

  it("three sites repeat each other in a ring: nobody known stands behind it", () => {
    const story: Told = {
      parties: { medium: ["A", "B", "C"] },
      sources: { a: "A", b: "B", c: "C" },
      evidence: [
        ["a", "asserts", "repeats b"],
        ["b", "asserts", "repeats c"],
        ["c", "asserts", "repeats a"],
      ],
    };
    expect(counts(story)).toMatchObject({ status: "unreviewed", links: 3, origins: 0, independent: 0, unknown: 3 });
  });

  it("two strangers say so online: neither saw it, so it stays unilateral", () => {
    const story: Told = {
      parties: { person: ["Stranger", "Other stranger"] },
      sources: { post: "Stranger", other: "Other stranger" },
      evidence: [
        ["post", "asserts", "word of Stranger"],
        ["other", "asserts", "word of Other stranger"],
      ],
    };
    expect(counts(story)).toMatchObject({ ...unilateral, links: 2, origins: 2, independent: 2 });
  });

  it("the speaker at first hand and the reporter's own eyes, in one story: confirmed by one link", () => {
    const story: Told = {
      speaker: "Speaker",
      parties: { person: ["Speaker"], medium: ["Paper"] },
      sources: { story: "Paper" },
      evidence: [
        ["story", "asserts", "first-hand word of Speaker"],
        ["story", "asserts", "observed"],
      ],
    };
    expect(counts(story)).toMatchObject({ ...confirmed, links: 1, origins: 2, independent: 1 });
  });

  const reversal: Told = {
    speaker: "Canada",
    concerns: ["Iran"],
    parties: { state: ["Canada", "Iran"], medium: ["Paper"] },
    sources: { report: "Paper" },
    evidence: [["report", "asserts", "word of Canada"]],
    responses: [
      ["Iran", "denied", { askedOn: "2020-01-09", repliedOn: "2020-01-09", withdrawnOn: "2020-01-11" }],
      ["Iran", "confirmed", { askedOn: "2020-01-11", repliedOn: "2020-01-11" }],
    ],
  };
  it("the other side denies, withdraws the denial, then confirms: confirmed", () => {
    expect(counts(reversal)).toMatchObject({ ...confirmed, links: 2, origins: 2, independent: 1, contradicting: 0 });
  });

  it("the same as of the day before it changed its mind: word against word", () => {
    expect(counts(reversal, "2020-01-10")).toMatchObject({ ...disputed("neither"), links: 1, origins: 1, contradicting: 1 });
  });

  it("a court is said to have ruled so: its own judgment settles it, though it is the speaker's", () => {
    const story: Told = {
      speaker: "Court",
      parties: { body: ["Court"] },
      sources: { judgment: "Court" },
      evidence: [["judgment", "asserts", "itself"]],
    };
    expect(counts(story)).toMatchObject({ ...confirmed, links: 1, origins: 1, independent: 0 });
  });

  it("two papers, each from an unnamed official: perhaps one person", () => {
    const story: Told = {
      parties: { medium: ["A", "B"], unnamed: ["an official", "another official"] },
      sources: { a: "A", b: "B" },
      evidence: [
        ["a", "asserts", "first-hand word of an official"],
        ["b", "asserts", "first-hand word of another official"],
      ],
    };
    expect(counts(story)).toMatchObject({ ...unilateral, links: 2, origins: 2, independent: 1 });
  });

  it("a police account, and a video of the scene that contradicts it: the evidence is against it", () => {
    const story: Told = {
      speaker: "Police",
      parties: { body: ["Police"], person: ["Bystander"] },
      sources: { account: "Police", video: "Bystander" },
      evidence: [
        ["account", "asserts", "first-hand word of Police"],
        ["video", "contradicts", "itself"],
      ],
    };
    expect(counts(story)).toMatchObject({ ...disputed("against"), links: 1, origins: 1, independent: 0 });
  });

  it("a state denies what two papers saw and a UN record shows: the evidence supports it", () => {
    const story: Told = {
      speaker: "Witness",
      concerns: ["State"],
      parties: { person: ["Witness"], state: ["State"], medium: ["A", "B"], body: ["United Nations"] },
      sources: { a: "A", b: "B", report: "United Nations", interview: "A" },
      evidence: [
        ["interview", "asserts", "word of Witness"],
        ["a", "asserts", "observed"],
        ["b", "asserts", "observed"],
        ["report", "asserts", "record"],
      ],
      responses: [["State", "denied"]],
    };
    expect(counts(story)).toMatchObject({ ...disputed("for"), links: 4, origins: 4, independent: 3 });
  });
});

describe("where a trail leads", () => {
  const base: Told = {
    parties: { person: ["Witness"], medium: ["A", "B", "C"] },
    sources: { a: "A", b: "B", c: "C" },
  };
  const told = (evidence: Told["evidence"]) => counts({ ...base, evidence });

  it("a repeat is known only through evidence of the same stance, all the way", () => {
    const through = (stance: Stance) =>
      told([
        ["a", "asserts", "word of Witness"],
        ["b", stance, "repeats a"],
        ["c", "asserts", "repeats b"],
      ]);
    expect(through("asserts")).toMatchObject({ origins: 1, unknown: 0, links: 3 });
    expect(through("context")).toMatchObject({ origins: 1, unknown: 1, links: 2 });
  });

  it("what repeats words that were taken back has nobody behind it any more", () => {
    expect(
      told([
        ["a", "asserts", "word of Witness", "2025-01-02"],
        ["b", "asserts", "repeats a"],
      ]),
    ).toMatchObject({ status: "unreviewed", links: 1, origins: 0, unknown: 1 });
  });

  it("a source that repeats itself is of unknown origin", () => {
    expect(told([["a", "asserts", "repeats a"]])).toMatchObject({ status: "unreviewed", links: 1, unknown: 1 });
  });

  it("a ring with one known voice in it is known all round, and is one voice", () => {
    expect(
      told([
        ["a", "asserts", "repeats b"],
        ["b", "asserts", "repeats c"],
        ["c", "asserts", "repeats a"],
        ["c", "asserts", "word of Witness"],
      ]),
    ).toMatchObject({ ...unilateral, links: 3, origins: 1, unknown: 0 });
  });

  it("the thing itself, or a record, whose publisher nobody knows counts for nothing", () => {
    for (const rests of ["itself", "record", "observed"])
      expect(counts({ parties: {}, sources: { s: null }, evidence: [["s", "asserts", rests]] })).toMatchObject({
        status: "unreviewed",
        links: 1,
        unknown: 1,
      });
  });
});

describe("who is one side", () => {
  const register = (ties: Told["ties"], saidOn?: string) =>
    counts({
      speaker: "Minister",
      ...(saidOn && { saidOn }),
      parties: { person: ["Minister"], state: ["State"], body: ["Office"] },
      ties: [["Office part_of State"], ...(ties ?? [])],
      sources: { register: "Office" },
      evidence: [["register", "asserts", "record"]],
    }).status;

  it("ties count that hold on the day on which it was said, first and last day included", () => {
    const term = [["Minister speaks_for State", "2020-01-01", "2020-12-31"]] as const;
    expect(register([...term], "2020-01-01")).toBe("unilateral");
    expect(register([...term], "2020-12-31")).toBe("unilateral");
    expect(register([...term], "2019-12-31")).toBe("confirmed");
    expect(register([...term], "2021-01-01")).toBe("confirmed");
  });

  it("all ties count when nobody knows on which day it was said", () => {
    expect(register([["Minister speaks_for State", "1990-01-01", "1990-12-31"]])).toBe("unilateral");
  });

  it("membership, alliance, money and a body that is free by law never make one side", () => {
    for (const kind of ["member_of", "allied_with", "funded_by", "independent_body_of"])
      expect(register([[`Minister ${kind} State`]])).toBe("confirmed");
  });

  it("a paper with two owners does not make the other papers of those owners one side", () => {
    const story: Told = {
      parties: { medium: ["A", "B", "Both"], company: ["First owner", "Second owner"] },
      ties: [["A owned_by First owner"], ["Both owned_by First owner"], ["Both owned_by Second owner"], ["B owned_by Second owner"]],
      sources: { a: "A", b: "B", both: "Both" },
      evidence: [
        ["a", "asserts", "observed"],
        ["b", "asserts", "observed"],
        ["both", "asserts", "observed"],
      ],
    };
    expect(counts(story)).toMatchObject({ ...confirmed, origins: 3, independent: 2 });
  });

  it("somebody tied to an unnamed person is not one side with every unnamed person", () => {
    const story: Told = {
      parties: { unnamed: ["an owner", "an official"], medium: ["Paper"] },
      ties: [["Paper owned_by an owner"]],
      sources: { seen: "Paper", told: "Paper" },
      evidence: [
        ["seen", "asserts", "observed"],
        ["told", "asserts", "first-hand word of an official"],
      ],
    };
    expect(counts(story)).toMatchObject({ ...confirmed, independent: 2 });
  });

  it("above thirty independent voices the groups that ties connect are counted", () => {
    const names = Array.from({ length: 40 }, (_, place) => `Paper ${place}`);
    const story = (owned: number): Told => ({
      parties: { medium: names, company: ["Owner"] },
      ties: names.slice(0, owned).map((name) => [`${name} owned_by Owner`] as const),
      sources: Object.fromEntries(names.map((name) => [name, name])),
      evidence: names.map((name) => [name, "asserts", "observed"] as const),
    });
    expect(counts(story(0)).independent).toBe(40);
    expect(counts(story(11)).independent).toBe(30);
  });
});

describe("when an assertion holds", () => {
  it("with no speaker, the parties that it concerns must agree, and not be one side", () => {
    const story = (ties: Told["ties"]): Told => ({
      concerns: ["Russia", "Ukraine"],
      parties: { state: ["Russia", "Ukraine", "Union"], medium: ["Agency"] },
      ...(ties && { ties }),
      sources: { report: "Agency" },
      evidence: [
        ["report", "asserts", "word of Russia"],
        ["report", "asserts", "word of Ukraine"],
      ],
    });
    expect(counts(story([]))).toMatchObject({ ...confirmed, independent: 0 });
    expect(counts(story([["Russia part_of Union"], ["Ukraine part_of Union"]]))).toMatchObject({ ...unilateral, independent: 0 });
  });

  it("an unnamed official of the other side does not confirm for it", () => {
    const story = (kind: "unnamed" | "person"): Told => ({
      speaker: "Speaker",
      concerns: ["State"],
      parties: {
        state: ["State"],
        person: ["Speaker"],
        medium: ["Paper"],
        [kind]: kind === "person" ? ["Speaker", "official"] : ["official"],
      },
      ties: [["official employed_by State"]],
      sources: { report: "Paper" },
      evidence: [["report", "asserts", "word of official"]],
    });
    expect(counts(story("person"))).toMatchObject(confirmed);
    expect(counts(story("unnamed"))).toMatchObject({ ...unilateral, independent: 1 });
  });

  it("a company's record of itself confirms nothing about itself", () => {
    const story: Told = {
      concerns: ["Company"],
      parties: { company: ["Company"] },
      sources: { site: "Company" },
      evidence: [["site", "asserts", "record"]],
    };
    expect(counts(story)).toMatchObject({ ...unilateral, independent: 0 });
  });
});

describe("which way a disputed claim leans", () => {
  const story = (contradiction: Partial<Told>): Told => ({
    speaker: "Speaker",
    concerns: ["Accused"],
    ...contradiction,
    parties: { person: ["Speaker", "Accused", "Spokesman"], body: ["Registry"], medium: ["Paper"], ...contradiction.parties },
    ties: [["Spokesman speaks_for Speaker"], ...(contradiction.ties ?? [])],
  });

  it("the speaker's own side takes it back: against", () => {
    expect(counts(story({ responses: [["Spokesman", "denied"]] }))).toMatchObject(disputed("against"));
  });

  it("the denial of the accused alone is only their word", () => {
    expect(counts(story({ responses: [["Accused", "denied"]] }))).toMatchObject(disputed("neither"));
  });

  it("their denial and a reporter's own eyes: against", () => {
    expect(
      counts(story({ responses: [["Accused", "denied"]], sources: { seen: "Paper" }, evidence: [["seen", "contradicts", "observed"]] })),
    ).toMatchObject(disputed("against"));
  });

  it("a record of their own does not clear them; somebody else's does", () => {
    const record: Partial<Told> = { sources: { register: "Registry" }, evidence: [["register", "contradicts", "record"]] };
    expect(counts(story({ ...record, ties: [["Registry owned_by Accused"]] }))).toMatchObject(disputed("neither"));
    expect(counts(story(record))).toMatchObject(disputed("against"));
  });

  it("records on both sides: both hold", () => {
    const story: Told = {
      speaker: "Speaker",
      parties: { person: ["Speaker"], body: ["One office", "Other office"] },
      sources: { one: "One office", other: "Other office" },
      evidence: [
        ["one", "asserts", "record"],
        ["other", "contradicts", "record"],
      ],
    };
    expect(counts(story)).toMatchObject(disputed("both"));
  });
});
