import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DossierInput } from "#lib/evidence/dossier";
import { safeLanguage, safeSentence } from "#lib/publication/safe-sentence";
import type { Snapshot } from "#lib/publication/snapshot";
import { anyDossier } from "#prisma/factories/dossiers";
import { aSnapshotOf } from "#prisma/factories/snapshots";

const PARTIES: DossierInput["parties"] = [
  { id: "putin", name: "Vladimir Putin", kind: "person" },
  { id: "russia", name: "Russia", kind: "state" },
  { id: "us", name: "US government", kind: "body" },
  { id: "ua", name: "Government of Ukraine", kind: "body" },
  { id: "iaea", name: "International Atomic Energy Agency", kind: "body" },
  { id: "paper", name: "Kommersant", kind: "medium" },
  { id: "site", name: "CriptoNoticias", kind: "medium" },
];
const report = { id: "report", kind: "article" as const, title: "A report", publisher: "paper" };
const copy = { id: "copy", kind: "article" as const, title: "A copy", publisher: "site" };
const says = (party: string, source = "report", stance: "asserts" | "contradicts" = "asserts", firstHand = false) => ({
  source,
  stance,
  basis: { kind: "attributed" as const, party, firstHand },
});
const silence = { party: "us", askedOn: "2025-12-25", outcome: "no_reply" as const };

function claim(
  changes: Partial<DossierInput> & { text?: string; speaker?: string | null; saidOn?: string | null; language?: string } = {},
): DossierInput {
  const {
    text = "The United States is interested in mining bitcoin at the plant",
    speaker = "putin",
    saidOn = "2025-12-24",
    language = "en",
    ...rest
  } = changes;
  return {
    parties: PARTIES,
    affiliations: [{ from: "putin", to: "russia", kind: "speaks_for" }],
    claim: { text, speaker, saidOn, language, concerns: ["us", "ua"] },
    sources: [report, copy],
    evidence: [says("putin"), { source: "copy", stance: "asserts", basis: { kind: "derived", from: "report" } }],
    responses: [],
    ...rest,
  };
}

const say = (input: DossierInput, changes: Partial<Snapshot> = {}) => safeSentence(aSnapshotOf(input, changes), "en")?.text;

describe("a sentence that is safe to copy", () => {
  it("attributes what only the speaker’s side says, and says who has not replied as of when", () => {
    expect(say(claim({ responses: [silence] }))).toBe(
      "Vladimir Putin said on 24 December 2025 that the United States is interested in mining bitcoin at the plant; the US government had not replied as of 26 December 2025, and nobody without ties to Vladimir Putin was known to back it.",
    );
    expect(say(claim())).toMatch(/; as of 26 December 2025, nobody without ties to Vladimir Putin was known to back it\.$/);
  });

  it("tells those apart who did not reply, would not say, could not be reached and said that it is partly true", () => {
    const responses: DossierInput["responses"] = [
      silence,
      { party: "ua", outcome: "no_reply" },
      { party: "ua", outcome: "declined", repliedOn: "2025-12-26" },
      { party: "iaea", outcome: "unreachable" },
      { party: "russia", outcome: "partial" },
      { party: "site", outcome: "no_comment", withdrawnOn: "2025-12-26" },
    ];
    expect(say(claim({ responses }))).toContain(
      "; Russia had said that it is partly true, the Government of Ukraine had declined to say, the International Atomic Energy Agency could not be reached and the US government had not replied as of 26 December 2025, and nobody",
    );
  });

  it("says who backs what is confirmed, and no more", () => {
    const record = { source: "register", stance: "asserts" as const, basis: { kind: "record" as const } };
    const register = { id: "register", kind: "record" as const, title: "Register", publisher: "iaea" };
    expect(say(claim({ sources: [report, register], evidence: [says("putin"), record] }))).toMatch(
      /; as of 26 December 2025, a record kept by the International Atomic Energy Agency shows it\.$/,
    );
    expect(say(claim({ responses: [{ party: "us", outcome: "confirmed", repliedOn: "2025-12-26" }] }))).toMatch(
      /; as of 26 December 2025, the US government, on the side of whom it concerns, says so too\.$/,
    );
    const itself = { source: "report", stance: "asserts" as const, basis: { kind: "itself" as const } };
    expect(say(claim({ evidence: [itself] }))).toMatch(/, the act itself is on record\.$/);
    const eyes = [
      says("putin", "report", "asserts", true),
      { source: "copy", stance: "asserts" as const, basis: { kind: "observed" as const } },
    ];
    expect(say(claim({ evidence: eyes }))).toMatch(/, CriptoNoticias and Vladimir Putin say so at first hand and are not one side\.$/);
  });

  it("says of what is disputed who contradicts it and which way the evidence leans", () => {
    const denial = [says("ua", "copy", "contradicts")];
    expect(say(claim({ evidence: [says("putin"), ...denial] }))).toMatch(
      /; the Government of Ukraine contradicts it, and as of 26 December 2025, it is word against word\.$/,
    );
    const against = [{ source: "copy", stance: "contradicts" as const, basis: { kind: "record" as const } }];
    expect(say(claim({ evidence: [says("putin"), ...against] }))).toMatch(
      /CriptoNoticias contradicts it, and .*the evidence is against it\.$/,
    );
  });

  it("knows no more than the newsroom of a speaker and a date that are not known", () => {
    expect(say(claim({ saidOn: null }))).toMatch(/^Vladimir Putin says that the United States/);
    expect(say(claim({ speaker: null, evidence: [says("site")] }))).toBe(
      "It was claimed on 24 December 2025 by a speaker who is not known, that the United States is interested in mining bitcoin at the plant; as of 26 December 2025, only CriptoNoticias was known to report it, without a second first-hand voice.",
    );
    expect(say(claim({ speaker: null, saidOn: null }))).toMatch(/^It has been claimed by a speaker who is not known, that/);
    expect(say(claim({ speaker: "us" }))).toMatch(/^The US government said on/);
  });

  it("says that an editor judged where the evidence alone suggests something else, and that a status rests on what is withheld", () => {
    const judged = { status: "confirmed" as const, reasonAgainst: "We know.", signatures: 2 };
    expect(say(claim({ responses: [silence] }), judged)).toMatch(
      /; as of 26 December 2025, it is, by an editor’s judgement that two reviewers signed, confirmed, while the evidence alone suggests unilateral\.$/,
    );
    const kept = { status: "confirmed" as const, withheld: ["safety" as const], restsOnWithheld: true };
    expect(say(claim(), kept)).toMatch(/, it is confirmed, also on evidence that is withheld for safety\.$/);
    expect(say(claim(), { withheld: ["safety"] })).not.toContain("withheld");
  });

  it("is there for versions that were made before evidence was assessed, and not for a claim that was retracted", () => {
    const old = { assessment: null, suggested: null };
    expect(say(claim(), old)).toMatch(/; as of 26 December 2025, it is not confirmed, and rests on one side or one voice\.$/);
    expect(say(claim(), { ...old, status: "disputed", balance: "for" })).toMatch(/it is disputed \(the evidence supports it\)\.$/);
    expect(safeSentence(aSnapshotOf(claim(), { status: null, balance: null }), "en")).toBeNull();
  });
});

describe("the claim inside the sentence", () => {
  const inside = (text: string, language = "en") => /(?:that|que) (.*?);/.exec(say(claim({ text, language })) ?? "")?.[1];

  it("is written small where it begins with a small word, and as it is where it begins with a name or number that is known", () => {
    expect(inside("Most reactors are off.")).toBe("most reactors are off");
    expect(inside("Russia has the hashrate")).toBe("Russia has the hashrate");
    expect(inside("15.5% of it is Russian")).toBe("15.5% of it is Russian");
    expect(inside("NATO agrees")).toBe("NATO agrees");
    expect(inside("La planta tiene seis reactores", "es")).toBe("la planta tiene seis reactores");
  });

  it("is what was said in substance where its first word is not known, and never in quotation marks, as nobody’s own words", () => {
    for (const text of ["Mining uses 3%", "The Hague ruled so"])
      expect(say(claim({ text }))).toContain(`Vladimir Putin said on 24 December 2025, in substance, that ${text}; as of`);
    expect(say(claim({ text: "Kiev podría caer", language: "es" }))).toContain(
      "dijo el 24 de diciembre de 2025, en esencia, que Kiev podría caer; a 26",
    );
  });

  it("stands in brackets, as what the newsroom writes, where it could not be told apart from the sentence", () => {
    for (const text of ["It is so. It was so", "Is it so?", "The “era” is over", "One: two"])
      expect(say(claim({ text }))).toContain(`Vladimir Putin said on 24 December 2025, in substance, that [${text}]; as of`);
  });

  it("does not turn the sentence around, and stays on one line", () => {
    const text = say(claim({ text: "المحطة\nمغلقة\u202e" }));
    expect(text).toContain("that \u2068المحطة مغلقة\u2069;");
  });
});

describe("the language of the sentence", () => {
  it("is the claim’s where there are words for it, else the newsroom’s, else English", () => {
    expect(safeLanguage("es-MX", "en")).toBe("es");
    expect(safeLanguage("en-GB", "es")).toBe("en");
    expect(safeLanguage("ru", "es")).toBe("es");
    expect(safeLanguage("ru", "de")).toBe("en");
  });

  it("says the same in Spanish", () => {
    const spanish = (input: DossierInput, changes: Partial<Snapshot> = {}) =>
      say({ ...input, claim: { ...input.claim, text: "La planta tiene seis reactores", language: "es" } }, changes);
    expect(spanish(claim({ responses: [silence] }))).toBe(
      "Vladimir Putin dijo el 24 de diciembre de 2025 que la planta tiene seis reactores; a 26 de diciembre de 2025, US government no había respondido, y no se conoce a nadie sin vínculos con Vladimir Putin que lo respalde.",
    );
    expect(spanish(claim({ evidence: [says("putin"), says("ua", "copy", "contradicts")] }))).toMatch(
      /; Government of Ukraine lo contradice y, a 26 de diciembre de 2025, es palabra contra palabra\.$/,
    );
    expect(spanish(claim(), { status: "confirmed", reasonAgainst: "x", signatures: 2 })).toMatch(
      /, a juicio de la redacción y con la firma de dos revisores, está confirmado, aunque las pruebas por sí solas indican que se apoya/,
    );
  });
});

it("never says more than the status does, whatever the evidence is", () => {
  fc.assert(
    fc.property(anyDossier, fc.constantFrom("en", "es"), (dossier, language) => {
      const snapshot = aSnapshotOf({ ...dossier, claim: { ...dossier.claim, language } });
      const text = safeSentence(snapshot, "en")?.text ?? "";
      expect(text).toMatch(/^\p{Lu}.*; .*[^.]\.$/u);
      expect(text).not.toMatch(/undefined|null|NaN|\s{2}| ,/);
      const backs = /shows it|say so|says so|is on record|lo muestra|lo dicen?|mismo consta/;
      if (snapshot.status !== "confirmed") expect(text.replace(/known to say so/, "")).not.toMatch(backs);
      if (snapshot.status === "unilateral") expect(text).toMatch(/nobody without ties|\bonly\b|no se conoce a nadie|solo se sabe/);
      if (snapshot.status === "disputed") expect(text).toMatch(/contradicts? it|lo contradicen?/);
    }),
    { numRuns: 1_000 },
  );
});
