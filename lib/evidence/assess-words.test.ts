import { describe, expect, it } from "vitest";
import { assess } from "#lib/evidence/assess";
import { changeSentence, countsSentence, dayInWords, readersLine, reasonSentence, unknownSentence } from "#lib/evidence/assess-words";
import { type Told, told } from "#lib/evidence/sample-dossier";

const story: Told = {
  speaker: "Vladimir Putin",
  saidOn: "2025-12-24",
  concerns: ["US government"],
  parties: {
    person: ["Vladimir Putin"],
    state: ["Russia"],
    body: ["US government"],
    company: ["Rosatom"],
    medium: ["Kommersant", "CriptoNoticias"],
  },
  ties: [["Vladimir Putin speaks_for Russia"], ["Rosatom controlled_by Russia"]],
  sources: { "Kommersant’s report": "Kommersant", "A repeat": "CriptoNoticias" },
  evidence: [
    ["Kommersant’s report", "asserts", "word of Vladimir Putin"],
    ["A repeat", "asserts", "repeats Kommersant’s report"],
  ],
  responses: [["US government", "no_reply", { askedOn: "2025-12-25" }]],
};

const sentences = (one: Told, language = "en") => {
  const answer = assess(told(one));
  return [
    ...answer.reasons.map((reason) => reasonSentence(reason, language)),
    ...answer.wouldChange.map((change) => changeSentence(change, language)),
  ];
};
const line = (one: Told, language = "en") => readersLine(assess(told(one)), language);

describe("the line for readers", () => {
  const two: Told = {
    parties: { person: ["Ada", "Ben"], body: ["Office"], state: ["State"] },
    sources: { a: "Ada", b: "Ben", register: "Office" },
  };
  const ada = ["a", "asserts", "first-hand word of Ada"] as const;
  const ben = ["b", "asserts", "word of Ben"] as const;

  it("one side", () => {
    expect(line(story)).toBe("Only Vladimir Putin's side says so");
    expect(line(story, "es")).toBe("Solo lo dice el lado de Vladimir Putin");
  });

  it("one voice without ties to the speaker", () => {
    expect(line({ ...two, evidence: [ada] })).toBe("Only Ada reports it; there is no second first-hand voice");
    expect(line({ ...two, evidence: [ada, ben] })).toBe("Only Ada and Ben report it; there is no second first-hand voice");
  });

  it("nobody known", () => {
    expect(line({ ...two, evidence: [["a", "asserts", "unknown"]] })).toBe("Nobody known stands behind it");
  });

  it("each way in which a disputed claim leans", () => {
    const denied: Told = { ...two, speaker: "Ada", concerns: ["State"], evidence: [ada], responses: [["State", "denied"]] };
    expect(line(denied)).toBe("word against word");
    expect(line({ ...denied, evidence: [ada, ["register", "asserts", "record"]] })).toBe("the evidence supports it; State denies it");
    expect(line({ ...denied, evidence: [ada, ["register", "contradicts", "record"]] })).toBe("the evidence is against it");
    expect(
      line({
        ...denied,
        evidence: [
          ["a", "contradicts", "itself"],
          ["register", "asserts", "record"],
        ],
      }),
    ).toBe("both hold: check date, place and definition");
  });

  it("what confirms it", () => {
    expect(line({ ...story, responses: [["US government", "confirmed"]] })).toBe("US government, whose side it concerns, says so too");
    expect(line({ ...two, speaker: "Ada", evidence: [["register", "asserts", "record"]] })).toBe("A record kept by Office shows it");
    expect(line({ ...two, speaker: "Ada", evidence: [["a", "asserts", "itself"]] })).toBe("The act itself is on record");
  });
});

describe("the reasons", () => {
  it("name the parties and the ties that make them one side", () => {
    const withCompany: Told = { ...story, evidence: [...(story.evidence ?? []), ["A repeat", "asserts", "word of Rosatom"]] };
    expect(sentences(withCompany)).toContain("Rosatom is controlled by Russia; Vladimir Putin speaks for Russia, so both are one side.");
    expect(sentences(withCompany, "es")).toContain(
      "Rosatom está bajo el control de Russia; Vladimir Putin habla en nombre de Russia, así que ambos están del mismo lado.",
    );
  });

  it("name the ties that do not make them one side", () => {
    const nuclear: Told = {
      speaker: "Russia",
      parties: { state: ["Russia"], body: ["IAEA"], organisation: ["United Nations"] },
      ties: [["IAEA independent_body_of United Nations"], ["Russia member_of United Nations"], ["IAEA funded_by Russia"]],
      sources: { register: "IAEA" },
      evidence: [["register", "asserts", "record"]],
    };
    expect(sentences(nuclear)).toEqual([
      "“register”, a record kept by IAEA, shows it.",
      "IAEA is funded by Russia, which does not make them one side.",
    ]);
  });

  it("follow a long way up from each, and say nothing of ties that are beside the point", () => {
    const offices: Told = {
      speaker: "Minister",
      parties: { person: ["Minister"], body: ["Office", "Agency", "Ministry"], state: ["State"] },
      ties: [
        ["Minister speaks_for Ministry"],
        ["Ministry part_of State"],
        ["Office part_of Agency"],
        ["Agency part_of State"],
        ["Office funded_by Ministry"],
      ],
      sources: { report: "Office" },
      evidence: [["report", "asserts", "observed"]],
    };
    expect(sentences(offices).slice(0, 2)).toEqual([
      "Only Minister's side says so.",
      "Office is part of Agency; Agency is part of State; Minister speaks for Ministry; Ministry is part of State, so Office and Minister are one side.",
    ]);
    expect(sentences(offices).join(" ")).not.toContain("funded");
  });

  it("say who was silent, who said that it is partly true, who took it back, and what is of unknown origin", () => {
    const more: Told = {
      ...story,
      evidence: [...(story.evidence ?? []), ["A repeat", "asserts", "unknown"], ["A repeat", "asserts", "word of Rosatom", "2025-12-26"]],
      responses: [...(story.responses ?? []), ["Russia", "partial"]],
    };
    expect(sentences(more)).toEqual([
      "Only Vladimir Putin's side says so.",
      "Russia said that it is partly true.",
      "US government was asked on 25 December 2025 and has not replied; silence is neither a yes nor a no.",
      "Rosatom took back what had been said; it no longer counts.",
      "1 piece of evidence is of unknown origin and adds nothing.",
      "Russia said it is partly true: split the claim.",
      "Ask US government again: a yes from that side would confirm the claim.",
      "Find out where “A repeat” has it from.",
      "Find a record (a register, a measurement, a ruling) kept by somebody without ties to Vladimir Putin: it would confirm the claim.",
    ]);
  });

  it("do not change with how often it is repeated", () => {
    const again: Told = {
      ...story,
      sources: { ...story.sources, another: "CriptoNoticias" },
      evidence: [...(story.evidence ?? []), ["another", "asserts", "repeats A repeat"]],
    };
    expect(sentences(again)).toEqual(sentences(story));
  });
});

describe("what would change it", () => {
  it("names the ring in which sources repeat each other, and where a trail ends", () => {
    const lost: Told = {
      parties: {},
      sources: { one: null, two: null, three: null, "a rumour": null, "the first": null },
      evidence: [
        ["two", "asserts", "repeats three"],
        ["three", "asserts", "repeats one"],
        ["one", "asserts", "repeats two"],
        ["a rumour", "asserts", "repeats the first"],
      ],
    };
    expect(sentences(lost)).toEqual([
      "Nobody known stands behind it.",
      "4 pieces of evidence are of unknown origin and add nothing.",
      "Find out where “the first” has it from.",
      "“one”, “two” and “three” repeat each other in a ring: find out where the first of them has it from.",
      "Find a record (a register, a measurement, a ruling): it would confirm the claim.",
    ]);
  });
});

describe("counts and days", () => {
  it("links and origins, in words", () => {
    expect(countsSentence({ links: 2, origins: 1 }, "en")).toBe("2 links, 1 origin");
    expect(countsSentence({ links: 1, origins: 1 }, "en")).toBe("1 link, 1 origin");
    expect(countsSentence({ links: 2, origins: 0 }, "en")).toBe("2 links of unknown origin");
    expect(countsSentence({ links: 0, origins: 0 }, "en")).toBe("0 links, 0 origins");
    expect(countsSentence({ links: 10, origins: 1 }, "es-AR")).toBe("10 enlaces, 1 origen");
    expect(unknownSentence({ unknown: 2 }, "en")).toBe("2 links of unknown origin");
    expect(unknownSentence({ unknown: 0 }, "en")).toBeNull();
  });

  it("a day, in the language, and in English where there is none", () => {
    expect(dayInWords("2025-12-26", "en")).toBe("26 December 2025");
    expect(dayInWords("2025-12-26", "es")).toBe("26 de diciembre de 2025");
    expect(dayInWords("2025-12-06", "fi")).toBe("6 December 2025");
  });
});
