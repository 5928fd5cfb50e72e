import "../tsx.ts";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { assess, RULES_VERSION } from "../../lib/evidence/assess.ts";
import { dossierOf } from "../../lib/evidence/contents.ts";
import type { Snapshot } from "../../lib/publication/snapshot.ts";
import { aSnapshot, versionsWith } from "../../prisma/factories/snapshots.ts";
import type { Promised } from "../measure.ts";

// After tsx.ts, which lets it be read.
const { ClaimPage } = await import("../../components/claims/claim-page.tsx");

/** One report of the mayor's word and its reprints, each of a medium of its own. */
function withLinks(count: number): Snapshot {
  const plain = aSnapshot();
  const media = Array.from({ length: count }, (_, at) => ({
    id: `medium-${at}`,
    name: `Courier of town ${at}`,
    slug: `courier-${at}`,
    kind: "medium" as const,
  }));
  const snapshot: Snapshot = {
    ...plain,
    parties: [...plain.parties, ...media],
    sources: media.map(({ id }, at) => ({
      id: `report-${at}`,
      kind: "article",
      title: `The bridge was closed on Wednesday, the mayor says, and may stay so until spring (${at})`,
      publisher: id,
      author: null,
      publishedOn: "2025-12-25",
      address: `https://courier-${at}.example/news/2025/12/25/the-bridge-was-closed`,
      language: "en",
    })),
    evidence: media.map((_, at) => ({
      source: `report-${at}`,
      stance: "asserts",
      basis:
        at === 0
          ? { kind: "attributed", party: "mayor", firstHand: false, from: null }
          : { kind: "derived", party: null, firstHand: false, from: "report-0" },
      quote: null,
      quoteLanguage: null,
      quoteAround: null,
      place: null,
      withdrawnOn: null,
    })),
  };
  return { ...snapshot, assessment: { ...assess(dossierOf(snapshot)), rulesVersion: RULES_VERSION } };
}

const drawn = (count: number) => {
  const snapshot = withLinks(count);
  const props = {
    snapshot,
    sha256: "0".repeat(64),
    claim: versionsWith(snapshot),
    relations: { states: [], stated: [], more: 0 },
    newsroom: { name: "The Claim Desk", address: "https://claims.example", timeZone: "Europe/Madrid", language: "en", revision: 1 },
    today: "2025-12-27",
  };
  return () => renderToStaticMarkup(createElement(ClaimPage, props));
};

const TWO = "a claim page with 2 links, drawn anew";

export const promises: Promised[] = [
  { title: TWO, limitMs: 5, times: 50, run: drawn(2) },
  { title: "a claim page with 60 links, drawn anew", limitMs: 20, times: 50, run: drawn(60) },
];
