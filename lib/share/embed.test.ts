import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/publication/snapshot";
import { claimEmbed, embedTag, embedWithout } from "#lib/share/embed";
import { corporaAreThere, storable } from "#prisma/factories/corpora";
import { aSnapshot } from "#prisma/factories/snapshots";

const newsroom = { name: "The Claim Desk", address: "https://claims.example", timeZone: "UTC", revision: 3 };
const embed = (changes: Partial<Snapshot> = {}, room = newsroom) =>
  claimEmbed({ snapshot: aSnapshot(changes), sha256: "0".repeat(64) }, room);
const shown = (html: string) =>
  html
    .replace(/^.*<main[^>]*>|<\/main>.*$/gs, "")
    .replace(/<\/(p|b|footer|a|span)>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/\n+/g, "\n");

describe("an embedded claim", () => {
  it("says what the page says first: status, line, day, claim, who said it and when, and leads to why", () => {
    expect(shown(embed())).toBe(
      "Unilateral\nNot confirmed, however many repeat it, as of\u00a026 December 2025\nThe bridge was closed\nThe mayor, 24 December 2025\nSee why\nThe Claim Desk\nC-1001\n",
    );
    expect(embed()).toContain('<a href="https://claims.example/claims/1001-the-bridge-was-closed" target="_blank" rel="noopener">');
  });

  it("says that a claim was retracted, since when and why", () => {
    const html = embed({ status: null, balance: null, retraction: { reason: "A forgery." } });
    expect(shown(html)).toContain("Retracted\nThe newsroom no longer stands behind this claim, since 26 December 2025\n");
    expect(shown(html)).toContain("This claim has been retracted.\n A forgery.\n");
  });

  it("has an unknown speaker, no day, and no as-of date where there is none", () => {
    const html = embed({ status: "unreviewed", asOf: null, claim: { ...aSnapshot().claim, speaker: null, saidOn: null } });
    expect(shown(html)).toContain("Unreviewed\nNot reviewed by this newsroom\nThe bridge was closed\nUnknown speaker, undated\n");
  });

  it("is under 15 KB, however long the claim", () => {
    const html = embed({
      claim: { ...aSnapshot().claim, text: "&".repeat(1_000) },
      status: null,
      retraction: { reason: "𝔘".repeat(10_000) },
    });
    expect(Buffer.byteLength(html)).toBeLessThan(15 * 1024);
  });

  it("has another tag after a correction, and when the newsroom’s settings change", () => {
    const tag = (changes: Partial<Snapshot>, sha256: string, revision: number) =>
      embedTag({ snapshot: aSnapshot(changes), sha256 }, { ...newsroom, revision });
    const tags = [tag({}, "a".repeat(64), 1), tag({ version: 2 }, "b".repeat(64), 1), tag({}, "a".repeat(64), 2)];
    expect(new Set(tags).size).toBe(3);
    expect(embed({}, { ...newsroom, revision: 1 })).toContain(`data-tag="&#34;2-1-0000000000000000-1&#34;"`);
  });

  it("asks again where the claim could not be read, and not where there is none", () => {
    expect(embedWithout("Not now.", "")).toContain('data-tag=""');
    expect(embedWithout("There is none.")).not.toContain("data-tag");
  });

  it.skipIf(!corporaAreThere)("lets nothing that somebody wrote become markup", { timeout: 60_000 }, () => {
    const body = (html: string) => html.replace(/^.*<body>/s, "").replace(/<\/body>.*$/s, "");
    const elements = (html: string) => [...body(html).matchAll(/<\/?([a-z]+)/g)].map((match) => match[1]).join(" ");
    const base = aSnapshot();
    const usual = elements(embed({ status: null, retraction: { reason: "x" } }));
    for (const text of storable("xss", "blns", "must-accept")) {
      const parties = base.parties.map((party) => ({ ...party, name: text }));
      const html = embed(
        { claim: { ...base.claim, text }, parties, status: null, retraction: { reason: text } },
        { ...newsroom, name: text },
      );
      // In XML no control character may stand, even written as a number.
      const inXml = body(html).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
      if (elements(html) !== usual || XMLValidator.validate(inXml) !== true) expect.fail(text);
    }
  });
});
